import { useEffect } from 'react'
import { desktop } from '../desktop'
import { useSettings } from './settings'
import { inBackground } from './trouble'

/** Whether the next exam takes the whole screen. Browsers have a key of their own for that, so only the desktop asks. */
export const useWantsFullScreen = (): boolean => useSettings((state) => state.fullScreen) && desktop !== null

/** Takes the whole screen while the component is shown, when the candidate wants that, and gives it back afterwards. */
export function useFullScreen(): void {
  const wanted = useWantsFullScreen()
  useEffect(() => {
    if (!wanted) return
    inBackground('Changing the full screen', desktop?.setFullScreen(true))
    return () => inBackground('Changing the full screen', desktop?.setFullScreen(false))
  }, [wanted])
}
