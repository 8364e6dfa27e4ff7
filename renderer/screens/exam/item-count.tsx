import { useState } from 'react'
import { Icon } from '../../ui/icon'

/** `2 of 9`; a click hides it and brings it back. */
export function ItemCount({ position, total }: { position: number; total: number }) {
  const [hidden, setHidden] = useState(false)
  return (
    <button
      type="button"
      className="reading"
      onClick={() => setHidden(!hidden)}
      aria-label={hidden ? 'Show question count' : `Question ${position} of ${total}. Hide`}
    >
      <Icon name="pages" />
      {hidden ? null : (
        <span className="number" data-testid="count">
          {position} of {total}
        </span>
      )}
    </button>
  )
}
