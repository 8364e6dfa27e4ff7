import { createContext, use, useEffect, useEffectEvent } from 'react'
import type { CommandId } from '../keys/commands'
import { useKeys, type KeyActions } from '../keys/use-keys'

/**
 * Where the keys of the books arrive. The place listens to the whole window; a window over an exam sees only its own keys
 * and hands them on.
 */
export type KeySource = { listen: (actions: () => KeyActions) => () => void }

export const KeySourceContext = createContext<KeySource | null>(null)

/** Runs the actions of commands of the books by their keys, wherever these books are. */
export function useBookKeys(actions: Partial<Record<CommandId, ((place: number) => unknown) | undefined>>): void {
  const source = use(KeySourceContext)
  useKeys(actions, source === null)
  const latest = useEffectEvent(() => actions)
  useEffect(() => source?.listen(() => latest()), [source])
}
