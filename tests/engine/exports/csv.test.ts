import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answersCsv } from '../../../renderer/engine/exports/answers-csv'
import { attemptsCsv, type FinishedAttempt } from '../../../renderer/engine/exports/attempts-csv'
import { csvText, type Cell } from '../../../renderer/engine/exports/csv'
import { anOutcome } from '../../support/outcomes'

/** Reads CSV as RFC 4180 has it, strictly. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = []
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y
  let row: string[] = []
  for (let at = 0; at < text.length; at = field.lastIndex) {
    field.lastIndex = at
    const found = field.exec(text)
    if (!found) throw new Error(`not CSV at ${at}: ${text.slice(at, at + 40)}`)
    row.push(found[1] !== undefined ? found[1].replaceAll('""', '"') : found[2]!)
    if (found[3] === '\r\n') {
      rows.push(row)
      row = []
    }
  }
  return rows
}

const read = (text: string) => {
  expect(text.startsWith('\uFEFF')).toBe(true)
  return parseCsv(text.slice(1))
}

const when = (wall: number) => `at ${wall}`

describe('CSV', () => {
  it('quotes only what needs it, doubles quotes and ends every line with CRLF', () => {
    expect(
      csvText(
        ['a', 'b'],
        [
          ['x', 'y, "z"'],
          ['line\nbreak', 3],
        ],
      ),
    ).toBe('\uFEFFa,b\r\nx,"y, ""z"""\r\n"line\nbreak",3\r\n')
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '=HYPERLINK("http://x","y")'])(
    'never lets a spreadsheet run %j',
    (formula) => {
      const [, [cell]] = read(csvText(['a'], [[formula]])) as [string[], string[]]
      expect(cell).toBe(`'${formula}`)
    },
  )

  it('leaves numbers numbers, and what is not known empty', () => {
    expect(read(csvText(['a', 'b', 'c', 'd', 'e'], [[-2.5, null, true, false, NaN]]))[1]).toEqual([
      '-2.5',
      '',
      'yes',
      'no',
      '',
    ])
  })

  it('gives every field back to a reader of CSV', () => {
    const cell: fc.Arbitrary<Cell> = fc.oneof(
      fc.string({ unit: fc.constantFrom('a', '"', ',', '\r', '\n', '=', '-', '\t', 'é', '😀', "'") }),
      fc.string(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    )
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 3, maxLength: 3 })), (rows) => {
        const [, ...back] = read(csvText(['a', 'b', 'c'], rows))
        expect(back).toEqual(
          rows.map((row) =>
            row.map((one) => (typeof one === 'string' ? (/^[=+\-@\t\r]/.test(one) ? `'${one}` : one) : String(one))),
          ),
        )
      }),
    )
  })
})

describe('attempts as CSV', () => {
  const exam: FinishedAttempt = {
    finishedAt: 5,
    title: 'CCS full exam',
    practice: false,
    style: 'type',
    scaled: 312,
    passed: true,
    used: 90 * 60_000 + 6_000,
    counts: { right: 80, partial: 2, wrong: 8, missed: 10, notAnswered: 20 },
    questions: 110,
    counting: 'counted',
  }

  it('has one row for each, with a practice beside the exams but without score and verdict', () => {
    const practice: FinishedAttempt = {
      finishedAt: 9,
      title: 'Sequencing, "hard"',
      practice: true,
      style: 'pick',
      scaled: null,
      passed: null,
      used: 30_000,
      counts: { right: 3, partial: 0, wrong: 2, missed: 2, notAnswered: 0 },
      questions: 5,
      counting: 'left-out',
    }
    expect(read(attemptsCsv([exam, practice], when))).toEqual([
      [
        ...['Finished', 'Exam', 'Kind', 'Codes', 'Scaled score', 'Passed', 'Minutes used', 'Right', 'Questions'],
        ...['Missed', 'Not answered', 'Statistics'],
      ],
      ['at 5', 'CCS full exam', 'exam', 'typed', '312', 'yes', '90.1', '80', '110', '10', '20', 'counted'],
      ['at 9', 'Sequencing, "hard"', 'practice', 'picked', '', '', '0.5', '3', '5', '2', '0', 'left out'],
    ])
  })
})

describe('answers as CSV', () => {
  it('has one row for each, every value under its name', () => {
    const [columns, ...rows] = read(
      answersCsv(
        [
          anOutcome('CK-0001', {
            credit: 0,
            chosen: 'c',
            mistakes: ['excludes-one', 'laterality'],
            spent: 61_240,
            at: 7,
          }),
          anOutcome('SC-0001/additional', {
            kind: 'codes',
            credit: 2 / 3,
            chosen: null,
            topic: null,
            level: null,
            codeSystem: null,
          }),
        ],
        when,
      ),
    )
    const named = rows.map((row) => Object.fromEntries(row.map((value, place) => [columns![place]!, value])))
    expect(rows.every((row) => row.length === columns!.length)).toBe(true)
    expect(named[0]).toMatchObject({
      'Answered': 'at 7',
      'Question': 'CK-0001',
      'Type': 'item',
      'Chosen option': 'c',
      'Credit': '0',
      'Seconds': '61.2',
      'Mistakes': 'excludes-one laterality',
      'Verdict': 'wrong',
      'Turn': 'none',
    })
    expect(named[1]).toMatchObject({
      'Question': 'SC-0001/additional',
      'Type': 'code task',
      'Credit': '0.667',
      'Verdict': 'partly right',
      'Chosen option': '',
      'Topic': '',
      'Level': '',
      'Code system': '',
    })
  })
})
