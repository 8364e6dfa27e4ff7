import { kindsOf } from '../../schema/code'
import { EDITIONS_OF_BEFORE } from '../../schema/editions'
import { changedNear } from '../code-addenda'
import type { Written } from '../written'
import { tokensIn, tokensOfOption } from './code-tokens'
import { placeIn, questionsOf } from './questions'
import type { Material, Rule } from './rule'
import { linesOf } from './tasks'
import { writingsOf, type Writing } from './writings'

/*
 * A question claims an edition only where that can be checked. The years that editions.yaml gives to all are the ones whose
 * official files the other rules look codes up in. Of any other year this workplace has at most the addenda of ICD-10-CM,
 * so a question that rests on anything else in a code book, or on a source that is written anew each year, cannot be said
 * to hold for it.
 */

type Question = { editions?: number[]; validThrough?: string }

/** Sources that no edition of a code book and no annual payment rule changes. */
const LASTING = [
  /^45 CFR \d/,
  /^42 CFR 2\.\d/,
  /^\d+ USC \d/,
  /^NIST SP /,
  /^HL7 /,
  /^AHIMA Practice Brief, /,
  /^UHDDS, /,
] as const
/** Five characters that may be a CPT or HCPCS code; a sum of money among them only costs the claim. */
const FIVE = /\b(?:\d{4}[0-9AFMTU]|[A-CEGHJ-MP-V]\d{4})\b/
const BOOK_SYSTEMS = new Set(['ICD-10-CM', 'ICD-10-PCS', 'CPT/HCPCS', 'CM/PCS', 'CM/CPT', 'PCS/CPT'])

export const claimedEditions: Rule = {
  name: 'editions',
  check(material, report) {
    const given = new Set((material.editions?.value ?? EDITIONS_OF_BEFORE).verified)
    const writings = new Map<string, Writing[]>()
    for (const writing of writingsOf(material)) {
      const id = ownerOf(writing.place.id)
      writings.set(id, [...(writings.get(id) ?? []), writing])
    }
    const cited = citationsOf(material)
    for (const one of [...material.items, ...material.scenarios]) {
      const { editions, validThrough }: Question = one.value
      const place = placeIn(one, 'editions')
      for (const year of editions ?? given) {
        if (validThrough !== undefined && Number(validThrough.slice(0, 4)) < year)
          report(
            place,
            `The answer holds through ${validThrough} only, so it cannot be claimed for the ${year} editions.`,
          )
        if (given.has(year)) continue
        const texts = writings.get(one.id) ?? []
        for (const why of [
          ...systemDoubts(one),
          ...citationDoubts(cited.get(one.id) ?? []),
          ...codeDoubts(material, year, one, texts),
        ])
          report(place, `It cannot be claimed for the ${year} editions: ${why}.`)
      }
    }
  },
}

/** The item or scenario that a place belongs to. */
const ownerOf = (id: string) => id.split('/')[0]!

function citationsOf(material: Material): Map<string, string[]> {
  const cited = new Map<string, string[]>()
  const add = (id: string, citations: readonly string[] = []) => cited.set(id, [...(cited.get(id) ?? []), ...citations])
  for (const question of questionsOf(material)) add(ownerOf(question.id), question.citations)
  for (const scenario of material.scenarios)
    for (const task of scenario.value.tasks) for (const key of task.key) add(scenario.id, key.citations)
  return cited
}

function systemDoubts({ value }: Written<object>): string[] {
  const system = 'codeSystem' in value ? String(value.codeSystem) : ''
  return BOOK_SYSTEMS.has(system) ? [`it asks about ${system}, whose books of that year could not be looked into`] : []
}

const citationDoubts = (citations: readonly string[]): string[] =>
  [...new Set(citations)]
    .filter((citation) => !LASTING.some((pattern) => pattern.test(citation)))
    .map((citation) => `"${citation}" may read differently in that year`)

function codeDoubts(
  { addenda, scenarios }: Material,
  year: number,
  one: Written<object>,
  texts: readonly Writing[],
): string[] {
  const tokens = texts.flatMap(({ part, text }) => (part === 'option' ? tokensOfOption(text) : tokensIn(text)))
  const lines = scenarios
    .filter(({ id }) => id === one.id)
    .flatMap(({ value }) => value.tasks.flatMap((task) => linesOf(task).map(({ code }) => code)))
  const diagnoses = [
    ...tokens.filter(({ kind }) => kind === 'ICD-10-CM').map(({ code }) => code),
    ...lines.filter((code) => kindsOf(code).includes('ICD-10-CM')),
  ]
  const procedure =
    tokens.find(({ kind }) => kind === 'ICD-10-PCS')?.code ??
    lines.find((code) => !kindsOf(code).includes('ICD-10-CM')) ??
    texts.map(({ text }) => FIVE.exec(text)?.[0]).find((code) => code !== undefined)
  const doubts = procedure === undefined ? [] : [`nothing here tells whether ${procedure} is still a code then`]
  if (addenda?.year !== year) return doubts
  for (const code of new Set(diagnoses)) {
    const changed = changedNear(addenda, code)
    if (changed.length > 0)
      doubts.push(`the addenda of ${year} change ${changed.slice(0, 4).join(', ')} in the category of ${code}`)
  }
  return doubts
}
