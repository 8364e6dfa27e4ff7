import { desktop } from '../desktop'
import { leaveExam } from './exam'
import { useRoute } from './route'

/** Carries out the commands of the application menu. */
export function listenToMenu(): void {
  desktop?.on('menu', (command) => {
    const { go, show } = useRoute.getState()
    if (command === 'home') void leaveExam().then(() => go({ screen: 'home' }))
    else show(command)
  })
}
