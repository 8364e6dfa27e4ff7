import { useLayoutEffect } from 'react'
import { useSettings } from '../../state/settings'

/**
 * Puts the candidate's colors and font on the root element, where dialogs find them too, for as long as the exam is on
 * screen. ui/schemes.css says what they mean.
 */
export function useAppearance(): void {
  const scheme = useSettings((state) => state.scheme)
  const font = useSettings((state) => state.font)
  useLayoutEffect(() => {
    const { dataset } = document.documentElement
    if (scheme !== 'normal') dataset.scheme = scheme
    dataset.font = font
    return () => {
      delete dataset.scheme
      delete dataset.font
    }
  }, [scheme, font])
}
