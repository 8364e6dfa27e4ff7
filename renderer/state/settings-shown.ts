import { create } from 'zustand'
import { defaultSettings } from '../storage/default-settings'
import type { Settings } from '../storage/settings'

/*
 * The settings as they are shown. Of the first chunk: until the stored ones are read these are the defaults, but for the
 * theme, which would be seen to change. The browser's own small storage keeps a copy of that one, which may be deleted at
 * any time; what counts is in the database.
 */

const THEME = 'theme-shown'
const THEMES: ReadonlySet<string> = new Set<Settings['theme']>(['system', 'light', 'dark'])

/** The theme of the last run; the default where none is kept or the browser keeps nothing. */
export function keptTheme(kept: Pick<Storage, 'getItem'> | undefined): Settings['theme'] {
  try {
    const theme = kept?.getItem(THEME) ?? ''
    return THEMES.has(theme) ? (theme as Settings['theme']) : defaultSettings.theme
  } catch {
    return defaultSettings.theme
  }
}

/** Keeps the theme for the next start, from now on. */
export function keepTheme(kept: Pick<Storage, 'getItem' | 'setItem'>): void {
  useSettings.subscribe(({ theme }, before) => {
    if (theme === before.theme) return
    try {
      kept.setItem(THEME, theme)
    } catch {
      // The next start then shows the default for a moment.
    }
  })
}

const page = typeof document === 'undefined' ? undefined : globalThis.localStorage

export const useSettings = create<Settings>()(() => ({ ...defaultSettings, theme: keptTheme(page) }))
if (page) keepTheme(page)
