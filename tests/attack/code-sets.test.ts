/*
 * The publishers' own files, changed by chance and by malice: no crash, no hang, no wrong code that is not told of, and the
 * books that were there still read. `npm run attack` tries 500 of a seed (ATTACK_SEED), `npm test` a few; without the
 * publishers' files this says NOT RUN.
 */
import 'fake-indexeddb/auto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { CodeList } from '../../renderer/codebook/compiled/code-list'
import { unpackPart, type PackedPart } from '../../renderer/codebook/compiled/columns'
import { PcsTables } from '../../renderer/codebook/compiled/pcs-tables'
import { Tabular } from '../../renderer/codebook/compiled/tabular'
import { expand } from '../../renderer/codebook/reading/pcs-files'
import { codesOf } from '../../renderer/codebook/reading/prove'
import type { GivenFile } from '../../renderer/codebook/reading/read-files'
import type { StoredRelease } from '../../renderer/codebook/store'
import type { ImportResult, PartKind } from '../../renderer/codebook/types'
import { seededRandom, type Random } from '../../renderer/engine/random'
import { freshBooks, saidBy, type TestBooks } from '../support/code-book'
import { changed } from '../support/file-changes'
import { needs } from '../support/not-run'
import { officialFiles, officialFolder } from '../support/official-files'

const COUNT = process.env.ATTACK === 'full' ? 500 : 8
const SEED = Number(process.env.ATTACK_SEED ?? 20_261_128)
/** Of work: what other programs take from a busy computer does not count. What waits for ever ends at the test's limit. */
const LONGEST = 10_000
const worked = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Files that are read together; the larger a group, the rarer it is drawn. */
const GROUPS: readonly (readonly [name: string, weight: number, files: readonly RegExp[]])[] = [
  ['ICD-10-PCS with its order file', 4, [/^2026-icd-10-pcs-tables/, /^2026-icd-10-pcs-order/]],
  ['ICD-10-PCS with its index', 3, [/^2025-icd-10-pcs/]],
  ['ICD-10-CM with its Tabular', 3, [/^2021-icd-10-cm-tabular/]],
  ['ICD-10-CM with its POA list', 3, [/^2026-icd-10-cm-code-desc/, /^POAexempt/]],
  ['ICD-10-CM with its indexes', 2, [/^2017-icd-10-cm/]],
  ['tables of neoplasms and drugs', 2, [/^2022-icd-10-cm/]],
  ['HCPCS', 3, [/^2018-alpha/]],
  ['guidelines', 1, [/Guidelines\.pdf$/]],
]
/** Files in zips that the app reads at all. */
const READ = (name: string) => /\.(?:xml|txt)$/.test(name)

type Stored = { row: StoredRelease; parts: Map<PartKind, PackedPart> }
type Group = { books: TestBooks; files: GivenFile[]; stored: Stored[]; truth: Map<string, string> }

/** The codes that a part says there are; null for parts that say none. */
function codesIn(kind: PartKind, packed: PackedPart): string | null {
  const columns = unpackPart(packed)
  if (kind === 'cm-order' || kind === 'pcs-order' || kind === 'hcpcs-codes') {
    const list = new CodeList(columns)
    return [...list.beginning('')].flatMap((row) => (list.billable(row) ? list.code(row) : [])).join()
  }
  if (kind === 'cm-tabular') return [...codesOf(new Tabular(columns))].sort().join()
  if (kind === 'pcs-tables') {
    const tables = [...new PcsTables(columns).all()]
    return tables
      .flatMap((table) => [...expand(table)])
      .sort()
      .join()
  }
  if (kind === 'cm-poa') return Buffer.from(columns.codes as Uint8Array).toString('latin1')
  return null
}

async function storedIn({ store }: TestBooks): Promise<Stored[]> {
  const { releases } = await store.library()
  return Promise.all(
    releases.map(async (row) => ({
      row,
      parts: new Map(
        await Promise.all(row.parts.map(async (part) => [part.kind, (await store.part(row.id, part))!] as const)),
      ),
    })),
  )
}

async function open(files: GivenFile[]): Promise<Group> {
  const books = await freshBooks()
  await books.add(...files)
  const stored = await storedIn(books)
  const truth = new Map<string, string>()
  for (const { row, parts } of stored)
    for (const [kind, packed] of parts) {
      const codes = codesIn(kind, packed)
      if (codes !== null) truth.set(`${row.id} ${kind}`, codes)
    }
  return { books, files, stored, truth }
}

/** What tells the candidate that the codes of a release are not beyond doubt. */
const DOUBT = /differ in|not proved yet|which codes are complete is not certain|no other official file proves/i

type Part = StoredRelease['parts'][number]

/** What was compiled, whatever it was compiled from. */
const contentOf = ({ id }: StoredRelease, { kind, sheets }: Part) =>
  [id, kind, ...sheets.map(({ sha256 }) => sha256)].join(' ')

/** Parts that are not what was stored before, of releases that were there or not. */
async function otherParts({ books, stored }: Group): Promise<{ row: StoredRelease; part: Part }[]> {
  const known = new Set(stored.flatMap(({ row }) => row.parts.map((part) => contentOf(row, part))))
  return (await books.store.library()).releases.flatMap((row) =>
    row.parts.filter((part) => !known.has(contentOf(row, part))).map((part) => ({ row, part })),
  )
}

