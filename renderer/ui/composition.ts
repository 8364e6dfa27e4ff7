import type { KeyboardEvent } from 'react'

/** Browsers give keys that an input method has taken this code. */
const COMPOSING_KEY_CODE = 229

/** Keeps keys of an input method that composes, such as Escape and Enter, from whatever lies around the field. */
export function keepComposition(event: KeyboardEvent): void {
  if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === COMPOSING_KEY_CODE) event.stopPropagation()
}
