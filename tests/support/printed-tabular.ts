/*
 * What the Tabular List prints for a code, told from its XML by plain expressions and the codes' own letters: a second
 * reading, which shares nothing with the app's.
 */

type Note = { kind: string; text: string }
type Seventh = { character: string; meaning: string }
type Printed = { label: string; notes: Note[]; terms: string[]; sevenths: Seventh[] }
type Section = Printed & { id: string; first: string; last: string; holdsCodes: boolean }
type Chapter = { printed: Printed; sections: Section[] }

export type Tabular = {
  chapters: Chapter[]
  codes: Map<string, { printed: Printed; section: Section; chapter: Chapter }>
}

const KINDS: Readonly<Record<string, string>> = {
  notes: 'note',
  includes: 'includes',
  excludes1: 'excludes1',
  excludes2: 'excludes2',
  codeFirst: 'code first',
  useAdditionalCode: 'use additional',
  codeAlso: 'code also',
  sevenChrNote: '7th character',
}
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }
const plain = (text: string) =>
  text
    .replace(/<[^>]*>/g, '')
    .replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replace(/\s+/g, ' ')
    .trim()
const each = (text: string, name: string) =>
  [...text.matchAll(new RegExp(`<${name}(?: [^>]*)?>([^]*?)</${name}>`, 'g'))].map(([, body]) => body!)

/** `own`: the text of an element without the elements of its own kind inside it. */
function printed(label: string, own: string): Printed {
  const notes = Object.entries(KINDS).flatMap(([name, kind]) =>
    each(own, name).flatMap((body) => each(body, 'note').map((text) => ({ kind, text: plain(text) }))),
  )
  const sevenths: Seventh[] = []
  for (const body of each(own, 'sevenChrDef'))
    for (const [, character, meaning, note] of body.matchAll(
      /<extension char="(.)">([^<]*)<\/extension>|<note>([^<]*)<\/note>/g,
    ))
      if (character !== undefined) sevenths.push({ character, meaning: plain(meaning!) })
      else if (sevenths.length > 0) sevenths.at(-1)!.meaning += `; ${plain(note!)}`
  const terms = each(own, 'inclusionTerm').flatMap((body) => each(body, 'note').map(plain))
  return { label, notes, terms, sevenths }
}

export function readPrinted(xml: string): Tabular {
  const tabular: Tabular = { chapters: [], codes: new Map() }
  for (const body of each(xml.replace(/<!--[^]*?-->/g, ''), 'chapter')) {
    const before = body.slice(0, body.search(/<section /))
    const chapter: Chapter = { printed: printed(`Chapter ${plain(each(before, 'name')[0]!)}`, before), sections: [] }
    tabular.chapters.push(chapter)
    for (const [, id = '', inside = ''] of body.matchAll(/<section id="([^"]*)">([^]*?)<\/section>/g)) {
      const start = inside.search(/<diag[ >]/)
      const [first = '', last = first] = id.split('-')
      const section: Section = {
        ...printed(id, start < 0 ? inside : inside.slice(0, start)),
        id,
        first,
        last,
        holdsCodes: start >= 0,
      }
      chapter.sections.push(section)
      // Each entry's own text ends where the next one begins, wherever that stands.
      for (const own of inside.split(/<diag(?: [^>]*)?>/).slice(1)) {
        const label = plain(each(own, 'name')[0]!)
        tabular.codes.set(label.replace('.', ''), { printed: printed(label, own), section, chapter })
      }
    }
  }
  return tabular
}

/** What applies to a code, nearest first, each as `where|kind|text|where the nearer opposite stands`. */
export function notesPrintedFor({ codes }: Tabular, code: string): string[] {
  const levels: Printed[] = []
  for (let length = code.length; length >= 3; length--) {
    const found = codes.get(code.slice(0, length))
    if (found) levels.push({ ...found.printed, terms: [] })
  }
  const { section, chapter } = codes.get(code.slice(0, 3))!
  const category = code.slice(0, 3)
  const covers = ({ first, last, holdsCodes }: Section) => !holdsCodes && first <= category && category <= last
  levels.push(section, ...chapter.sections.filter(covers), chapter.printed)
  const opposite: Readonly<Record<string, string>> = { excludes1: 'excludes2', excludes2: 'excludes1' }
  const said = (one: Printed): Note[] => [...one.notes, ...one.terms.map((text) => ({ kind: 'includes', text }))]
  return levels.flatMap((level, at) =>
    said(level).map(({ kind, text }) => {
      const nearer = levels
        .slice(0, at)
        .find((other) =>
          said(other).some((one) => one.kind === opposite[kind] && one.text.toLowerCase() === text.toLowerCase()),
        )
      return [level.label, kind, text, nearer?.label ?? ''].join('|')
    }),
  )
}

/** Inclusion terms printed at the code itself. */
export const termsPrintedFor = ({ codes }: Tabular, code: string): string[] => codes.get(code)?.printed.terms ?? []

/** The 7th characters of a code of seven, with the code that each makes. */
export function seventhsPrintedFor({ codes }: Tabular, code: string): (Seventh & { made: string })[] {
  for (let length = code.length; length >= 3; length--) {
    const own = codes.get(code.slice(0, length))?.printed.sevenths ?? []
    if (own.length > 0) return own.map((one) => ({ ...one, made: code.slice(0, 6) + one.character }))
  }
  return []
}