/** Lists that say other codes than the true ones, or are of a release that there is not, without a word. */
async function acceptedSilently(group: Group, { releases }: ImportResult): Promise<string[]> {
  const silent: string[] = []
  for (const { row, part } of await otherParts(group)) {
    const { kind } = part
    const codes = codesIn(kind, (await group.books.store.part(row.id, part))!)
    const said = releases.find(({ id }) => id === row.id)?.sentences.join(' ') ?? ''
    if (codes !== null && codes !== group.truth.get(`${row.id} ${kind}`) && !DOUBT.test(said))
      silent.push(`${row.id} ${kind}: ${said}`)
  }
  return silent
}

/** Everything that was there before an attempt is stored as it was. */
async function restored(group: Group): Promise<void> {
  const { books, stored } = group
  if ((await otherParts(group)).length === 0) return
  const own = new Set(stored.map(({ row }) => row.id))
  for (const { id } of (await books.store.library()).releases) if (!own.has(id)) await books.store.remove(id)
  await books.store.write(stored)
}

/** The books that were there are there, and a part of each opens. */
async function stillReads({ books, stored }: Group, random: Random): Promise<void> {
  const { calls } = await books.desk()
  const { releases, damaged } = await calls.library()
  expect(damaged).toEqual([])
  for (const { row } of stored) {
    expect(releases.map(({ id }) => id)).toContain(row.id)
    const { kind } = random.shuffle(row.parts)[0]!
    expect(await openPart(calls, row.id, kind), `${row.id} ${kind}`).toBeTruthy()
  }
}

type Calls = Awaited<ReturnType<TestBooks['desk']>>['calls']

function openPart(calls: Calls, id: string, kind: PartKind): Promise<unknown> {
  switch (kind) {
    case 'cm-order':
    case 'cm-tabular':
    case 'cm-poa':
      return calls.chapters(id)
    case 'cm-index':
    case 'cm-external':
    case 'pcs-index':
      return calls.indexLetters(id, kind)
    case 'cm-neoplasm':
    case 'cm-drugs':
      return calls.tableLetters(id, kind)
    case 'pcs-order':
    case 'pcs-tables':
    case 'pcs-definitions':
      return calls.pcsSections(id)
    case 'hcpcs-codes':
      return calls.hcpcsLetters(id)
    case 'cm-guidelines':
    case 'pcs-guidelines':
      return calls.guidelineTree(id, kind)
  }
}

const table: Record<string, { tried: number; refused: number; doubted: number; kept: number; longest: number }> = {}
afterAll(() => {
  if (Object.keys(table).length === 0) return
  console.log(
    [
      'changed files of | tried | refused | taken with a doubt | taken, codes as they were | longest work',
      ...Object.entries(table).map(
        ([name, one]) =>
          `${name} | ${one.tried} | ${one.refused} | ${one.doubted} | ${one.kept} | ${Math.round(one.longest)} ms`,
      ),
    ].join('\n'),
  )
})

/** The groups with the seeds of their changes, as many as their weights say. */
function shares() {
  const total = GROUPS.reduce((sum, [, weight]) => sum + weight, 0)
  let before = 0
  return GROUPS.map(([name, weight, patterns]) => {
    const from = Math.round((COUNT * before) / total)
    before += weight
    const to = Math.round((COUNT * before) / total)
    return { name, patterns, seeds: Array.from({ length: to - from }, (_, at) => SEED + from + at) }
  }).filter(({ seeds }) => seeds.length > 0)
}

if (officialFolder === null)
  it('publishers’ files under attack', needs('the publishers’ files are not on this computer'), () => undefined)
else
  describe.each(shares())('$name', ({ name, patterns, seeds }) => {
    let group: Group
    beforeAll(async () => {
      group = await open(patterns.flatMap((pattern) => officialFiles(pattern)))
    })
    afterAll(() => group.books.store.close())
    afterEach(() => restored(group))

    it.each(seeds)('change %i', async (seed) => {
      const random = seededRandom(seed)
      const file = group.files[random.int(0, group.files.length - 1)]!
      const { what, bytes } = changed(await file.bytes(), random, READ)
      const given: GivenFile = { name: file.name, size: bytes.length, bytes: () => Promise.resolve(bytes) }
      const started = worked()
      const result = await group.books.add(given)
      const took = worked() - started
      const said = saidBy(result).join('\n')
      expect(took, what).toBeLessThan(LONGEST)
      expect(said, what).not.toMatch(/undefined|\[object|TypeError|RangeError|NaN/)
      expect(result.outcome, what).toBe('done')
      expect(await acceptedSilently(group, result), what).toEqual([])
      await stillReads(group, random)
      const row = (table[name] ??= { tried: 0, refused: 0, doubted: 0, kept: 0, longest: 0 })
      const taken = result.releases.filter(({ outcome }) => outcome !== 'refused' && outcome !== 'same')
      row.tried++
      row.longest = Math.max(row.longest, took)
      if (taken.length === 0) row.refused++
      else if (taken.some(({ sentences }) => DOUBT.test(sentences.join(' ')))) row.doubted++
      else row.kept++
    })
  })
