import type { Database } from '../storage/database'
import { loadSettings, saveSetting, type Settings } from '../storage/settings'
import { services } from './services'
import { useSettings } from './settings-shown'

export { useSettings } from './settings-shown'

export async function startSettings(db: Database): Promise<void> {
  useSettings.setState(await loadSettings(db))
}

/** Shows a changed setting at once and stores it. */
export async function changeSetting<K extends keyof Settings>(key: K, value: Settings[K]): Promise<void> {
  useSettings.setState({ [key]: value } as Pick<Settings, K>)
  const saving = saveSetting(services().db, key, value)
  last = Promise.allSettled([last, saving])
  await saving
}

let last: Promise<unknown> = Promise.resolve()

/** When every setting that was changed is stored, or could not be. */
export const settingsStored = async (): Promise<void> => void (await last)

export { BOOKMARKS } from '../storage/settings'
export { DAILY_MOST, DAILY_NEW } from '../storage/default-settings'
export type { Settings } from '../storage/settings'
