import { verdictOf, type Credit, type Verdict } from '../engine/scoring/credit'
import { verdictWords } from '../engine/scoring/credit-words'
import { Icon, type IconName } from '../ui/icon'
import './verdict-word.css'

/** One icon for each verdict, the same on every screen. */
export const VERDICT_ICONS: Readonly<Record<Verdict, IconName>> = {
  'right': 'check',
  'partial': 'half',
  'wrong': 'cross',
  'not-answered': 'dash',
}

/** What came of an answer, as an icon and a word. `className` places it. */
export function VerdictWord({
  earned,
  size = 15,
  className = '',
}: {
  earned: Pick<Credit, 'answered' | 'credit'>
  size?: number
  className?: string
}) {
  const verdict = verdictOf(earned)
  return (
    <span className={`verdict-word verdict-${verdict} ${className}`.trim()}>
      <Icon name={VERDICT_ICONS[verdict]} size={size} />
      {verdictWords(earned)}
    </span>
  )
}
