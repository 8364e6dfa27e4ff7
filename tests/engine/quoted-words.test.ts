import { expect, test } from 'vitest'
import { markable, quoteOf, rangeOfWords, supportsOf } from '../../renderer/engine/quoted-words'
import { aKey, aScenario, aTask } from '../support/builders'

const found = (shown: string, words: string) => {
  const range = rangeOfWords(shown, words)
  return range && shown.slice(...range)
}

test('words are found as they are shown, whatever formats them', () => {
  expect(found('Admit for sepsis due to E. coli, POA.', 'sepsis due to E. coli')).toBe('sepsis due to E. coli')
  expect(found('Admit for sepsis due\nto E. coli', '**sepsis** due to  E. coli')).toBe('sepsis due\nto E. coli')
  // Cells of a table stand side by side without the bars of the source.
  expect(found('HCO316', '| HCO3 | 16 |')).toBe('HCO316')
})
test('words that are not there, and no words, have no place', () => {
  expect(rangeOfWords('Sepsis', 'sepsis')).toBeNull()
  expect(rangeOfWords('Sepsis', ' ** ')).toBeNull()
  expect(rangeOfWords('', 'x')).toBeNull()
})
test('supports are listed by task and code, in the order of the key', () => {
  const scenario = aScenario({
    id: 'SC-0001',
    tasks: [
      aTask('principal', [aKey('J18.9', { support: [{ document: 'discharge-summary', words: 'Pneumonia' }] })]),
      aTask('additional', [
        aKey('I10'),
        aKey('E11.9', {
          support: [
            { document: 'face-sheet', words: 'DM2' },
            { document: 'discharge-summary', words: 'diabetes' },
          ],
        }),
      ]),
    ],
  })
  expect(supportsOf(scenario).map((one) => [one.code, one.document, one.words])).toEqual([
    ['J18.9', 'discharge-summary', 'Pneumonia'],
    ['E11.9', 'face-sheet', 'DM2'],
    ['E11.9', 'discharge-summary', 'diabetes'],
  ])
  expect(supportsOf(scenario, 'principal').map((one) => one.code)).toEqual(['J18.9'])
  expect(new Set(supportsOf(scenario).map((one) => one.id)).size).toBe(3)
})
test.each([
  ['End-stage osteoarthritis', 'End-stage osteoarthritis', ['End-stage osteoarthritis']],
  ['**Main reason:** the heel ulcer', 'Main reason: the heel ulcer', ['Main reason:', 'the heel ulcer']],
  ['Result:** vasovagal response', 'Result: vasovagal response', ['vasovagal response']],
  ['| A, R heel | 30.0 sq cm | dermis |', 'A, R heel · 30.0 sq cm · dermis', ['A, R heel', '30.0 sq cm']],
  ['| **Total** | **14** |', 'Total · 14', ['Total']],
  ['ceramic | 36 mm, +0 | implanted', 'ceramic · 36 mm, +0 · implanted', ['36 mm, +0']],
])('%j is quoted without its formatting, and marked piece by piece', (words, quote, marked) => {
  expect(quoteOf(words)).toBe(quote)
  expect(markable(words)).toEqual(marked)
})
