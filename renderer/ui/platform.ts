/** Keys are named as they are on the computer's own keyboard. */
export const IS_MAC = /Mac/.test(navigator.platform)

/** The menu's command for the whole screen, which also leaves it. */
export const FULL_SCREEN_KEYS = IS_MAC ? 'Ctrl+Cmd+F' : 'F11'
