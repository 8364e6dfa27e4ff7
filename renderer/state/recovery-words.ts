import type { Finding, Recovery } from './recovery'

/* What was found damaged and what became of it, in sentences: for home, and for the report that is kept. */

const NUMBER = new Intl.NumberFormat('en-US')
const LIST = new Intl.ListFormat('en-US')
const many = (count: number, noun: string, plural = `${noun}s`): string =>
  `${NUMBER.format(count)} ${count === 1 ? noun : plural}`
const is = (count: number): string => (count === 1 ? 'is' : 'are')
const was = (count: number): string => (count === 1 ? 'was' : 'were')

/** What a row of each table is. */
const ROWS: Readonly<Record<string, readonly [string, string]>> = {
  attempts: ['exam', 'exams'],
  heads: ['exam form', 'exam forms'],
  events: ['exam action', 'exam actions'],
  beats: ['clock reading', 'clock readings'],
  contents: ['question', 'questions'],
  settings: ['setting', 'settings'],
  cards: ['card', 'cards'],
  reviews: ['card review', 'card reviews'],
  marks: ['tag', 'tags'],
  notes: ['note', 'notes'],
  leftOut: ['exam left out', 'exams left out'],
  drillRounds: ['drill round', 'drill rounds'],
}

/** `12 notes`, `1 card review`. */
export const rows = (count: number, table: string): string => many(count, ...(ROWS[table] ?? ['record', 'records']))

/** `12 notes, 8 tags and 5 card reviews`: what there is any of. Empty when there is nothing. */
export const listedRows = (counts: readonly { table: string; count: number }[]): string =>
  LIST.format(counts.filter(({ count }) => count > 0).map(({ table, count }) => rows(count, table))).replace(
    ', and ',
    ' and ',
  )

/** `action 30`, `actions 31 to 40`, `actions 3, 7 and 12`; never more than a few spans by number. */
export function numbered(numbers: readonly number[]): string {
  const spans: [number, number][] = []
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const last = spans.at(-1)
    if (last && number === last[1] + 1) last[1] = number
    else spans.push([number, number])
  }
  const noun = numbers.length === 1 ? 'action' : 'actions'
  if (spans.length > 4) return `${NUMBER.format(numbers.length)} ${noun}`
  const said = spans.map(([from, to]) => (from === to ? `${from}` : `${from} to ${to}`))
  return `${noun} ${LIST.format(said).replace(', and ', ' and ')}`
}

/** What start-up found and repaired, a sentence each; empty when there was nothing to tell. */
export function recoverySentences({
  rebuilt,
  completed,
  repaired,
  damaged,
  unreadable,
  findings,
}: Recovery): readonly string[] {
  const told: string[] = []
  if (rebuilt > 0)
    told.push(`${many(rebuilt, 'exam')} missing from the app's storage ${was(rebuilt)} rebuilt from the second copy.`)
  if (completed > 0)
    told.push(`${many(completed, 'exam')} had lost the last actions; they were added again from the second copy.`)
  if (repaired > 0)
    told.push(`${many(repaired, 'exam')} had damaged parts, which were restored from what is stored twice.`)
  if (damaged > 0) {
    const lost = findings.some(({ kind }) => kind === 'lost' || kind === 'headless')
    told.push(
      `The second copy of ${many(damaged, 'exam')} had a damaged line, which was set aside; ${
        lost ? 'what is lost by it follows' : 'nothing is lost by it'
      }.`,
    )
  }
  if (unreadable > 0)
    told.push(
      `${many(unreadable, 'second copy', 'second copies')} could not be read and ${was(unreadable)} kept as ${unreadable === 1 ? 'it is' : 'they are'}.`,
    )
  return [...told, ...findings.map(sentence)]
}

