import { IS_MAC } from './keyboard'
import { inLines, inText, onControl } from './key-target'

/*
 * One press, one action, for every control of the app. A double click, a bouncing button or a key that is held does once
 * what it does: its second half never lands on what the first one has put there.
 */

/** A third or later click of one burst counts again after this time, in milliseconds. */
const BURST_MS = 500

/** Buttons that are pressed quickly on purpose stand in an element with this attribute. */
const RAPID = '[data-rapid]'

const pressable = (target: EventTarget | null): boolean =>
  target instanceof Element && (onControl(target) || target.closest('label') !== null) && !target.closest(RAPID)

/** Listens before everything else, as long as the page is there. */
export function guardPresses(): void {
  let accepted = -Infinity
  let presses = 0
  let menuKeyHeld = false
  const swallow = (event: Event) => {
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  const second = ({ timeStamp }: Event, count: number) => count === 2 || (count > 2 && timeStamp - accepted < BURST_MS)

  window.addEventListener('mousedown', ({ detail }) => (presses = detail), true)
  window.addEventListener(
    'click',
    (event) => {
      // A click by key or by the app itself counts no presses.
      if (event.detail === 0) return
      if (second(event, event.detail) && pressable(event.target)) swallow(event)
      else accepted = event.timeStamp
    },
    true,
  )
  // A right click is a press, too: it strikes out an option. So is the menu key, which asks again while it is held.
  for (const type of ['keyup', 'pointerdown', 'blur'] as const)
    window.addEventListener(type, () => (menuKeyHeld = false), true)
  window.addEventListener(
    'contextmenu',
    (event) => {
      if (event.button !== 2) {
        if (menuKeyHeld) return swallow(event)
        menuKeyHeld = true
      }
      if (second(event, presses) && pressable(event.target)) swallow(event)
      else accepted = event.timeStamp
    },
    true,
  )
  window.addEventListener(
    'keydown',
    (event) => {
      // A context menu by key is no click.
      presses = 0
      if (!event.repeat || event.isComposing) return
      // What lies under a dialog is not closed by the same Escape.
      if (event.key === 'Escape') swallow(event)
      else if (
        event.key === 'Enter'
          ? !inLines(event.target)
          : event.key === ' ' && onControl(event.target) && !inText(event.target)
      )
        swallow(event)
    },
    true,
  )
  if (IS_MAC) return
  // Pressed alone, Alt would give the focus to the menu bar, which then takes the next key.
  for (const type of ['keydown', 'keyup'] as const)
    window.addEventListener(type, (event) => event.key === 'Alt' && event.preventDefault(), true)
}
