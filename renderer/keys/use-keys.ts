import { useEffect, useEffectEvent } from 'react'
import { isSingle, placeOf, type CommandId } from './commands'
import { chordOf } from './key-event'
import { keeps } from './key-target'
import { keyboard } from './keyboard'
import { takesKeys, useKeyLayer } from './layers'

/** What commands do here; those without an action do nothing. `place` is which of a command's places it was, from 0. */
export type KeyActions = Partial<Record<CommandId, ((place: number) => unknown) | undefined>>

let singles = true

/** The setting "Single-letter keys": off, letters and digits alone give no command. Enter, arrows and Alt stay. */
export function setSingleKeys(on: boolean): void {
  singles = on
}

/**
 * Runs the actions of commands by their keys while the component is there, and no dialog lies over it. A key that is held
 * counts once; a key that types text is text.
 */
export function useKeys(actions: KeyActions, enabled = true): void {
  const layer = useKeyLayer()
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || !takesKeys(layer)) return
    const action = actionOf(event, actions)
    if (!action) return
    event.preventDefault()
    if (!event.repeat) action()
  })
  useEffect(() => {
    if (!enabled) return undefined
    const listen = (event: KeyboardEvent) => onKeyDown(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [enabled])
}

/** The action that a key gives, for a window whose keys are its own; null for none. */
export function actionOf(event: KeyboardEvent, actions: KeyActions): (() => void) | null {
  const chord = chordOf(event, keyboard)
  if (chord === null || keeps(event.target, chord, keyboard.mac)) return null
  if (isSingle(chord) && !singles) return null
  for (const id of Object.keys(actions) as CommandId[]) {
    const action = actions[id]
    const place = action ? placeOf(id, chord) : -1
    if (action && place >= 0) return () => void action(place)
  }
  return null
}
