import type { ImportProgress, ImportResult, ImportedRelease, PartKind } from './types'
import { FORMAT, type PackedPart } from './compiled/columns'
import type { ReadPart } from './reading/read-part'
import { sha256Of } from './compiled/hash'
import { readFiles, type GivenFile } from './reading/read-files'
import { prove } from './reading/prove'
import { fiscal } from './reading/year'
import {
  PART_KINDS,
  StoreTrouble,
  releaseIdOf,
  releaseName,
  type BookStore,
  type StoredPart,
  type StoredRelease,
} from './store'

/*
 * An import: reads all files, proves each release with what is stored of it already, and stores everything that holds in
 * one transaction. Ending the thread at any time leaves what was stored before.
 */

type Candidate = { imported: ImportedRelease; row: StoredRelease; parts: Map<PartKind, PackedPart> }

export async function importInto(
  store: BookStore,
  given: readonly GivenFile[],
  now: number,
  onProgress: (progress: ImportProgress) => void,
): Promise<ImportResult> {
  let phase: ImportProgress['phase'] = 'reading'
  let shown: ImportProgress['files'] = []
  const tell = () => {
    const sum = (of: (file: ImportProgress['files'][number]) => number) => shown.reduce((all, one) => all + of(one), 0)
    onProgress({ files: shown, phase, bytes: sum(({ bytes }) => bytes), bytesRead: sum(({ bytesRead }) => bytesRead) })
  }
  const { files, parts } = await readFiles(given, (rows) => {
    shown = [...rows]
    tell()
  })
  shown = files
  phase = 'proving'
  tell()
  const candidates: Candidate[] = []
  for (const group of releasesOf(parts)) candidates.push(await candidate(store, group, now))
  const writing = candidates.filter(({ imported }) => imported.outcome !== 'refused' && imported.outcome !== 'same')
  const result: ImportResult = {
    outcome: 'done',
    files,
    releases: candidates.map(({ imported }) => imported),
    sentences: mixture(parts),
  }
  if (writing.length === 0) return result
  phase = 'writing'
  tell()
  try {
    await store.write(writing)
    return result
  } catch (error) {
    return { ...result, outcome: 'failed', releases: [], sentences: [notStored(error)] }
  }
}

function releasesOf(parts: readonly ReadPart[]): ReadPart[][] {
  const groups = new Map<string, ReadPart[]>()
  for (const part of parts) {
    const id = releaseIdOf(part)
    groups.set(id, [...(groups.get(id) ?? []), part])
  }
  return [...groups.values()]
}

async function candidate(store: BookStore, group: readonly ReadPart[], now: number): Promise<Candidate> {
  const [first] = group as [ReadPart]
  const id = releaseIdOf(first)
  const before = (await store.library()).releases.find((release) => release.id === id)
  const rows = new Map<PartKind, StoredPart>()
  const parts = new Map<PartKind, PackedPart>()
  // A stored part that the storage has damaged is as good as not there.
  for (const part of before?.parts ?? []) {
    const packed = await store.part(id, part)
    if (packed === null) continue
    rows.set(part.kind, part)
    parts.set(part.kind, packed)
  }
  const [known, replaced] = [new Map(rows), new Set<PartKind>()]
  const sentences: string[] = []
  for (const { kind, file, sha256, bytes, count, packed } of group) {
    if (rows.has(kind) && !known.has(kind))
      sentences.push(`${file} is a second one of its kind for this release; it was taken.`)
    if (known.has(kind) && known.get(kind)!.sha256 !== sha256) replaced.add(kind)
    rows.set(kind, { kind, file, sha256, bytes, count, sheets: await hashesOf(packed) })
    parts.set(kind, packed)
  }
  const verdict = prove(parts)
  const name = releaseName(first)
  const same = group.every(({ kind, sha256 }) => known.get(kind)?.sha256 === sha256)
  const imported: ImportedRelease = {
    id,
    name,
    outcome:
      verdict.refusal !== null
        ? 'refused'
        : same
          ? 'same'
          : replaced.size > 0
            ? 'replaced'
            : before
              ? 'extended'
              : 'added',
    sentences:
      verdict.refusal !== null
        ? [`${name} was not taken: ${verdict.refusal}`]
        : same
          ? ['These files were here already; nothing was changed.']
          : [...verdict.sentences, ...sentences],
  }
  const main = rows.get('cm-order') ?? rows.get('pcs-order') ?? rows.get('hcpcs-codes')
  const row: StoredRelease = {
    id,
    format: FORMAT,
    system: first.system,
    year: first.year,
    effective: first.effective,
    codes: main?.count ?? 0,
    parts: PART_KINDS.flatMap((kind) => rows.get(kind) ?? []),
    pcsProof: verdict.pcsProof,
    cmProof: verdict.cmProof,
    addedAt: now,
  }
  return { imported, row, parts }
}

const hashesOf = (packed: PackedPart): Promise<StoredPart['sheets']> =>
  Promise.all([...packed].map(async ([name, sheet]) => ({ name, sha256: await sha256Of(sheet) })))

/** Files of several years at once are fine, but they do not complete each other; one sentence a system says so. */
function mixture(parts: readonly ReadPart[]): string[] {
  return (['cm', 'pcs', 'hcpcs'] as const).flatMap((system) => {
    const years = [...new Set(parts.filter((part) => part.system === system).map(({ year }) => year))].sort()
    if (years.length < 2) return []
    const named = years.map((year) => fiscal(system, year))
    return `The files are of ${named.slice(0, -1).join(', ')} and ${named.at(-1)!}: each year stands by itself, and where one has no book of its own, that of the nearest year is opened and says so.`
  })
}

function notStored(error: unknown): string {
  if (error instanceof StoreTrouble) return error.message
  const names = [error, (error as { inner?: unknown })?.inner].map((one) => (one as Error | undefined)?.name)
  return names.includes('QuotaExceededError') || names.includes('AbortError')
    ? 'The disk is full or cannot be written: nothing was stored, and the books that were there are unchanged. Make about 100 MB free, and add the files again.'
    : 'The books could not be stored: nothing was changed. Start the app again, and add the files once more.'
}
