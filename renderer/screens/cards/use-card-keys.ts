import { useEffect, useRef } from 'react'
import { useRoute } from '../../state/route'

export type CardKeys = {
  /** Ctrl+Z, or Cmd+Z on a Mac. */
  undo?: (() => unknown) | undefined
  /** Enter, and Space where it has no other meaning. */
  go?: (() => unknown) | undefined
  /** Any other key by itself, in lower case. */
  keys?: Readonly<Record<string, (() => unknown) | undefined>>
}

/** What takes Enter for itself. */
const TAKES_ENTER = 'button, a, summary, select, textarea, input:not([type=radio], [type=checkbox]), [role=tab]'
/** What takes Space for itself: boxes toggle, a record scrolls. */
const TAKES_SPACE = `${TAKES_ENTER}, input[type=checkbox], input[type=radio]:not(:checked), [role=tabpanel]`
const TAKES_LETTERS = 'input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]'

/** The keys of the cards: single keys, off under a dialog and while something is typed. A key held down counts once. */
export function useCardKeys({ undo, go, keys }: CardKeys): void {
  const overlay = useRoute((state) => state.overlay)
  const latest = useRef({ undo, go, keys })
  latest.current = { undo, go, keys }
  useEffect(() => {
    if (overlay !== null) return undefined
    const onKeyDown = (event: KeyboardEvent) => {
      const action = event.repeat ? undefined : actionOf(event, latest.current)
      if (!action) return
      event.preventDefault()
      action()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [overlay])
}

function actionOf(event: KeyboardEvent, { undo, go, keys }: CardKeys): (() => unknown) | undefined {
  const { target, key, code } = event
  const within = (selector: string) => target instanceof Element && target.closest(selector) !== null
  if (within(TAKES_LETTERS)) return undefined
  if (event.altKey) return undefined
  if (event.ctrlKey || event.metaKey) return key.toLowerCase() === 'z' && !event.shiftKey ? undo : undefined
  if (key === 'Enter') return within(TAKES_ENTER) ? undefined : go
  if (key === ' ') return within(TAKES_SPACE) ? undefined : go
  return keys?.[/^(?:Digit|Numpad)\d$/.test(code) ? code.slice(-1) : key.toLowerCase()]
}
