/*
 * Which key was typed. The character decides, not the place on the keyboard: N is where the candidate's layout has it.
 * The place counts only where the layout types no Latin letters, or where a Mac's Option made another character.
 */

/** What is asked of a keyboard event. */
export type KeyLike = {
  key: string
  code: string
  altKey: boolean
  ctrlKey: boolean
  metaKey: boolean
  shiftKey: boolean
  repeat?: boolean
  isComposing?: boolean
  keyCode?: number
  getModifierState?: (modifier: string) => boolean
}

/** The computer's keyboard: `baseOf` is the character that a place types without any modifier, where that is known. */
export type Keyboard = { mac: boolean; baseOf?: (code: string) => string | undefined }

/** Keys that an input method takes, or that wait for the next one. */
const UNFINISHED = new Set(['Process', 'Dead', 'Unidentified', 'AltGraph'])
const COMPOSING_KEY_CODE = 229
const MODIFIERS = new Set(['Alt', 'Control', 'Shift', 'Meta', 'CapsLock', 'NumLock', 'Fn'])

const isLatinLetter = (character: string | undefined): boolean => /^[a-z]$/i.test(character ?? '')
/** One key of Cyrillic, Greek, Hebrew, Arabic, Thai and so on; Arabic has a key of two letters, Thai has marks alone. */
const isOtherScript = (typed: string): boolean => /^[\p{L}\p{M}]{1,3}$/u.test(typed) && !/\p{Script=Latin}/u.test(typed)
const letterAt = (code: string): string | null => /^Key([A-Z])$/.exec(code)?.[1] ?? null
const digitAt = (code: string): string | null => /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1] ?? null

/** The input method, or a key that makes the next one another character, has this key. */
export const isComposing = (event: KeyLike): boolean =>
  event.isComposing === true || event.keyCode === COMPOSING_KEY_CODE || UNFINISHED.has(event.key)

/**
 * The key with its modifiers as the table of commands writes it: `A`, `1`, `Enter`, `Space`, `Shift+A`, `Alt+N`, `Mod+Z`
 * (Mod is Ctrl, on a Mac Cmd; Alt is Option there). Null for what is never a command: characters made with AltGr,
 * composition, a modifier alone, and other uses of Ctrl, Cmd and the Windows key.
 */
export function chordOf(event: KeyLike, keyboard: Keyboard): string | null {
  const { altKey, ctrlKey, metaKey, shiftKey, key } = event
  if (MODIFIERS.has(key) || event.isComposing) return null
  // Outside text an Option that begins an accent has still typed its letter.
  const option = keyboard.mac && altKey && !ctrlKey && !metaKey
  if (isComposing(event) && !(option && key === 'Dead')) return null
  // AltGr arrives as a state of its own, on Windows also as Ctrl and Alt together.
  if (!keyboard.mac && event.getModifierState?.('AltGraph')) return null
  if (altKey && (ctrlKey || metaKey)) return null
  if (ctrlKey || metaKey) {
    if (keyboard.mac ? ctrlKey : metaKey) return null
    const name = nameOf(event, keyboard, false)
    return name && `Mod+${shiftKey ? 'Shift+' : ''}${name.key}`
  }
  const name = nameOf(event, keyboard, option)
  if (!name) return null
  return `${altKey ? 'Alt+' : ''}${shiftKey && name.shift ? 'Shift+' : ''}${name.key}`
}

/** The key without modifiers; `shift` tells whether Shift is a modifier of it, or only what types the character. */
function nameOf(event: KeyLike, keyboard: Keyboard, option: boolean): { key: string; shift: boolean } | null {
  const { key, code, shiftKey } = event
  if (isLatinLetter(key)) return { key: key.toUpperCase(), shift: true }
  if (/^\d$/.test(key)) return { key, shift: false }
  // Digits of another script.
  if (/^\p{Nd}$/u.test(key)) return withKey(digitAt(code), false)
  if (option) {
    const base = keyboard.baseOf?.(code)
    if (base !== undefined && base.length === 1 && !isOtherScript(base))
      return /^[a-z\d]$/i.test(base) ? { key: base.toUpperCase(), shift: true } : null
    const letter = letterAt(code)
    if (letter) return { key: letter, shift: true }
  }
  if (isOtherScript(key)) return withKey(letterAt(code), true)
  if (key === ' ') return { key: 'Space', shift: true }
  // Shift and a digit of the upper row type a sign of their own. The number pad types digits, or moves.
  if (shiftKey && key.length === 1 && code.startsWith('Digit')) return withKey(digitAt(code), true)
  // A name ("Enter", "ArrowUp"), or a sign as it is.
  return key.length > 1 && /^[A-Z]/.test(key) ? { key, shift: true } : { key, shift: false }
}

const withKey = (key: string | null, shift: boolean) => (key === null ? null : { key, shift })
