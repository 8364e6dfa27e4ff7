import { useEffect, useRef } from 'react'

/**
 * Alt + letter (Option + letter on a Mac) runs an action, as underlined letters in the exam room promise. Physical keys
 * are used, since Option changes the character. Off while `enabled` is false, for example under a dialog.
 */
export function useAltKeys(actions: Readonly<Record<string, (() => void) | undefined>>, enabled = true): void {
  const latest = useRef(actions)
  latest.current = actions
  useEffect(() => {
    if (!enabled) return
    const onKeyDown = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || !event.code.startsWith('Key')) return
      const action = latest.current[event.code.slice(3).toLowerCase()]
      if (!action) return
      event.preventDefault()
      action()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [enabled])
}

/** A single key, alone or with Shift, outside text fields. Digits are told by their key, since Shift changes them. */
export function usePlainKeys(onKey: (key: string, how: { shift: boolean }) => void, enabled = true): void {
  const latest = useRef(onKey)
  latest.current = onKey
  useEffect(() => {
    if (!enabled) return
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return
      const { target } = event
      if (
        target instanceof Element &&
        target.closest('input[type=text], input[type=search], textarea, select, [contenteditable]')
      )
        return
      latest.current(/^(?:Digit|Numpad)\d$/.test(event.code) ? event.code.slice(-1) : event.key, {
        shift: event.shiftKey,
      })
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [enabled])
}