function sentence(one: Finding): string {
  switch (one.kind) {
    case 'lost':
      return lost(one)
    case 'differing':
      return `Two windows have written to ${one.attempt}: its copies differ in ${many(one.actions, 'action')}. What the app's storage has counts; the other copy was set aside.`
    case 'copies':
      return `${many(one.journals, 'second copy', 'second copies')} ${was(one.journals)} of another exam than the name says, or a copy that another program made; what was missing elsewhere was taken from ${one.journals === 1 ? 'it' : 'them'}, and ${
        one.left === 0
          ? `${one.journals === 1 ? 'it was' : 'they were'} set aside.`
          : `${NUMBER.format(one.left)} could not be set aside.`
      }`
    case 'headless':
      return `Of one exam only the second copy is left, and its first line is damaged: ${many(one.actions, 'action')} cannot be shown. They are kept; a backup that knows the exam brings them back.`
    case 'rows':
      return rowsSentence(one)
    case 'said':
      return saidSentence(one)
    case 'gone':
      return `${many(one.attempts, 'exam')} ${is(one.attempts)} in neither copy any more: lost, unless a backup has ${one.attempts === 1 ? 'it' : 'them'}.`
    case 'unsaid':
      return 'The second copy of your notes, tags, cards and settings is gone as well: what was in it is lost, unless a backup has it.'
    case 'moved':
      return moved(one.names)
    case 'finished':
      if (one.what === 'delete')
        return 'The app had ended while everything was being deleted. It is deleted now, as you wanted.'
      return one.done
        ? 'The app had ended while other data took the place of what was stored. That is done now.'
        : 'The app had ended before other data took the place of what was stored. Everything is as it was before.'
    case 'copy-only':
      return 'This is a copy of your data, to read and to export; the data folder stays as it is. What you do now is gone when you close the app. Export what you need under Settings.'
    case 'failed':
      return `${many(one.attempts, 'exam')} could not be brought in line with ${one.attempts === 1 ? 'its' : 'their'} second copy; the rest goes on, and the next start tries again.`
  }
}

function lost({ attempt, numbers, cutOff }: Extract<Finding, { kind: 'lost' }>): string {
  const parts: string[] = []
  if (numbers.length > 0)
    parts.push(
      `${capital(numbered(numbers))} of ${attempt} ${numbers.length === 1 ? 'is' : 'are'} damaged in both copies and lost; everything else of it is there.`,
    )
  if (cutOff > 0)
    parts.push(
      `${many(cutOff, 'action')} of ${attempt} could not be put in order any more and ${was(cutOff)} set aside.`,
    )
  return `${parts.join(' ')} An action is an answer, a move, a flag or a note; what is damaged was set aside.`
}

function saidSentence({ restored, damaged, unreadable }: Extract<Finding, { kind: 'said' }>): string {
  const parts: string[] = []
  const sum = restored.reduce((all, { count }) => all + count, 0)
  if (sum > 0)
    parts.push(
      `${listedRows(restored)} missing from the app's storage came back from ${sum === 1 ? 'its' : 'their'} second copy.`,
    )
  const copy = 'the second copy of your notes, tags, cards and settings'
  if (damaged > 0)
    parts.push(
      `${many(damaged, 'line')} of ${copy} ${was(damaged)} damaged. All other lines were used, and the damaged file is kept.`,
    )
  if (unreadable) parts.push(`${capital(copy)} could not be read and was kept as it is.`)
  return parts.join(' ')
}

function rowsSentence({ table, damaged, restored }: Extract<Finding, { kind: 'rows' }>): string {
  const left = damaged - restored
  const found = `${rows(damaged, table)} ${was(damaged)} damaged and set aside`
  if (left === 0) return `${found}; ${damaged === 1 ? 'it was' : 'all were'} restored from another copy.`
  return restored > 0
    ? `${found}; ${NUMBER.format(restored)} ${was(restored)} restored from another copy, ${NUMBER.format(left)} ${left === 1 ? 'is' : 'are'} lost.`
    : `${found}; no other copy has ${damaged === 1 ? 'it' : 'them'}.`
}

function moved(names: readonly string[]): string {
  const others = names.filter((name) => name !== 'IndexedDB').map((name) => `“${name}”`)
  const parts: string[] = []
  if (others.length < names.length)
    parts.push("The app's storage was set aside in the data folder, and a fresh one was begun.")
  if (others.length > 0)
    parts.push(`In the data folder something stood in the place of ${LIST.format(others)}; it was set aside.`)
  return parts.join(' ')
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)
