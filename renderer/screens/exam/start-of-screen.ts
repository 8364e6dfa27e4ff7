import { useLayoutEffect } from 'react'

/**
 * In a small window the whole frame scrolls. A new screen then starts at its own top, not where the last one was left.
 * @param selector what is to be seen first
 * @param of changes with the screen
 */
export function useStartOfScreen(selector: string, of: unknown): void {
  useLayoutEffect(() => {
    const frame = document.querySelector('.frame')
    const start = document.querySelector(selector)
    if (!frame || !start || frame.scrollHeight <= frame.clientHeight) return
    frame.scrollTop += start.getBoundingClientRect().top - frame.getBoundingClientRect().top
  }, [selector, of])
}
