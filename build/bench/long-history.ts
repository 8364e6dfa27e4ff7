import { mkdir, writeFile } from 'node:fs/promises'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { bank as bankSchema, type Bank } from '../../question-bank/schema/bank'
import { keysOf } from '../../question-bank/schema/item'
import type { Preset } from '../../question-bank/schema/preset'
import { encodeEntries } from '../../electron/journal-file'
import { choiceAnswer } from '../../renderer/engine/answer'
import { assemble } from '../../renderer/engine/assemble'
import { decide, type Command } from '../../renderer/engine/decide'
import { NO_ACCOMMODATIONS, type AttemptHead, type SessionEvent } from '../../renderer/engine/events'
import { choiceOf, type Content } from '../../renderer/engine/form'
import { outcomesOf, OUTCOME_VERSION } from '../../renderer/engine/outcome'
import { seededRandom } from '../../renderer/engine/random'
import { newCard } from '../../renderer/engine/card'
import { rate } from '../../renderer/engine/review'
import { report } from '../../renderer/engine/report'
import { apply, open, type Session } from '../../renderer/engine/session'
import { ms } from '../../renderer/engine/units'
import { writeLine } from '../../renderer/storage/journal'

/* The profile of somebody who has used the app for years: 1,000 ended exams of 20 questions each, and 3,000 cards. */

export const ATTEMPTS = 1_000
export const QUESTIONS = 20
export const CARDS = 3_000
const DAY = 24 * 60 * 60_000

type Rows = Record<'attempts' | 'heads' | 'events' | 'contents' | 'outcomes' | 'cards' | 'reviews', unknown[]>

/** Fills the app's database through the page, and the journal folder, as the app itself would have. */
export async function writeLongHistory(page: Page, repository: string, userData: string): Promise<void> {
  const bank = bankSchema.parse(JSON.parse(readFileSync(path.join(repository, 'out/question-bank/bank.json'), 'utf8')))
  const now = Date.now()
  const journal = path.join(userData, 'journal')
  await mkdir(journal, { recursive: true })
  await write(page, { ...noRows(), contents: contentRows(bank), ...cardRows(bank, now) })
  for (let first = 0; first < ATTEMPTS; first += 50) {
    const rows = noRows()
    for (let number = first; number < first + 50; number++) {
      const { head, content, events, session } = sit(bank, number, now - (ATTEMPTS - number) * (DAY / 2))
      const { result, used, answering } = report(session)
      rows.attempts.push({
        id: head.id,
        createdAt: head.createdAt,
        status: 'ended',
        title: head.preset.title,
        answerStyle: 'pick',
        items: QUESTIONS,
        scenarios: 0,
        practice: false,
        summary: {
          endedAt: events.at(-1)!.at,
          scaled: result?.scaled ?? null,
          passed: result?.passed ?? null,
          used,
          answering,
        },
      })
      rows.heads.push(head)
      rows.events.push(...events.map((event) => ({ attemptId: head.id, seq: event.seq, event })))
      rows.outcomes.push({ attemptId: head.id, version: OUTCOME_VERSION, outcomes: outcomesOf(session, events) })
      const lines = [
        writeLine({ kind: 'head', head, content }),
        ...events.map((event) => writeLine({ kind: 'event', event })),
      ]
      await writeFile(path.join(journal, `${head.id}.jsonl`), encodeEntries(0, lines))
    }
    await write(page, rows)
  }
}

const noRows = (): Rows => ({ attempts: [], heads: [], events: [], contents: [], outcomes: [], cards: [], reviews: [] })

function contentRows(bank: Bank): unknown[] {
  return [
    ...bank.items.map((body) => ({ hash: body.hash, kind: 'item', body })),
    ...bank.scenarios.map((body) => ({ hash: body.hash, kind: 'scenario', body })),
  ]
}

/** An exam of twenty items, two of three answered with the key. */
function sit(
  bank: Bank,
  number: number,
  at: number,
): { head: AttemptHead; content: Content; events: SessionEvent[]; session: Session } {
  const quick = bank.presets.find((one) => one.id === 'quick-25')!
  const preset: Preset = {
    ...quick,
    id: 'twenty',
    title: 'Twenty questions',
    items: { min: QUESTIONS, max: QUESTIONS, pretest: 0 },
  }
  const random = seededRandom(number)
  const assembly = assemble(bank, preset, number, [])
  if (!assembly.ok) throw new Error(assembly.unmet)
  const outline = bank.outlines.find((one) => one.id === preset.outline)!
  const head: AttemptHead = {
    id: `history-${number}`,
    createdAt: at,
    candidate: 'Long History',
    preset,
    outline,
    answerStyle: 'pick',
    accommodations: NO_ACCOMMODATIONS,
    practice: null,
    form: assembly.form,
  }
  let session = open(head, assembly.content)
  const events: SessionEvent[] = []
  const act = (command: Command) => {
    const decision = decide(session, command, {
      at: at + events.length * 20_000,
      used: ms(session.used + random.int(5_000, 80_000)),
    })
    if (!decision.ok) throw new Error(`${command.type} was refused: ${decision.refusal}`)
    session = decision.events.reduce(apply, session)
    events.push(...decision.events)
  }
  for (const type of ['confirm', 'accept-agreement', 'end-tutorial', 'begin'] as const) act({ type })
  for (const screen of session.screens) {
    if (screen.kind === 'codes') continue
    const choice = choiceOf(screen)
    const keys = keysOf(choice)
    const wrong = choice.options.filter((one) => !keys.includes(one.id))
    act({ type: 'answer', answer: choiceAnswer(choice, random.int(1, 3) > 1 ? keys : [wrong[random.int(0, 2)]!.id]) })
    if (screen !== session.screens.at(-1)) act({ type: 'next' })
  }
  act({ type: 'end' })
  return { head, content: assembly.content, events, session }
}

/** Cards for every question of the bank, and for as many of earlier banks as it takes. */
function cardRows(bank: Bank, now: number): Pick<Rows, 'cards' | 'reviews'> {
  const ids = bank.items.map((one) => one.id)
  const cards: unknown[] = []
  const reviews: unknown[] = []
  for (let place = 0; place < CARDS; place++) {
    const id = place < ids.length ? ids[place]! : `CK-${String(place + 1_000).padStart(4, '0')}`
    const added = now - ((place % 90) + 1) * DAY
    const { card, entry } = rate(
      newCard(id, added, 'missed'),
      { rating: 'good', correct: true, guessed: false, chosen: null, spent: 30_000 },
      added + DAY,
      { examAt: null, zone: () => 0 },
    )
    cards.push(card)
    reviews.push(entry)
  }
  return { cards, reviews }
}

/** Puts rows into the app's database, as the page's own code would. */
async function write(page: Page, rows: Rows): Promise<void> {
  await page.evaluate(async (tables) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('ccs-exam-simulator')
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error ?? new Error('The database did not open.'))
    })
    const transaction = database.transaction(Object.keys(tables), 'readwrite', { durability: 'relaxed' })
    for (const [name, list] of Object.entries(tables)) for (const row of list) transaction.objectStore(name).put(row)
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve()
      transaction.onerror = () => reject(transaction.error ?? new Error('The rows were not written.'))
    })
    database.close()
  }, rows)
}
