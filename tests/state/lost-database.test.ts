import 'fake-indexeddb/auto'
import { beforeEach, expect, test, vi } from 'vitest'
import { useExam } from '../../renderer/state/exam'
import { startAnewWhenLost } from '../../renderer/state/lost-database'
import { Database } from '../../renderer/storage/database'
import { anAttempt } from '../support/attempts'

/* A database that is taken away while it is open: the page starts anew, and nobody is thrown out of an exam. */

const reloadPage = vi.hoisted(() => vi.fn())
vi.mock('../../renderer/state/ways-out', () => ({ reloadPage }))

let db: Database
beforeEach(() => {
  reloadPage.mockReset()
  const kept = new Map<string, string>()
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  })
  db = new Database('lost')
  startAnewWhenLost(db)
})

test('outside an exam the page starts anew at once, but not again and again', () => {
  for (let n = 0; n < 10; n++) db.onLost()
  expect(reloadPage).toHaveBeenCalledTimes(3)
})

test('an exam goes on, and the page starts anew when it has been left', () => {
  useExam.setState({ session: anAttempt().session })
  db.onLost()
  useExam.setState({ copies: 'journal-only' })
  expect(reloadPage).not.toHaveBeenCalled()
  useExam.setState({ session: null })
  useExam.setState({ copies: 'both' })
  expect(reloadPage).toHaveBeenCalledTimes(1)
})
