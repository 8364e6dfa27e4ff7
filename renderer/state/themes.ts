import type { Settings } from '../storage/settings'

export type Theme = Settings['theme']

/** The colors of the app, as they are offered. */
export const THEMES: readonly { value: Theme; label: string }[] = [
  { value: 'system', label: 'System colors' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
]
