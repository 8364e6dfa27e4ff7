import type { Bank } from '../../question-bank/schema/bank'
import type { Preset } from '../../question-bank/schema/preset'
import { assemble, type Assembly, type History } from './assemble'
import { booksFor, booksOf, type ExamDay, type FormEditions } from './code-books'

/*
 * For which code books a form is drawn. Only questions that were verified for the editions of the exam's day come on it;
 * where these are too few, those of the year before, and so on back. The form keeps what was found, so that every screen
 * that speaks of it later says the same.
 */

/** The questions that a form is drawn from, as a bank, and for which code books. */
export type Draw = { bank: Bank; editions: FormEditions }

type Verified = { editions?: number[] | undefined }

/** The part of a bank that was verified for the code books of a year; the bank itself where that is all of it. */
export function bankVerifiedFor(bank: Bank, year: number): Bank {
  const holds = ({ editions }: Verified) => (editions ?? bank.editions.verified).includes(year)
  const items = bank.items.filter(holds)
  const scenarios = bank.scenarios.filter(holds)
  const whole = items.length === bank.items.length && scenarios.length === bank.scenarios.length
  return whole ? bank : { ...bank, items, scenarios }
}

/**
 * What a form for a day is drawn from. It depends on nothing but the bank, the preset and the day, so that what is said
 * before the form is drawn is true of it.
 */
export function drawFor(bank: Bank, preset: Preset, { day, dated }: ExamDay): Draw {
  const { exams } = bank.editions
  const exam = booksFor(day, exams)
  const parts = yearsInOrder(bank, exam?.year ?? yearNear(day, exams)).map((year) => ({
    year,
    part: bankVerifiedFor(bank, year),
  }))
  const { year, part } = parts.find((one) => one.part === bank || suffices(one.part, preset)) ?? parts[0]!
  return { bank: part, editions: { day, dated, exam, drawn: booksOf(year, exams) } }
}

/**
 * A form for the exam of a day; everything else as `assemble` takes it.
 * @param seed a whole number from 0 to 2^32 - 1
 */
export function assembleFor(
  bank: Bank,
  preset: Preset,
  seed: number,
  exam: ExamDay,
  history?: History,
  practised?: ReadonlySet<string>,
): Assembly {
  const draw = drawFor(bank, preset, exam)
  const made = assemble(draw.bank, preset, seed, history, practised)
  return made.ok ? { ...made, form: { ...made.form, editions: draw.editions } } : made
}

/** The verified years: the wanted one first, then those before it from the newest, then those after it. */
function yearsInOrder({ editions, items, scenarios }: Bank, wanted: number): number[] {
  const all = new Set([...editions.verified, ...[...items, ...scenarios].flatMap((one) => one.editions ?? [])])
  const years = [...all].sort((a, b) => a - b)
  return [...years.filter((year) => year <= wanted).reverse(), ...years.filter((year) => year > wanted)]
}

/** For a day of no row: the year of the last row before it; before every row, a year before all. */
const yearNear = (day: string, exams: Bank['editions']['exams']): number =>
  exams.findLast(({ through }) => through < day)?.year ?? 0

/** Whether the largest form of a preset can be drawn; history only orders what is drawn, so it is not asked for. */
function suffices(bank: Bank, preset: Preset): boolean {
  const largest = (size: Preset['items']) => ({ ...size, min: size.max })
  return assemble(bank, { ...preset, items: largest(preset.items), scenarios: largest(preset.scenarios) }, 0).ok
}
