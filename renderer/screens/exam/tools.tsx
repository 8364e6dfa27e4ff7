import type { MouseEvent } from 'react'
import { mayLookUp } from '../../engine/decide'
import type { Screen } from '../../engine/form'
import { labelsOf } from '../../engine/labels'
import type { Session } from '../../engine/session'
import type { CommandId } from '../../keys/commands'
import { AccessLabel } from '../../ui/button'
import { Icon, type IconName } from '../../ui/icon'
import { CAN_HIGHLIGHT } from '../../ui/marked-text'
import { clearHighlights, highlightCount } from './highlighting'

export type Tool = 'calculator' | 'comment' | 'noteboard' | 'books'

/** The tools of the exam room. What they leave behind is stored with the question. */
export function Tools({
  session,
  screen,
  open,
  onOpen,
  onHighlight,
}: {
  session: Session
  screen: Screen
  open: readonly Tool[]
  onOpen: (tool: Tool) => void
  onHighlight: () => void
}) {
  const owners = ownersOf(screen)
  const labels = labelsOf(session.head.preset)
  const highlights = highlightCount(session, owners)
  const comment = (session.comments.get(screen.id) ?? '') !== ''
  return (
    <>
      <ToolButton
        icon="calculator"
        text={labels.calculator}
        command="calculator"
        pressed={open.includes('calculator')}
        onClick={() => onOpen('calculator')}
      />
      <ToolButton
        icon="board"
        text="Noteboard"
        command="noteboard"
        pressed={open.includes('noteboard')}
        onClick={() => onOpen('noteboard')}
      />
      <ToolButton
        icon="comment"
        text={labels.comment}
        command="comment"
        pressed={comment}
        onClick={() => onOpen('comment')}
      />
      {mayLookUp(session.head) ? (
        <ToolButton
          icon="book"
          text="Code books"
          command="books"
          pressed={open.includes('books')}
          onClick={() => onOpen('books')}
        />
      ) : null}
      {CAN_HIGHLIGHT ? (
        <ToolButton
          icon="pen"
          text={labels.highlight}
          command="highlight"
          hint="Select text first; the same again removes it"
          onClick={onHighlight}
        />
      ) : null}
      {highlights > 0 ? (
        <button type="button" className="tool" onClick={() => clearHighlights(session, owners)}>
          <span>
            Clear {highlights}
            <span className="tool-spare"> {highlights === 1 ? 'highlight' : 'highlights'}</span>
          </span>
        </button>
      ) : null}
    </>
  )
}

/** Whose texts a screen shows: its own, and the record's. */
const ownersOf = (screen: Screen): string[] => (screen.kind === 'item' ? [screen.id] : [screen.id, screen.scenario.id])

type ToolButtonProps = {
  icon: IconName
  text: string
  command: CommandId
  pressed?: boolean
  hint?: string
  onClick: () => void
}

export function ToolButton({ icon, text, command, pressed, hint, onClick }: ToolButtonProps) {
  // Pressing the mouse button must not take away the selection that is to be highlighted.
  const keepSelection = (event: MouseEvent) => event.preventDefault()
  return (
    <button
      type="button"
      className={pressed ? 'tool tool-on' : 'tool'}
      aria-pressed={pressed}
      title={hint}
      onMouseDown={keepSelection}
      onClick={onClick}
    >
      <Icon name={icon} size={16} />
      <span>
        <AccessLabel text={text} command={command} />
      </span>
    </button>
  )
}
