import { create } from 'zustand'
import { markKey } from '../engine/review-filter'
import { loadMarks, saveMark, type Mark } from '../storage/marks'
import { workQueue } from './in-order'
import { services } from './services'

/* What candidates say themselves of their answers: why one was missed, and whether it was a guess. Written first, then shown. */

export type { Mark } from '../storage/marks'

export type MarkState = {
  /** By `markKey` of attempt and screen; null until they were asked for. */
  marks: ReadonlyMap<string, Mark> | null
}

export const useMarks = create<MarkState>()(() => ({ marks: null }))

const inOrder = workQueue()

/** Loads the marks once. */
export const ensureMarks = (): Promise<void> =>
  inOrder(async () => {
    if (useMarks.getState().marks) return
    useMarks.setState({ marks: byAnswer(await loadMarks(services().db)) })
  })

/** Forgets what was loaded; for the moment after the database was replaced. */
export function forgetMarks(): void {
  useMarks.setState({ marks: null })
}

/** Changes what is said of one answer. @throws when it cannot be stored; nothing has changed then */
export const changeMark = (
  attemptId: string,
  screen: string,
  change: Partial<Pick<Mark, 'miss' | 'guessed'>>,
): Promise<void> =>
  inOrder(async () => {
    const { db } = services()
    const marks = useMarks.getState().marks ?? byAnswer(await loadMarks(db))
    const before = marks.get(markKey(attemptId, screen)) ?? { attemptId, screen, miss: null, guessed: false, at: 0 }
    const mark: Mark = { ...before, ...change, at: Date.now() }
    await saveMark(db, mark)
    useMarks.setState({ marks: new Map(marks).set(markKey(attemptId, screen), mark) })
  })

const byAnswer = (marks: readonly Mark[]) => new Map(marks.map((one) => [markKey(one.attemptId, one.screen), one]))
