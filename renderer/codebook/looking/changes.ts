import type { ChangedCode, Changes } from '../types'
import type { CodeList } from '../compiled/code-list'

type Side = { release: string; list: CodeList }

/** What is new, gone and revised between two releases. Headings count when their title or their being complete changed. */
export function changesBetween(older: Side, newer: Side, shown: (code: string) => string): Changes {
  const changes: Changes = { older: older.release, newer: newer.release, added: [], deleted: [], revised: [] }
  const named = (list: CodeList, row: number): ChangedCode => {
    const code = list.code(row)
    return { code, shown: shown(code), title: list.title(row) }
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
  return changes
}
