import type { KeyboardEvent } from 'react'
import { isComposing } from '../keys/key-event'

/** Keeps keys of an input method that composes, such as Escape and Enter, from whatever lies around the field. */
export function keepComposition(event: KeyboardEvent): void {
  if (isComposing(event.nativeEvent)) event.stopPropagation()
}
