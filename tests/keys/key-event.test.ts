import { describe, expect, test } from 'vitest'
import { chordOf, type KeyLike } from '../../renderer/keys/key-event'

const PC = { mac: false }
const MAC = { mac: true }

/** `Alt+n@KeyL`: modifiers, the character or name that was typed, the place. */
function event(text: string, more: Partial<KeyLike> = {}): KeyLike {
  const [typed, code] = text.split('@') as [string, string]
  const parts = typed.split('+').filter((part) => part !== '')
  const key = typed.endsWith('+') ? '+' : parts.pop()!
  const has = (name: string) => parts.includes(name)
  return {
    key: key === 'sp' ? ' ' : key,
    code,
    altKey: has('Alt'),
    ctrlKey: has('Ctrl'),
    metaKey: has('Meta'),
    shiftKey: has('Shift'),
    getModifierState: (modifier) => modifier === 'AltGraph' && has('AltGr'),
    ...more,
  }
}

describe('the character that was typed decides', () => {
  test.each([
    ['US', 'Alt+n@KeyN', 'Alt+N'],
    ['US with Caps Lock', 'Alt+N@KeyN', 'Alt+N'],
    ['Dvorak', 'Alt+n@KeyL', 'Alt+N'],
    ['Dvorak', 'Alt+b@KeyN', 'Alt+B'],
    ['Dvorak, a sign on a letter place', "Alt+'@KeyQ", "Alt+'"],
    ['QWERTZ', 'Alt+z@KeyY', 'Alt+Z'],
    ['QWERTZ', 'Alt+y@KeyZ', 'Alt+Y'],
    ['AZERTY', 'a@KeyQ', 'A'],
    ['AZERTY', 'Alt+m@Semicolon', 'Alt+M'],
    ['AZERTY, a comma where US has M', 'Alt+,@KeyM', 'Alt+,'],
    ['US', 'a@KeyA', 'A'],
    ['US with Caps Lock: no Shift', 'A@KeyA', 'A'],
    ['US', 'Shift+A@KeyA', 'Shift+A'],
    ['US, Shift and Caps Lock', 'Shift+a@KeyA', 'Shift+A'],
    ['Spanish: ñ is no N', 'ñ@Semicolon', 'ñ'],
    ['Turkish: dotless ı is no I', 'Alt+ı@KeyI', 'Alt+ı'],
    ['Turkish: i beside Enter', 'Alt+i@Quote', 'Alt+I'],
    ['US', 'Ctrl+z@KeyZ', 'Mod+Z'],
    ['QWERTZ', 'Ctrl+z@KeyY', 'Mod+Z'],
    ['US', 'Ctrl+Shift+Z@KeyZ', 'Mod+Shift+Z'],
    ['US', 'Enter@Enter', 'Enter'],
    ['number pad', 'Enter@NumpadEnter', 'Enter'],
    ['US', 'sp@Space', 'Space'],
  ])('%s %s is %s', (_, typed, chord) => expect(chordOf(event(typed), PC)).toBe(chord))
})

describe('the place decides where no Latin letter is typed', () => {
  test.each([
    ['Russian', 'ф@KeyA', 'A'],
    ['Russian', 'Shift+Ф@KeyA', 'Shift+A'],
    ['Russian', 'Alt+т@KeyN', 'Alt+N'],
    ['Russian: a letter where US has a bracket', 'х@BracketLeft', null],
    ['Russian', 'Ctrl+я@KeyZ', 'Mod+Z'],
    ['Greek', 'Alt+ν@KeyN', 'Alt+N'],
    ['Hebrew', 'Alt+מ@KeyN', 'Alt+N'],
    ['Arabic', 'Alt+ى@KeyN', 'Alt+N'],
    ['Arabic, a key of two letters', 'لا@KeyB', 'B'],
    ['Thai, a mark', 'Alt+ื@KeyN', 'Alt+N'],
    ['Hindi, a vowel sign', 'ो@KeyA', 'A'],
    ['Georgian', 'ბ@KeyB', 'B'],
    ['Arabic digits', '٢@Digit2', '2'],
    ['Persian digits on the pad', '۳@Numpad3', '3'],
  ])('%s %s is %s', (_, typed, chord) => expect(chordOf(event(typed), PC)).toBe(chord))
})

