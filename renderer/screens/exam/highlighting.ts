import { covers, withoutRange, withRange, type TextRange, type TextRanges } from '../../engine/marks'
import type { Session } from '../../engine/session'
import { dispatch } from '../../state/exam'
import { inBackground } from '../../state/trouble'
import { selectedTexts } from '../../ui/marked-text'

/** Said where there is nothing to highlight. */
export const SELECT_FIRST = 'Select text first'

/**
 * Highlights the selected text, or removes the highlight where all of it has one.
 * @returns false where no text of a question or record is selected, and nothing was done
 */
export function toggleHighlight(session: Session): boolean {
  const changes = takeSelection(session.highlights)
  for (const { name, ranges } of changes) {
    const [of, part] = name.split('#') as [string, string]
    inBackground('Carrying out an action in the exam', dispatch({ type: 'highlight', of, part, ranges }))
  }
  return changes.length > 0
}

/** What the selection makes of the highlights, text by text. The selection is gone after that. */
export function takeSelection(highlights: ReadonlyMap<string, TextRanges>): { name: string; ranges: TextRange[] }[] {
  const selected = selectedTexts()
  const rangesOf = (name: string) => highlights.get(name) ?? []
  const change = selected.every(({ name, range }) => covers(rangesOf(name), [...range])) ? withoutRange : withRange
  window.getSelection()?.removeAllRanges()
  return selected.map(({ name, range }) => ({ name, ranges: change(rangesOf(name), [...range]) }))
}

/** How many stretches of text are highlighted on a screen and in its record. */
export function highlightCount(session: Session, owners: readonly string[]): number {
  return [...session.highlights]
    .filter(([name]) => owners.includes(name.split('#')[0]!))
    .reduce((sum, [, ranges]) => sum + ranges.length, 0)
}

/** Removes all highlights of a screen and its record. */
export function clearHighlights(session: Session, owners: readonly string[]): void {
  for (const [name, ranges] of session.highlights) {
    const [of, part] = name.split('#') as [string, string]
    if (owners.includes(of) && ranges.length > 0)
      inBackground('Carrying out an action in the exam', dispatch({ type: 'highlight', of, part, ranges: [] }))
  }
}
