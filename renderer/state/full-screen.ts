import { useEffect } from 'react'
import { desktop } from '../desktop'
import { useSettings } from './settings'

/** Whether the next exam takes the whole screen. Browsers have a key of their own for that, so only the desktop asks. */
export const useWantsFullScreen = (): boolean => useSettings((state) => state.fullScreen) && desktop !== null

/** Takes the whole screen while the component is shown, when the candidate wants that, and gives it back afterwards. */
export function useFullScreen(): void {
  const wanted = useWantsFullScreen()
  useEffect(() => {
    if (!wanted) return
    void desktop?.setFullScreen(true)
    return () => void desktop?.setFullScreen(false)
  }, [wanted])
}
