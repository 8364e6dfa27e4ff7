import { createRoot } from 'react-dom/client'
import { App } from './app'
import { guardPresses } from './keys/press-guard'
import { loadHomeWork } from './screens/home/home-screen'
import { whenPainted } from './state/boot-state'
import { inBackground, inPassing, watchForTrouble } from './state/trouble'
import './ui/base.css'

performance.mark('script evaluated')
guardPresses()
createRoot(document.getElementById('root')!).render(<App />)
watchForTrouble()
whenPainted(() => {
  performance.mark('painted')
  inBackground('Starting', startApp())
  inPassing('Fetching what home says', loadHomeWork())
})

/** Storage, schemas and all that needs them. */
async function startApp(): Promise<void> {
  const { start } = await import('./start')
  performance.mark('rest evaluated')
  await start()
}
