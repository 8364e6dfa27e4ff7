import { Icon } from '../ui/icon'
import './pick-count.css'

/** `1 of 2 selected`, spoken as it changes; says how many are too many. */
export function PickCount({ chosen, wanted }: { chosen: number; wanted: number }) {
  const off = chosen > wanted
  return (
    <p className={off ? 'pick-count pick-count-off' : 'pick-count'} role="status">
      {off ? <Icon name="warn" size={15} /> : null}
      {chosen} of {wanted} selected{off ? `: remove ${chosen - wanted}` : ''}
    </p>
  )
}
