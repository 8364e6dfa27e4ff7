import { BUTTON_LABELS } from '../../engine/labels'
import { AccessLabel } from '../../ui/button'
import { Icon } from '../../ui/icon'

/** Marks the question to come back to. */
export function FlagButton({
  flagged,
  label = BUTTON_LABELS.flag,
  onToggle,
}: {
  flagged: boolean
  label?: string
  onToggle: () => void
}) {
  return (
    <button type="button" className="tool tool-flag" aria-pressed={flagged} onClick={onToggle}>
      <Icon name="flag" size={16} filled={flagged} />
      <span>
        <AccessLabel text={label} command="flag" />
      </span>
    </button>
  )
}
