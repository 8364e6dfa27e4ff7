import { showTheme, keptTheme } from './state/kept-theme'
import { keepPresses } from './state/early-presses'
import { whenPainted } from './state/first-paint'

/*
 * What the page runs before it is painted for the first time: next to nothing. The build has drawn home into the page
 * (first-view.tsx), so that it is seen before its script is compiled; what is pressed until then is carried out later.
 */

showTheme(keptTheme(globalThis.localStorage))
const presses = keepPresses()
whenPainted(() => {
  performance.mark('painted')
  import('./main').then(({ run }) => run(presses)).catch(cannotRun)
})

/** A file of the app is missing or damaged: a page that shows buttons and does nothing would be worse than none. */
function cannotRun(error: unknown): void {
  const sentence = document.createElement('p')
  sentence.role = 'alert'
  sentence.textContent =
    'CCS Exam Simulator could not start: one of its files is missing or damaged. Install the app again; everything you did is kept.'
  document.getElementById('root')?.replaceChildren(sentence)
  throw error
}
