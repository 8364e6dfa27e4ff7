import { describe, expect, test } from 'vitest'
import { choiceAnswer, keysOf } from '../../../renderer/engine/answer'
import { nearnessTo } from '../../../renderer/engine/books/look-ups'
import { decide } from '../../../renderer/engine/decide'
import { attemptHead, sessionEvent } from '../../../renderer/engine/events'
import { report } from '../../../renderer/engine/report'
import { open, replay, type Session } from '../../../renderer/engine/session'
import { timelineOf } from '../../../renderer/engine/timeline'
import { anAttempt, play, TO_FIRST_QUESTION } from '../../support/attempts'
import { aMultiple } from '../../support/builders'

const RELEASE = 'ICD-10-CM FY2026, October 1, 2025'
const tabular = (at: string) => ({ book: 'tabular', at }) as const
const lookUp = (at: string) => ({ type: 'look-up', release: RELEASE, place: tabular(at) }) as const

function onScreen(mode: 'book' | 'search' = 'book') {
  const { head, content } = anAttempt()
  const withBooks = { ...head, books: { kind: 'screen' as const, mode, releases: [RELEASE] } }
  return { head: withBooks, content, session: open(withBooks, content) }
}

describe('look-ups of an attempt', () => {
  test('are events that come back as they were, with the page that was open last', () => {
    const { head, content, session } = onScreen()
    const { session: after, events } = play(session, [
      ...TO_FIRST_QUESTION,
      lookUp('S72.0'),
      lookUp('S72.0'),
      lookUp('S72'),
      { type: 'next' },
      lookUp('S72'),
      { type: 'put-books-away' },
      { type: 'put-books-away' },
    ])
    const first = after.screens[0]!.id
    expect(after.lookUps.map(({ screen, place }) => `${screen === first} ${place.at}`)).toEqual([
      'true S72.0',
      'true S72',
      'false S72',
    ])
    expect(after.book).toMatchObject({ open: false, place: tabular('S72') })
    for (const event of events) expect(sessionEvent.parse(JSON.parse(JSON.stringify(event)))).toEqual(event)
    expect(replay(head, content, events)).toEqual(after)
  })

  test('are refused with own books, before the exam, and in a break', () => {
    const asked = (session: Session) => decide(session, lookUp('I10'), { at: 0, used: session.used })
    const own = play(anAttempt().session, TO_FIRST_QUESTION).session
    expect(asked(own)).toEqual({ ok: false, refusal: 'not-now' })
    const { session } = onScreen()
    expect(asked(session)).toEqual({ ok: false, refusal: 'not-now' })
    const begun = play(session, TO_FIRST_QUESTION).session
    expect(asked(begun).ok).toBe(true)
    expect(asked(play(begun, [{ type: 'start-break', kind: 'unscheduled' }]).session)).toEqual({
      ok: false,
      refusal: 'on-break',
    })
    expect(decide(begun, { ...lookUp('x'.repeat(301)) }, { at: 0, used: begun.used }).ok).toBe(false)
  })

  test('report and replay name them: time, scenarios, questions without, and what was missed', () => {
    const { head, content, session } = onScreen()
    const { session: ended, events } = play(session, [
      ...TO_FIRST_QUESTION,
      lookUp('S72.0'),
      { type: 'answer', answer: { kind: 'choice', option: 'a' } },
      { type: 'put-books-away' },
      { type: 'next' },
      { type: 'answer', answer: { kind: 'choice', option: 'a' } },
      { type: 'end' },
    ])
    const { books } = report(ended)
    expect(books).toMatchObject({ lookUps: 1, choice: { kind: 'screen', mode: 'book' }, without: [2] })
    expect(books!.spent).toBeGreaterThan(0)
    expect(books!.scenarios).toHaveLength(1)
    const codes = ended.screens.flatMap((screen) => (screen.kind === 'codes' ? screen.task.key : []))
    // Nothing was answered there, so nothing of it was missed.
    expect(codes.length).toBeGreaterThan(0)
    expect(books!.missed).toEqual([])
    const kinds = timelineOf(head, content, events).moments.map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'look-up' || kind === 'books-away')).toEqual(['look-up', 'books-away'])
  })

  test('a window that is left open beside the next question is no look-up there', () => {
    const { session } = onScreen()
    const answered = { type: 'answer', answer: { kind: 'choice', option: 'a' } } as const
    const { session: ended } = play(session, [
      ...TO_FIRST_QUESTION,
      lookUp('S72.0'),
      answered,
      { type: 'next' },
      answered,
      { type: 'end' },
    ])
    expect(ended.inBooks.size).toBe(2)
    expect(report(ended).books).toMatchObject({ lookUps: 1, without: [2] })
  })

  test('of a question with several keys every code of them is missed', () => {
    const { head, content, session } = onScreen()
    const first = session.screens[0]!
    if (first.kind !== 'item') throw new Error('The first screen is no item.')
    const codes = ['S72.001A', 'I10', 'S72.002A', 'E11.9', 'J18.9']
    const plain = aMultiple({ id: first.item.id })
    const several = { ...plain, options: plain.options.map((option, place) => ({ ...option, text: codes[place]! })) }
    const order = several.options.map(({ id }) => id)
    const items = [...content.items.filter(({ id }) => id !== several.id), several]
    const form = {
      ...head.form,
      items: head.form.items.map((one) => (one.id === several.id ? { ...one, hash: several.hash, order } : one)),
    }
    const wrong = order.filter((id) => !keysOf(several).includes(id))
    const { session: ended } = play(open({ ...head, form }, { ...content, items }), [
      ...TO_FIRST_QUESTION,
      { type: 'answer', answer: choiceAnswer(several, wrong.slice(0, 2)) },
      { type: 'end' },
    ])
    const keys = several.options.filter(({ id }) => keysOf(several).includes(id)).map(({ text }) => text)
    expect(report(ended).books!.missed.map(({ number, code }) => [number, code])).toEqual(keys.map((code) => [1, code]))
  })

  test('attempts of before there was a choice read as they did', () => {
    const { head, content } = anAttempt()
    const { books: _, ...old } = head
    expect(attemptHead.parse(old)).toEqual({ ...old, books: null })
    const { session } = play(open(attemptHead.parse(old), content), [...TO_FIRST_QUESTION, { type: 'end' }])
    expect(report(session).books).toBeNull()
  })
})

describe('how near a candidate came to a code', () => {
  const seen = (...all: string[]) => all.map((at) => ({ place: tabular(at) }))
  test.each([
    ['S72.001A', ['S72.001A'], 'page'],
    ['S72.001A', ['S72.001'], 'page'],
    ['S72.001A', ['S72.0'], 'category'],
    ['S72.001A', ['S72'], 'category'],
    ['S72.001A', ['S70-S79', 'S73.0'], 'never'],
    ['I10', ['I10'], 'page'],
    ['I10', ['I11.9'], 'never'],
  ] as const)('%s after %j: %s', (code, pages, nearness) =>
    expect(nearnessTo(tabular(code), seen(...pages))).toBe(nearness),
  )
  test('a page of another book is none', () =>
    expect(nearnessTo({ book: 'pcs-tables', at: '0SR904A' }, [{ place: { book: 'hcpcs', at: '0SR904A' } }])).toBe(
      'never',
    ))
})
