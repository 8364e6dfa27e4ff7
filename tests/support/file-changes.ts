import { strToU8, unzipSync, zipSync } from 'fflate'
import type { Random } from '../../renderer/engine/random'

/*
 * What can happen to a publisher's file on its way, by chance or by malice: bits, stretches, lines, fields, codes, tags and
 * the zip around it. Every change is one of a seed, so that one that fails can be made again.
 */

export type Change = (bytes: Uint8Array, random: Random) => Uint8Array

const latin1 = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
const fromLatin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))
const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts))
/** From 0 up to, and without, a bound. */
const below = (random: Random, bound: number) => random.int(0, Math.max(0, bound - 1))
const SIGNS = [...'0123456789ABCDEFXZ <>&"/-.\n\0'].map((sign) => strToU8(sign))

/** A change of the lines of a text. */
const lines =
  (change: (all: string[], at: number, random: Random) => void): Change =>
  (bytes, random) => {
    const all = latin1(bytes).split('\n')
    change(all, below(random, all.length), random)
    return fromLatin1(all.join('\n'))
  }

/** A change of one place that a pattern finds, looked for from a chance place on. */
const place =
  (pattern: RegExp, change: (found: string, random: Random) => string): Change =>
  (bytes, random) => {
    const text = latin1(bytes)
    const from = below(random, text.length)
    const seek = new RegExp(pattern.source, 'g')
    seek.lastIndex = from
    let found = seek.exec(text)
    if (found === null) {
      seek.lastIndex = 0
      found = seek.exec(text)
    }
    if (found === null) return bytes
    return fromLatin1(text.slice(0, found.index) + change(found[0], random) + text.slice(found.index + found[0].length))
  }

const CODE = /\b(?=[A-Z0-9]*\d)[A-Z0-9]{3,7}(?:\.[A-Z0-9]{1,4})?\b/
const letter = (random: Random) => '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ'[below(random, 34)]!
const BOMB = `<!DOCTYPE a [<!ENTITY a "ha">${Array.from({ length: 12 }, (_, at) => `<!ENTITY ${'b'.repeat(at + 1)} "${`&${at === 0 ? 'a' : 'b'.repeat(at)};`.repeat(12)}">`).join('')}]>`

export const CHANGES: Readonly<Record<string, Change>> = {
  'another byte': (bytes, random) => bytes.with(below(random, bytes.length), below(random, 256)),
  'another sign': (bytes, random) => {
    const at = below(random, bytes.length)
    return joined(bytes.subarray(0, at), SIGNS[below(random, SIGNS.length)]!, bytes.subarray(at + 1))
  },
  'a cut end': (bytes, random) => bytes.subarray(0, below(random, bytes.length)),
  'a lost stretch': (bytes, random) => {
    const at = below(random, bytes.length)
    return joined(bytes.subarray(0, at), bytes.subarray(at + 1 + below(random, 4000)))
  },
  'a doubled stretch': (bytes, random) => {
    const at = below(random, bytes.length)
    return joined(bytes.subarray(0, at + below(random, 4000)), bytes.subarray(at))
  },
  'zeros': (bytes, random) => {
    const at = below(random, bytes.length)
    return new Uint8Array(bytes).fill(0, at, at + 512)
  },
  'a lost line': lines((all, at) => void all.splice(at, 1)),
  'a doubled line': lines((all, at) => void all.splice(at, 0, all[at]!)),
  'two lines in each other’s place': lines((all, at, random) => {
    const other = below(random, all.length)
    ;[all[at], all[other]] = [all[other]!, all[at]!]
  }),
  'a cut line': lines((all, at, random) => void (all[at] = all[at]!.slice(0, below(random, all[at]!.length)))),
  'fields of a line in each other’s place': lines((all, at) => {
    const fields = all[at]!.split(/(\s+)/)
    if (fields.length > 2) [fields[0], fields[2]] = [fields[2]!, fields[0]!]
    all[at] = fields.join('')
  }),
  'a line far too long': lines((all, at) => void (all[at] = all[at]!.repeat(2000).slice(0, 300_000))),
  'a code changed in its last place': place(CODE, (code, random) => code.slice(0, -1) + letter(random)),
  'a code changed in its first place': place(CODE, (code, random) => letter(random) + code.slice(1)),
  'a code in lower case': place(CODE, (code) => code.toLowerCase()),
  'a heading for a code, or the reverse': place(/ [01] (?=\S)/, (flag) => (flag.includes('0') ? ' 1 ' : ' 0 ')),
  'a number changed': place(/"\d+"|\b\d{5}\b/, (found, random) => found.replace(/\d/, String(below(random, 10)))),
  'a tag that does not fit': place(/<\/\w+>/, () => '</other>'),
  'a lost tag': place(/<\/?\w+[^>]*>/, () => ''),
  'another version': place(
    /<version>[^<]*<\/version>/,
    (_, random) => `<version>${1990 + below(random, 90)}</version>`,
  ),
  'an entity': place(/>[^<]{4,}/, (text) => `${text}&bomb;`),
  'an entity bomb': (bytes) => {
    const text = latin1(bytes)
    const at = text.indexOf('<ICD10')
    return at < 0 ? bytes : fromLatin1(text.slice(0, at) + BOMB + text.slice(at).replace('>', '>&bbbbbbbbbbbb;'))
  },
  'UTF-16': (bytes) => new Uint8Array(Buffer.from(`\uFEFF${latin1(bytes)}`, 'utf16le')),
}

/** Changes of the zip itself; the files in it are as they were. */
export const ZIP_CHANGES: Readonly<Record<string, Change>> = {
  'bytes of the zip': CHANGES['another byte']!,
  'a zip that is cut': CHANGES['a cut end']!,
  'a stretch lost from the zip': CHANGES['a lost stretch']!,
  'a size in the zip changed': (bytes, random) => {
    const at = [...signatures(bytes)]
    const head = at[below(random, at.length)]
    return head === undefined ? bytes : bytes.with(head + 18 + below(random, 12), below(random, 256))
  },
}

/** Where headers of a zip begin. */
function* signatures(bytes: Uint8Array): Generator<number> {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (const head of ['PK\u0003\u0004', 'PK\u0001\u0002'])
    for (let at = all.indexOf(head, 0, 'latin1'); at >= 0; at = all.indexOf(head, at + 4, 'latin1')) yield at
}

const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b

/**
 * Changes a file or, in three of four zips, one file in it, which is packed again as it should be. `fits` says which files
 * in a zip are worth changing.
 */
export function changed(
  bytes: Uint8Array,
  random: Random,
  fits: (name: string) => boolean = () => true,
): { what: string; bytes: Uint8Array } {
  const one = (changes: Readonly<Record<string, Change>>) => {
    const names = Object.keys(changes)
    const what = names[below(random, names.length)]!
    return { what, change: changes[what]! }
  }
  if (!isZip(bytes)) {
    const { what, change } = one(CHANGES)
    return { what, bytes: change(bytes, random) }
  }
  if (below(random, 4) === 0) {
    const { what, change } = one(ZIP_CHANGES)
    return { what, bytes: change(bytes, random) }
  }
  const files = unzipSync(bytes, { filter: ({ name }) => fits(name) })
  const names = Object.keys(files)
  const name = names[below(random, names.length)]!
  const { what, change } = one(CHANGES)
  // Stored as it is: packing anew would take longer than reading.
  return {
    what: `${what} in ${name}`,
    bytes: zipSync({ ...files, [name]: change(files[name]!, random) }, { level: 0 }),
  }
}
