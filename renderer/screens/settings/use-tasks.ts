import { useRef, useState } from 'react'
import { andWhy } from '../../state/trouble'

/** What came of an action, in a sentence. `nothing`: there was nothing to do it with. */
export type TaskResult = { kind: 'done' | 'nothing' | 'bad'; text: string }

export type Tasks<Name extends string> = {
  /** What came of the last action, if it was this one. */
  resultOf: (name: Name) => TaskResult | null
  tell: (name: Name, result: TaskResult | null) => void
  /** Runs an action unless one is running; `failed` says what was not done. A task without a result was cancelled. */
  run: (name: Name, failed: string, task: () => Promise<TaskResult | null>) => void
}

/** Actions of a page, one at a time, each followed by a sentence in its own place. */
export function useTasks<Name extends string>(): Tasks<Name> {
  const [last, setLast] = useState<{ name: Name; result: TaskResult | null } | null>(null)
  const running = useRef(false)
  const tell: Tasks<Name>['tell'] = (name, result) => setLast({ name, result })
  return {
    resultOf: (name) => (last?.name === name ? last.result : null),
    tell,
    run: (name, failed, task) => {
      if (running.current) return
      running.current = true
      setLast(null)
      task()
        .then(
          (result) => tell(name, result),
          (error: unknown) => tell(name, { kind: 'bad', text: `${failed}${andWhy(error)}` }),
        )
        .finally(() => (running.current = false))
    },
  }
}
