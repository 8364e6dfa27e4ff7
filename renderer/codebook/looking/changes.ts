import type { ChangedCode, Changes } from '../types'
import type { CodeList } from '../compiled/code-list'

type Side = { release: string; list: CodeList }

/** The chapter, section or letter in which a code stands. */
export type ChapterOf = (code: string) => { key: string; title: string }

/**
 * What is new, gone and revised between two releases. A heading counts when it is, or was, a complete code and its title
 * or its being complete changed.
 */
export function changesBetween(
  older: Side,
  newer: Side,
  shown: (code: string) => string,
  chapterOf: ChapterOf,
): Changes {
  const chapters = new Map<string, string>()
  const changes: Changes = {
    older: older.release,
    newer: newer.release,
    chapters: [],
    added: [],
    deleted: [],
    revised: [],
  }
  const named = (list: CodeList, row: number): ChangedCode => {
    const code = list.code(row)
    const { key, title } = chapterOf(code)
    chapters.set(key, title)
    return { code, shown: shown(code), title: list.title(row), chapter: key }
  }
  for (let row = 0; row < newer.list.length; row++) {
    const before = older.list.find(newer.list.code(row))
    if (before < 0) {
      if (newer.list.billable(row)) changes.added.push(named(newer.list, row))
      continue
    }
    const [billableBefore, billable] = [older.list.billable(before), newer.list.billable(row)]
    const titleBefore = older.list.title(before)
    const changed = titleBefore !== newer.list.title(row) || billableBefore !== billable
    if (changed && (billable || billableBefore))
      changes.revised.push({ ...named(newer.list, row), before: titleBefore, billableBefore, billable })
  }
  for (let row = 0; row < older.list.length; row++)
    if (older.list.billable(row) && newer.list.find(older.list.code(row)) < 0)
      changes.deleted.push(named(older.list, row))
  changes.chapters = [...chapters]
    .map(([key, title]) => ({ key, title }))
    .sort((one, other) => one.key.localeCompare(other.key, 'en', { numeric: true }))
  return changes
}
