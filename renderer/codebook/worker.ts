import '../no-eval'
import type { FromWorker, ToWorker } from './calls'
import { filesBeside, givenBeside } from './beside'
import { openDesk, troubleOf, type Desk } from './desk'
import { BUSY_ELSEWHERE, oneAtATime } from './one-at-a-time'
import { BookStore } from './store'
import type { ImportResult } from './types'

/*
 * The shell of the code books: a message in, a call, a message out. One thread answers questions; an import runs in a
 * second one of the same script, so that looking up goes on meanwhile and a cancelled import simply ends.
 */

const say = (message: FromWorker) => postMessage(message)

let desk: Promise<Desk> | null = null
const opened = (): Promise<Desk> => {
  desk ??= BookStore.open().then((store) => openDesk(store, filesBeside))
  // The next question tries again.
  desk.catch(() => (desk = null))
  return desk
}

async function answer(id: number, name: keyof Desk['calls'], args: unknown[]): Promise<void> {
  try {
    const { calls, damaged, library } = await opened()
    const before = damaged()
    const call = calls[name] as (...args: unknown[]) => Promise<unknown>
    say({ kind: 'answer', id, value: await call(...args) })
    if (damaged() > before) say({ kind: 'library', library: library() })
  } catch (error) {
    say({ kind: 'trouble', id, sentence: troubleOf(error) })
  }
}

async function readIn(message: Exclude<ToWorker, { kind: 'call' }>): Promise<void> {
  try {
    const { importInto } = await import('./importing')
    const files =
      message.kind === 'import beside'
        ? await givenBeside()
        : message.files.map((file) => ({
            name: file.name,
            size: file.size,
            bytes: async () => new Uint8Array(await file.arrayBuffer()),
          }))
    const result = await oneAtATime(async () => {
      const store = await BookStore.open()
      return importInto(store, files, Date.now(), (progress) => say({ kind: 'progress', progress }))
    })
    say({ kind: 'result', result: result ?? ELSEWHERE })
  } catch (error) {
    say({ kind: 'result', result: { outcome: 'failed', files: [], releases: [], sentences: [troubleOf(error)] } })
  }
}

const ELSEWHERE: ImportResult = { outcome: 'failed', files: [], releases: [], sentences: [BUSY_ELSEWHERE] }

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  // Both answer for their failures themselves.
  const done = data.kind === 'call' ? answer(data.id, data.name, data.args) : readIn(data)
  done.catch(reportError)
})
