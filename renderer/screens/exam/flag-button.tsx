import { AccessLabel } from '../../ui/button'
import { Icon } from '../../ui/icon'

/** Marks the question to come back to. */
export function FlagButton({ flagged, onToggle }: { flagged: boolean; onToggle: () => void }) {
  return (
    <button type="button" className="tool tool-flag" aria-pressed={flagged} onClick={onToggle}>
      <Icon name="flag" size={16} filled={flagged} />
      <span>
        <AccessLabel text="Flag for Review" letter="f" />
      </span>
    </button>
  )
}
