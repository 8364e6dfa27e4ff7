import { useEffect, useState, type ReactNode } from 'react'

/**
 * A sentence about what was just tried and did nothing, shown and spoken until the next key or press.
 * @returns `told` to render where it belongs, always; `tell` to say something
 */
export function useTold(className: string): { told: ReactNode; tell: (sentence: string) => void } {
  const [{ sentence, count }, setTold] = useState({ sentence: '', count: 0 })
  useEffect(() => {
    if (sentence === '') return
    const clear = () => setTold((now) => ({ ...now, sentence: '' }))
    window.addEventListener('pointerdown', clear, true)
    window.addEventListener('keydown', clear, true)
    return () => {
      window.removeEventListener('pointerdown', clear, true)
      window.removeEventListener('keydown', clear, true)
    }
  }, [sentence])
  return {
    told: (
      <p className={className} role="status">
        {/* A new element is spoken again, also when it says the same. */}
        {sentence === '' ? null : <span key={count}>{sentence}</span>}
      </p>
    ),
    tell: (next) => setTold((now) => ({ sentence: next, count: now.count + 1 })),
  }
}

/** Said where an option was not chosen because its text was selected. */
export const SELECTED_ONLY = 'Text was selected, so nothing was chosen. Click the option to choose it.'
