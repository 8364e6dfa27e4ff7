import type { Settings } from './settings'

/** The colors of the app, as they are offered. */
export const THEMES: readonly { value: Settings['theme']; label: string }[] = [
  { value: 'system', label: 'System colors' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
]
