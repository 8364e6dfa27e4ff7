import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainCode } from '../../renderer/engine/answer'
import { formatHelp, shownCode, systemOf, type CodeSystem } from '../../renderer/engine/code-format'
import { bankSources } from '../support/real-bank'

/** A code in small letters or capitals, with or without its dot. */
const written = (code: string) => [code, code.toLowerCase(), code.replace('.', ''), code.replace('.', '').toLowerCase()]

const character = (characters: string) => fc.constantFrom(...characters)
const DIGITS = '0123456789'
const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const text = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((list) => list.join(''))
const times = (one: fc.Arbitrary<string>, min: number, max: number) =>
  fc.array(one, { minLength: min, maxLength: max }).map((list) => list.join(''))

const head = text(character(CAPITALS), character(DIGITS), character(DIGITS + 'AB'))
const cm = fc.oneof(
  head,
  text(head, fc.constant('.'), times(character(DIGITS), 1, 4)),
  // Seventh characters stand in the seventh place.
  text(head, fc.constant('.'), times(character(DIGITS + 'X'), 3, 3), character(DIGITS + 'ADSBCEFGHJKMNPQR')),
)
const pcs = times(character('0123456789ABCDEFGHJKLMNPQRSTUVWXYZ'), 7, 7)
const cpt = fc.oneof(
  times(character(DIGITS), 5, 5),
  text(times(character(DIGITS), 4, 4), character('AFMTU')),
  text(character('ABCEGHJKLMPQRSTUV'), times(character(DIGITS), 4, 4)),
)

describe('no complaint about what has the shape of a code', () => {
  test.each<[CodeSystem, fc.Arbitrary<string>]>([
    ['ICD-10-CM', cm],
    ['ICD-10-PCS', pcs],
    ['CPT/HCPCS', cpt],
  ])('%s in any case, with or without its dot', (system, codes) => {
    fc.assert(
      fc.property(codes, (code) =>
        written(code).forEach((one) => expect([one, formatHelp(system, one)]).toEqual([one, null])),
      ),
    )
  })

  test('none about any code of the bank, right or wrong, in its own task', () => {
    expect(bankSources().scenarios.length).toBeGreaterThan(5)
    const complaints = bankSources().scenarios.flatMap(({ value }) =>
      value.tasks.flatMap((task) => {
        const system = systemOf(task.kind, value.setting === 'inpatient')
        return [...task.key, ...(task.partial ?? []), ...(task.optional ?? []), ...task.wrong]
          .filter(({ code }) => !value.invalidCodes?.includes(code))
          .flatMap(({ code }) => written(code).map((one) => ({ one, help: formatHelp(system, one) })))
          .filter(({ help }) => help !== null)
      }),
    )
    expect(complaints).toEqual([])
  })

  test('none about an empty field', () => {
    for (const system of ['ICD-10-CM', 'ICD-10-PCS', 'CPT/HCPCS'] as const) expect(formatHelp(system, ' ')).toBeNull()
  })

  test('none about letters that belong to a code before the seventh place', () => {
    for (const code of ['Z91.A', 'C83.3A', 'M1A.0110', 'I1A.0', 'QA0.0101', 'Y93.A1', 'Y93.D', 'S06.A0XA', 'S02.11AA'])
      expect(formatHelp('ICD-10-CM', code), code).toBeNull()
  })
})

describe('what is off is said in a sentence', () => {
  test.each<[CodeSystem, string, RegExp]>([
    ['ICD-10-CM', 'E', /^Too short: 1 of at least 3 characters\.$/],
    ['ICD-10-CM', 'E11.22222', /^Too long: 8 of at most 7 characters\.$/],
    ['ICD-10-CM', '11.22', /first character is a letter/],
    ['ICD-10-CM', 'EO3.9', /second character is a digit; here is the letter O/],
    ['ICD-10-CM', 'EE3', /second character is a digit\.$/],
    ['ICD-10-CM', 'E11#', /“#” cannot stand/],
    ['ICD-10-CM', 's93.4a', /“A” is read as character 5; X fills places up to the 7th/],
    ['ICD-10-CM', 'W19A', /read as character 4/],
    ['ICD-10-PCS', '0DTJ4', /^Too short: 5 of 7/],
    ['ICD-10-PCS', '0DTJ4ZZZ', /^Too long/],
    ['ICD-10-PCS', 'ODTJ4ZZ', /no letter O, only the digit 0/],
    ['ICD-10-PCS', '0DTJ4ZI', /no letter I, only the digit 1/],
    ['CPT/HCPCS', '4538', /^Too short: 4 of 5/],
    ['CPT/HCPCS', '453855', /^Too long/],
    ['CPT/HCPCS', '4538O', /does not end in O/],
    ['CPT/HCPCS', '45B85', /three more digits/],
    ['CPT/HCPCS', 'GO378', /four digits; here is the letter O/],
    ['CPT/HCPCS', 'O378', /No HCPCS code begins with the letter O/],
    ['CPT/HCPCS', '45385-59', /Modifiers go into the field beside/],
  ])('%s %s', (system, typed, help) => expect(formatHelp(system, typed)).toMatch(help))

  test('whatever is typed, it is one short sentence or nothing', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<CodeSystem>('ICD-10-CM', 'ICD-10-PCS', 'CPT/HCPCS'),
        fc.string({ maxLength: 20 }),
        (system, typed) => {
          const help = formatHelp(system, typed)
          expect(help === null || (/^[^.]*\.$/.test(help.replace('“.”', '')) && help.length < 66)).toBe(true)
        },
      ),
    )
  })
})

describe('how a code stands in its field', () => {
  test('ICD-10-CM gets its dot behind the third character, wherever it was typed', () => {
    expect(['e11', 'e112', 'E.1122', 'e11.22', 'e 1122'].map((typed) => shownCode('ICD-10-CM', typed))).toEqual([
      'E11',
      'E11.2',
      'E11.22',
      'E11.22',
      'E11.22',
    ])
  })

  test('the other systems have no dot', () => {
    expect([shownCode('ICD-10-PCS', '0dtj4zz'), shownCode('CPT/HCPCS', 'g0378')]).toEqual(['0DTJ4ZZ', 'G0378'])
  })

  test('the code that is read never changes, and writing twice is writing once', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<CodeSystem>('ICD-10-CM', 'ICD-10-PCS', 'CPT/HCPCS'),
        fc.string({ maxLength: 12, unit: 'grapheme-ascii' }),
        (system, typed) => {
          const shown = shownCode(system, typed)
          expect([plainCode(shown), shownCode(system, shown)]).toEqual([plainCode(typed), shown])
        },
      ),
    )
  })
})

test('the system follows from the task and the setting', () => {
  expect([
    systemOf('principal', false),
    systemOf('additional', true),
    systemOf('procedures', true),
    systemOf('procedures', false),
  ]).toEqual(['ICD-10-CM', 'ICD-10-CM', 'ICD-10-PCS', 'CPT/HCPCS'])
})
