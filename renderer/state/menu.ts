import { desktop } from '../desktop'
import { saveAndLeave } from './leave'
import { useRoute } from './route'
import { inBackground } from './trouble'

/** Carries out the commands of the application menu. */
export function listenToMenu(): void {
  desktop?.on('menu', (command) => {
    const { show } = useRoute.getState()
    if (command === 'home') inBackground('Leaving the exam', saveAndLeave())
    else show(command)
  })
}
