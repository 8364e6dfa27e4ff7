import type { DueCounts } from '../../engine/due-queue'

const KINDS = [
  { kind: 'learning', title: 'Learning', text: 'missed shortly ago' },
  { kind: 'reviews', title: 'Reviews', text: 'learned, soon forgotten' },
  { kind: 'new', title: 'New', text: 'not asked yet' },
] as const

/** What the due cards are, by kind. */
export function DueFigures({ due }: { due: DueCounts }) {
  return (
    <dl className="due-figures">
      {KINDS.map(({ kind, title, text }) => (
        <div key={kind}>
          <dt>
            {title} <span className="muted">{text}</span>
          </dt>
          <dd className="number">{due[kind]}</dd>
        </div>
      ))}
    </dl>
  )
}
