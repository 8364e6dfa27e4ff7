import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answer, writtenLine } from '../../renderer/engine/answer'
import { MOST_LINES, placeRows, readPasted } from '../../renderer/engine/paste-codes'

const read = (...input: Parameters<typeof readPasted>) => readPasted(...input)?.lines.map(writtenLine)

describe('a list of codes in pasted text', () => {
  test('stands between spaces, commas, semicolons and new lines, in order', () => {
    expect(read('ICD-10-CM', 'e1122, N18.30;i10\nZ79.4\r\n  K21.9\t')).toEqual([
      'E11.22',
      'N18.30',
      'I10',
      'Z79.4',
      'K21.9',
    ])
    expect(read('ICD-10-PCS', '0dtj4zz 30233N1')).toEqual(['0DTJ4ZZ', '30233N1'])
  })

  test('one code, or none, is pasted as any other text', () => {
    for (const text of ['E11.22', ' e1122\n', '', 'acute kidney failure', '22', '.9'])
      expect(readPasted('ICD-10-CM', text), text).toBeNull()
    expect(readPasted('CPT/HCPCS', '45385')).toBeNull()
  })

  test('CPT and HCPCS have modifiers and units', () => {
    expect(read('CPT/HCPCS', '45385-59-PT, 96361 x 2\ng0378x12; 99213-25')).toEqual([
      '45385-59-PT',
      '96361 x 2',
      'G0378 x 12',
      '99213-25',
    ])
    expect(read('CPT/HCPCS', '45385 59 pt 43239')).toEqual(['45385-59-PT', '43239'])
    expect(read('CPT/HCPCS', '96361 × 3, 96374*2')).toEqual(['96361 x 3', '96374 x 2'])
    expect(read('CPT/HCPCS', '99214-X1 0001A')).toEqual(['99214-X1', '0001A'])
  })

  test('one procedure with a modifier or units fills its fields', () => {
    expect(read('CPT/HCPCS', '45385-PT')).toEqual(['45385-PT'])
    expect(read('CPT/HCPCS', '96361 x 2')).toEqual(['96361 x 2'])
  })

  test('numbers of a list are not codes, and other words are counted', () => {
    expect(readPasted('ICD-10-CM', '1. E11.22\n2. N18.30')).toMatchObject({
      lines: [{ code: 'E11.22' }, { code: 'N18.30' }],
      skipped: 0,
    })
    expect(readPasted('ICD-10-CM', 'E11.22 type 2 diabetes; I10')).toMatchObject({
      lines: [{ code: 'E11.22' }, { code: 'I10' }],
      skipped: 3,
    })
  })

  test('what comes out is always an answer that can be stored, with a written list read back as it was', () => {
    const code = fc.stringMatching(/^\d{4}[0-9FT]$|^[A-C]\d{4}$/)
    const line = fc.record({
      code,
      modifiers: fc.array(fc.constantFrom('59', 'PT', 'RT', '25'), { maxLength: 4 }),
      units: fc.integer({ min: 1, max: 999 }),
    })
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 2, maxLength: 12 }),
        fc.constantFrom(' ', ', ', ';', '\n'),
        (lines, separator) => {
          expect(read('CPT/HCPCS', lines.map(writtenLine).join(separator))).toEqual(lines.map(writtenLine))
        },
      ),
    )
    fc.assert(
      fc.property(
        fc.constantFrom('ICD-10-CM' as const, 'CPT/HCPCS' as const),
        fc.string({ maxLength: 200 }),
        (system, text) => {
          const lines = readPasted(system, text)?.lines.slice(0, MOST_LINES) ?? []
          expect(answer.safeParse({ kind: 'codes', lines }).success).toBe(true)
        },
      ),
    )
  })
})

describe('where pasted rows go', () => {
  const isEmpty = (row: string) => row === ''
  const place = (rows: string[], at: number, fresh: string[], { most = 40, replace = false } = {}) =>
    placeRows(rows, at, fresh, { most, isEmpty, replace })

  test('from the row on, using up empty rows', () => {
    expect(place([''], 0, ['A', 'B', 'C'])).toEqual({ rows: ['A', 'B', 'C'], added: 3, last: 2 })
    expect(place(['A', '', ''], 1, ['B', 'C'])).toEqual({ rows: ['A', 'B', 'C'], added: 2, last: 2 })
  })

  test('codes that are there stay', () => {
    expect(place(['A', '', 'D'], 1, ['B', 'C']).rows).toEqual(['A', 'B', 'C', 'D'])
    expect(place(['A', 'D'], 0, ['B', 'C'])).toEqual({ rows: ['A', 'B', 'C', 'D'], added: 2, last: 2 })
  })

  test('but the one whose whole text the paste replaces', () => {
    expect(place(['A', 'D'], 0, ['B', 'C'], { replace: true }).rows).toEqual(['B', 'C', 'D'])
  })

  test('never more rows with codes than there may be', () => {
    expect(place(['A', '', 'D'], 1, ['B', 'C'], { most: 3 })).toEqual({ rows: ['A', 'B', 'D'], added: 1, last: 1 })
    expect(place(['A'], 0, ['B', 'C'], { most: 1 })).toEqual({ rows: ['A'], added: 0, last: 0 })
    expect(place([''], 0, ['B', 'C'], { most: 1 })).toEqual({ rows: ['B'], added: 1, last: 0 })
  })

  test('no code that was there is ever lost', () => {
    const rows = fc.array(fc.constantFrom('', 'A', 'B', 'C'), { minLength: 1, maxLength: 45 })
    fc.assert(
      fc.property(
        rows,
        fc.nat(44),
        fc.array(fc.constant('N'), { minLength: 1, maxLength: 60 }),
        (before, at, fresh) => {
          const { rows: after, added } = place(before, at % before.length, fresh)
          const kept = (list: string[]) => list.filter((row) => row !== '' && row !== 'N')
          expect(kept(after)).toEqual(kept(before))
          expect(after.filter((row) => row === 'N')).toHaveLength(added)
        },
      ),
    )
  })
})
