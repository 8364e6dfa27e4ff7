import './no-eval'
import { createRoot } from 'react-dom/client'
import { App } from './app'
import { guardPresses } from './keys/press-guard'
import { start } from './state/boot'
import { listenToMenu } from './state/menu'
import { inBackground, watchForTrouble } from './state/trouble'
import './ui/base.css'

guardPresses()
createRoot(document.getElementById('root')!).render(<App />)
watchForTrouble()
listenToMenu()
inBackground('Starting', start())
