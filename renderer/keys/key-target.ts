/* Whose key is it? What has the focus may take a key for itself before it is a command. */

const NO_TEXT = ['button', 'checkbox', 'color', 'file', 'hidden', 'image', 'radio', 'range', 'reset', 'submit'].map(
  (type) => `[type=${type}]`,
)
const TEXT = [
  `input:not(${NO_TEXT.join(', ')})`,
  'textarea',
  '[contenteditable]:not([contenteditable=false])',
  '[role=textbox]',
  '[role=searchbox]',
].join(', ')
/** More than one line: a held Enter types lines. */
const LINES = 'textarea, [contenteditable]:not([contenteditable=false])'
const CONTROLS = 'button, a[href], summary, [role=button], [role=tab], [role=option], [role=menuitem]'
const TAKES_SPACE = `${CONTROLS}, input[type=checkbox], input[type=radio]:not(:checked), [role=tabpanel]`

const within = (target: EventTarget | null, selector: string): boolean =>
  target instanceof Element && target.closest(selector) !== null

export const inText = (target: EventTarget | null): boolean => within(target, TEXT)
export const inLines = (target: EventTarget | null): boolean => within(target, LINES)
export const onControl = (target: EventTarget | null): boolean =>
  within(target, `${CONTROLS}, input[type=checkbox], input[type=radio]`)

/**
 * The focused element keeps this key: text what types a character (on a Mac with Option, too, which types there), lists
 * their letters, controls Enter and Space.
 */
export function keeps(target: EventTarget | null, chord: string, mac: boolean): boolean {
  if (inText(target)) return mac || !/^Alt\+[A-Z]$/.test(chord)
  if (within(target, 'select')) return !/^Alt\+[A-Z]$/.test(chord)
  if (chord === 'Enter') return within(target, CONTROLS)
  if (chord === 'Space') return within(target, TAKES_SPACE)
  return false
}
