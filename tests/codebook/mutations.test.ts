/*
 * Small files in the official formats changed by chance: whatever is done to them, the reader ends with sentences, in time,
 * and takes no list of codes that says something else without a word. CCS_MUTATIONS says how many; the publishers' own
 * files are changed in tests/attack/code-sets.test.ts.
 */
import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import { CodeList } from '../../renderer/codebook/compiled/code-list'
import { unpackPart } from '../../renderer/codebook/compiled/columns'
import { seededRandom } from '../../renderer/engine/random'
import type { GivenFile } from '../../renderer/codebook/reading/read-files'
import { CM_ROWS, PCS_ROWS, given, wholeShelf, type OrderRow } from '../support/code-set-files'
import { dropBooks, freshBooks, saidBy } from '../support/code-book'
import { changed } from '../support/file-changes'

const COUNT = Number(process.env.CCS_MUTATIONS ?? 80)
/** Ours; the import itself takes milliseconds. */
const LONGEST = 10_000

const complete = (rows: readonly OrderRow[]) =>
  rows
    .filter(([, billable]) => billable === 1)
    .map(([code]) => code)
    .sort()
const TRUE_CODES: Partial<Record<string, string[]>> = { 'cm-order': complete(CM_ROWS), 'pcs-order': complete(PCS_ROWS) }

/** What tells the candidate that a list is not beyond doubt. */
const DOUBT = /not proved yet|The Tabular List of the same year is missing|They differ in/

it.each(Array.from({ length: COUNT }, (_, seed) => seed))(
  'change %i ends with sentences and no wrong code',
  async (seed) => {
    const random = seededRandom(seed)
    const files: GivenFile[] = wholeShelf()
    const at = random.int(0, files.length - 1)
    const file = files[at]!
    const { what: name, bytes } = changed(await file.bytes(), random)
    files[at] = given(file.name, bytes)
    const books = await freshBooks()
    const started = performance.now()
    const result = await books.add(...files)
    expect(performance.now() - started).toBeLessThan(LONGEST)
    const said = saidBy(result).join('\n')
    expect(said).not.toMatch(/undefined|\[object|TypeError|RangeError|NaN/)
    expect(result.outcome).toBe('done')
    const { calls } = await books.desk()
    for (const release of (await calls.library()).releases)
      for (const { kind } of release.parts) {
        const truth = TRUE_CODES[kind]
        if (truth === undefined) continue
        const list = new CodeList(unpackPart((await books.part(release.id, kind))!))
        const codes = [...list.beginning('')].filter((row) => list.billable(row)).map((row) => list.code(row))
        if (codes.join() !== truth.join()) expect(said, `${name} of ${file.name}: ${codes.join()}`).toMatch(DOUBT)
      }
    await calls.search({
      text: 'fracture neck femur',
      scope: 'all',
      shelf: { cm: 'cm-2025-10-01', pcs: 'pcs-2025-10-01', hcpcs: null },
    })
    books.store.close()
    await dropBooks(books.name)
  },
)
