import { hydrateRoot } from 'react-dom/client'
import { App } from './app'
import { guardPresses } from './keys/press-guard'
import { loadHomeWork } from './screens/home/home-screen'
import type { EarlyPresses } from './state/early-presses'
import { inBackground, inPassing, logged, watchForTrouble } from './state/trouble'
import './ui/base.css'

/** Brings home to life, which is painted already; then storage and all that needs it. */
export function run(presses: EarlyPresses): void {
  performance.mark('script evaluated')
  const pressed = presses.handOver()
  guardPresses()
  hydrateRoot(document.getElementById('root')!, <App />, {
    // What the build drew is not what the app draws: React draws it anew, and nobody sees a difference.
    onRecoverableError: (error) => logged('Taking over the first sight of home', error),
  })
  watchForTrouble()
  // React takes over what a press is for before it hands it on.
  pressed?.click()
  inBackground('Starting', startApp())
  inPassing('Fetching what home says', loadHomeWork())
}

/** Storage, schemas and all that needs them. */
async function startApp(): Promise<void> {
  const { start } = await import('./start')
  performance.mark('rest evaluated')
  await start()
}
