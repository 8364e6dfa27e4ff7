import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/* What is looked up: 500 searches, the same ones in each run. */

export const KINDS = ['words', 'prefixes', 'codes', 'abbreviations', 'misspelt'] as const
export type Query = { kind: (typeof KINDS)[number]; text: string }

const WORDS =
  'fracture neck femur traumatic diabetes mellitus type kidney chronic disease failure heart acute pneumonia sepsis replacement hip joint bypass coronary artery open percutaneous drainage excision lung left right injury burn unspecified initial encounter subsequent hypertension essential malignant neoplasm breast upper lower anterior posterior device synthetic infarction cerebral hemorrhage complication obstetric newborn delivery poisoning accidental vertebra tendon muscle approach skin abscess infection bacterial viral pulmonary embolism thrombosis vein deep'.split(
    ' ',
  )
const CODES =
  'S72 S72.0 S72.00 S72.001A I10 E11 E11.2 E11.22 I50 I50.33 A41.9 J18.9 N17.9 N18.4 T84 T84.5 M84.4 O80 Z79.4 Z85 R65.21 K57.31 L89.15 C50.9 V43 0SR 0SR9 0SR90 0SR904A 02H 02HV33Z 0DB 0DT 0FT4 021 0210 10D 10E0XZZ 3E0 5A1 0BB 0JB 0QS B24 F07'.split(
    ' ',
  )
const SHORT =
  'aki chf copd htn cabg ckd dvt mi nstemi stemi uti tia cva gerd bph dka djd esrd bka aka tka tha ards svt mrsa pe sle osa'.split(
    ' ',
  )

export function queriesOf(count: number): Query[] {
  const generator = xoroshiro128plus(2026)
  const below = (most: number) => (generator.next() >>> 0) % most
  const one = (list: readonly string[]) => list[below(list.length)]!
  const some = (make: () => string) => Array.from({ length: 1 + below(3) }, make).join(' ')
  const slip = (word: string) => {
    const at = 1 + below(Math.max(1, word.length - 2))
    const ways = [
      word.slice(0, at) + word.slice(at + 1),
      word.slice(0, at) + word[at]! + word.slice(at),
      `${word.slice(0, at)}${word[at + 1] ?? ''}${word[at]!}${word.slice(at + 2)}`,
    ]
    return one(ways)
  }
  const long = WORDS.filter(({ length }) => length > 5)
  const made = {
    words: () => some(() => one(WORDS)),
    prefixes: () => some(() => one(long).slice(0, 3 + below(3))),
    codes: () => one(CODES),
    abbreviations: () => `${one(SHORT)}${below(3) === 0 ? ` ${one(WORDS)}` : ''}`,
    misspelt: () => `${slip(one(long))}${below(2) === 0 ? ` ${one(WORDS)}` : ''}`,
  }
  return Array.from({ length: count }, (_, turn) => {
    const kind = KINDS[turn % KINDS.length]!
    return { kind, text: made[kind]() }
  })
}
