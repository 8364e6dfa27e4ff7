import { IS_MAC } from '../keys/keyboard'

export { IS_MAC }

/** The menu's command for the whole screen, which also leaves it. */
export const FULL_SCREEN_KEYS = IS_MAC ? 'Ctrl+Cmd+F' : 'F11'
