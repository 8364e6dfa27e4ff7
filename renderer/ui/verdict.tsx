import { Icon } from './icon'
import './verdict.css'

/** Pass or fail, in words, shape and colour. */
export function Verdict({ passed }: { passed: boolean }) {
  return (
    <span className={passed ? 'verdict verdict-pass' : 'verdict verdict-fail'}>
      <Icon name={passed ? 'check' : 'cross'} size={14} />
      {passed ? 'Pass' : 'Fail'}
    </span>
  )
}
