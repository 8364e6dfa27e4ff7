import type { Settings } from '../storage/settings'

/*
 * The theme of the last run, from the browser's own small storage, which may be emptied at any time; what counts is in
 * the database. Of what runs before the page is painted for the first time, so it imports nothing.
 */

export const KEPT_THEME = 'theme-shown'
const THEMES: ReadonlySet<string> = new Set<Settings['theme']>(['system', 'light', 'dark'])

/** The theme of the last run; the default where none is kept or the browser keeps nothing. */
export function keptTheme(kept: Pick<Storage, 'getItem'> | undefined): Settings['theme'] {
  try {
    const theme = kept?.getItem(KEPT_THEME) ?? ''
    return THEMES.has(theme) ? (theme as Settings['theme']) : 'system'
  } catch {
    return 'system'
  }
}

export const prefersDark = (): MediaQueryList => window.matchMedia('(prefers-color-scheme: dark)')

/** Puts a theme on the root element. */
export function showTheme(theme: Settings['theme']): void {
  const { dataset } = document.documentElement
  dataset.theme = theme === 'system' ? (prefersDark().matches ? 'dark' : 'light') : theme
}
