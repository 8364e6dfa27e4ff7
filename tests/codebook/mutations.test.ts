/*
 * Official files changed by chance: whatever is done to them, the reader ends with sentences, in time, and takes no list
 * of codes that says something else without a word. A short selection each time; CCS_MUTATIONS=500 for all.
 */
import 'fake-indexeddb/auto'
import { unzipSync, zipSync } from 'fflate'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { expect, it } from 'vitest'
import { CodeList } from '../../renderer/codebook/compiled/code-list'
import { unpackPart } from '../../renderer/codebook/compiled/columns'
import type { GivenFile } from '../../renderer/codebook/reading/read-files'
import { CM_ROWS, PCS_ROWS, given, wholeShelf, type OrderRow } from '../support/code-set-files'
import { dropBooks, freshBooks, saidBy } from '../support/code-book'

const COUNT = Number(process.env.CCS_MUTATIONS ?? 80)
/** Ours; the import itself takes milliseconds. */
const LONGEST = 10_000

type Chance = (below: number) => number
function chanceOf(seed: number): Chance {
  const generator = xoroshiro128plus(seed)
  return (below) => (generator.next() >>> 0) % below
}

type Change = (bytes: Uint8Array, chance: Chance) => Uint8Array
const SIGNS = [...'0123456789ABCDEFXZ <>&"/-.\n\0é'].map((sign) => new TextEncoder().encode(sign))
const joined = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]))

const CHANGES: Readonly<Record<string, Change>> = {
  'another byte': (bytes, chance) => bytes.with(chance(bytes.length), chance(256)),
  'another sign': (bytes, chance) => {
    const at = chance(bytes.length)
    return joined(bytes.subarray(0, at), SIGNS[chance(SIGNS.length)]!, bytes.subarray(at + 1))
  },
  'a cut end': (bytes, chance) => bytes.subarray(0, chance(bytes.length)),
  'a lost stretch': (bytes, chance) => {
    const at = chance(bytes.length)
    return joined(bytes.subarray(0, at), bytes.subarray(at + 1 + chance(60)))
  },
  'a doubled stretch': (bytes, chance) => {
    const at = chance(bytes.length)
    return joined(bytes.subarray(0, at + chance(200)), bytes.subarray(at))
  },
  'a code changed in its last place': (bytes, chance) => {
    const text = new TextDecoder('latin1').decode(bytes)
    const codes = [...text.matchAll(/\b(?=[A-Z0-9]*\d)[A-Z0-9]{3,7}\b/g)]
    const found = codes[chance(Math.max(1, codes.length))]
    if (!found) return bytes
    return bytes.with(found.index + found[0].length - 1, '0123456789ABCDEF'.charCodeAt(chance(16)))
  },
}

/** Changes a file, or one in a zip, which is packed again as it should be. */
function changed(bytes: Uint8Array, change: Change, chance: Chance): Uint8Array {
  if (bytes[0] !== 0x50 || chance(3) === 0) return change(bytes, chance)
  const files = unzipSync(bytes)
  const names = Object.keys(files)
  const name = names[chance(names.length)]!
  return zipSync({ ...files, [name]: change(files[name]!, chance) })
}

const complete = (rows: readonly OrderRow[]) =>
  rows
    .filter(([, billable]) => billable === 1)
    .map(([code]) => code)
    .sort()
const TRUE_CODES: Partial<Record<string, string[]>> = { 'cm-order': complete(CM_ROWS), 'pcs-order': complete(PCS_ROWS) }

/** What tells the candidate that a list is not beyond doubt. */
const DOUBT = /not proved yet|is missing|They differ in|refused|was not taken|skipped|each year stands by itself/

it.each(Array.from({ length: COUNT }, (_, seed) => seed))(
  'change %i ends with sentences and no wrong code',
  async (seed) => {
    const chance = chanceOf(seed)
    const files: GivenFile[] = wholeShelf()
    const at = chance(files.length)
    const names = Object.keys(CHANGES)
    const name = names[chance(names.length)]!
    const file = files[at]!
    files[at] = given(file.name, changed(await file.bytes(), CHANGES[name]!, chance))
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
