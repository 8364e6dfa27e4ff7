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
  /** What was said since the app started, the last one last: each mark as it was before and as it became. */
  said: readonly { before: Mark; after: Mark }[]
}

const NOTHING: MarkState = { marks: null, said: [] }

export const useMarks = create<MarkState>()(() => NOTHING)

const inOrder = workQueue()

/** Loads the marks once. */
export const ensureMarks = (): Promise<void> =>
  inOrder(async () => {
    if (useMarks.getState().marks) return
    useMarks.setState({ marks: byAnswer(await loadMarks(services().db)) })
  })

/** Forgets what was loaded; for the moment after the database was replaced. */
export function forgetMarks(): void {
  useMarks.setState(NOTHING)
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
    const after: Mark = { ...before, ...change, at: Date.now() }
    await keep(marks, after)
    useMarks.setState(({ said }) => ({ said: [...said, { before, after }] }))
  })

/**
 * Takes the last thing back that was said of an answer, also where that is not on the screen any more. Returns both
 * sides of it, or null when nothing was said since the app started or it was said anew elsewhere. @throws as `changeMark`
 */
export const takeBackMark = (): Promise<{ before: Mark; after: Mark } | null> =>
  inOrder(async () => {
    const { marks, said } = useMarks.getState()
    const last = said.at(-1)
    if (!marks || !last) return null
    await keep(marks, { ...last.before, at: Date.now() })
    useMarks.setState({ said: said.slice(0, -1) })
    return last
  })

async function keep(marks: ReadonlyMap<string, Mark>, mark: Mark): Promise<void> {
  await saveMark(services().db, mark)
  useMarks.setState({ marks: new Map(marks).set(markKey(mark.attemptId, mark.screen), mark) })
}

const byAnswer = (marks: readonly Mark[]) => new Map(marks.map((one) => [markKey(one.attemptId, one.screen), one]))
