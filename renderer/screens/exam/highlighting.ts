import { covers, withoutRange, withRange } from '../../engine/marks'
import type { Session } from '../../engine/session'
import { dispatch } from '../../state/exam'
import { selectedTexts } from '../../ui/marked-text'

/** Highlights the selected text, or removes the highlight where all of it has one. Nothing happens without a selection. */
export function toggleHighlight(session: Session): void {
  const selected = selectedTexts()
  const rangesOf = (name: string) => session.highlights.get(name) ?? []
  const remove = selected.every(({ name, range }) => covers(rangesOf(name), [...range]))
  for (const { name, range } of selected) {
    const [of, part] = name.split('#') as [string, string]
    const change = remove ? withoutRange : withRange
    void dispatch({ type: 'highlight', of, part, ranges: change(rangesOf(name), [...range]) })
  }
  window.getSelection()?.removeAllRanges()
}

/** How many stretches of text are highlighted on a screen and in its record. */
export function highlightCount(session: Session, owners: readonly string[]): number {
  return [...session.highlights].filter(([name]) => owners.includes(name.split('#')[0]!)).reduce((sum, [, ranges]) => sum + ranges.length, 0)
}

/** Removes all highlights of a screen and its record. */
export function clearHighlights(session: Session, owners: readonly string[]): void {
  for (const [name, ranges] of session.highlights) {
    const [of, part] = name.split('#') as [string, string]
    if (owners.includes(of) && ranges.length > 0) void dispatch({ type: 'highlight', of, part, ranges: [] })
  }
}

