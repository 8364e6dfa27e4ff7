/*
 * Home is seen before the script behind it runs. What is pressed in that moment is kept and carried out when it does: the
 * last press alone, as somebody who presses twice wants the second. Of what runs first, so it imports nothing.
 */

export type EarlyPresses = {
  /** From now on the page hears for itself. The button that was pressed last, or null. */
  handOver(): HTMLElement | null
}

type Listening = Pick<EventTarget, 'addEventListener' | 'removeEventListener'>

export function keepPresses(page: Listening = window): EarlyPresses {
  let pressed: HTMLElement | null = null
  const keep = ({ target }: Event) => {
    const button = target instanceof Element ? target.closest('button') : null
    if (button) pressed = button
  }
  page.addEventListener('click', keep, true)
  return {
    handOver() {
      page.removeEventListener('click', keep, true)
      return pressed
    },
  }
}
