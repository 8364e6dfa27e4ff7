import { create } from 'zustand'
import { defaultSettings } from '../storage/default-settings'
import type { Settings } from '../storage/settings'
import { KEPT_THEME, keptTheme } from './kept-theme'

/*
 * The settings as they are shown. Of the first chunk: until the stored ones are read these are the defaults, but for the
 * theme, which would be seen to change. The browser's own small storage keeps a copy of that one, which may be deleted at
 * any time; what counts is in the database.
 */

/** Keeps the theme for the next start, from now on. */
export function keepTheme(kept: Pick<Storage, 'getItem' | 'setItem'>): void {
  useSettings.subscribe(({ theme }, before) => {
    if (theme === before.theme) return
    try {
      kept.setItem(KEPT_THEME, theme)
    } catch {
      // The next start then shows the default for a moment.
    }
  })
}

/** Begins with the defaults, as the page that the build draws does, so that React finds what it expects there. */
export const useSettings = create<Settings>()(() => defaultSettings)

if (typeof document !== 'undefined') {
  useSettings.setState({ theme: keptTheme(globalThis.localStorage) })
  keepTheme(globalThis.localStorage)
}