describe('digits', () => {
  test.each([
    ['US', '1@Digit1', '1'],
    ['US, with the sign of Shift', 'Shift+!@Digit1', 'Shift+1'],
    ['AZERTY without Shift', '&@Digit1', '&'],
    ['AZERTY: Shift types the digit', 'Shift+1@Digit1', '1'],
    ['pad, Num Lock on', '2@Numpad2', '2'],
    ['pad, Num Lock off', 'End@Numpad1', 'End'],
    ['pad, Num Lock off', 'ArrowDown@Numpad2', 'ArrowDown'],
    ['pad, Num Lock off', 'PageDown@Numpad3', 'PageDown'],
    ['pad, Num Lock off', 'ArrowLeft@Numpad4', 'ArrowLeft'],
    ['pad, Num Lock off', 'Clear@Numpad5', 'Clear'],
    ['pad, Num Lock off', 'Insert@Numpad0', 'Insert'],
    ['pad, Shift', 'Shift+End@Numpad1', 'Shift+End'],
    ['pad, Shift types the digit', 'Shift+1@Numpad1', '1'],
  ])('%s %s is %s', (_, typed, chord) => expect(chordOf(event(typed), PC)).toBe(chord))
})

describe('text is no command', () => {
  test.each([
    ['AltGr', 'AltGr+ń@KeyN', {}],
    ['AltGr that types a plain letter', 'AltGr+n@KeyN', {}],
    ['AltGr on Windows', 'Ctrl+Alt+ń@KeyN', {}],
    ['AltGr with Shift', 'AltGr+Shift+A@KeyA', {}],
    ['composition', 'a@KeyA', { isComposing: true }],
    ['an input method', 'Process@KeyA', { keyCode: 229 }],
    ['an input method that names the key', 'a@KeyA', { keyCode: 229 }],
    ['an accent', 'Dead@Quote', {}],
    ['Alt alone', 'Alt+Alt@AltLeft', {}],
    ['Shift alone', 'Shift+Shift@ShiftLeft', {}],
    ['the Windows key', 'Meta+n@KeyN', {}],
    ['Ctrl and the Windows key with Alt', 'Meta+Alt+n@KeyN', {}],
  ] as const)('%s', (_, typed, more) => expect(chordOf(event(typed, more), PC)).toBeNull())
  test('Ctrl+Cmd on a Mac', () => expect(chordOf(event('Ctrl+n@KeyN'), MAC)).toBeNull())
})

describe('Option on a Mac', () => {
  const dvorak = { mac: true, baseOf: (code: string) => ({ KeyL: 'n', KeyN: 'b', KeyQ: "'", Semicolon: 's' })[code] }
  test.each([
    ['US: an accent', 'Alt+Dead@KeyN', 'Alt+N'],
    ['US', 'Alt+ç@KeyC', 'Alt+C'],
    ['US with Shift', 'Alt+Shift+Ç@KeyC', 'Alt+Shift+C'],
    ['a layout that types the letter itself', 'Alt+n@KeyL', 'Alt+N'],
    ['Cyrillic', 'Alt+т@KeyN', 'Alt+N'],
  ])('%s: %s is %s', (_, typed, chord) => expect(chordOf(event(typed), MAC)).toBe(chord))
  test.each([
    ['Alt+Dead@KeyL', 'Alt+N'],
    ['Alt+∫@KeyN', 'Alt+B'],
    ['Alt+æ@KeyQ', null],
    ['Alt+ß@Semicolon', 'Alt+S'],
  ])('Dvorak, known to the system: %s is %s', (typed, chord) => expect(chordOf(event(typed), dvorak)).toBe(chord))
  test('an accent begun with Option is never taken from a composition', () =>
    expect(chordOf(event('Alt+Dead@KeyN', { isComposing: true }), MAC)).toBeNull())
  test('Cmd is Mod', () => expect(chordOf(event('Meta+z@KeyZ'), MAC)).toBe('Mod+Z'))
})
