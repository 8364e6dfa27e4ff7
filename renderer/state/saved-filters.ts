import type { ReviewQuery } from '../engine/review-query'
import { holdBack } from './held-back'
import { changeSetting, useSettings, type Settings } from './settings'

/* Filters of the review room that the candidate keeps under a name. */

export type SavedFilter = Settings['savedFilters'][number]

export const FILTER_NAME_LENGTH = 60
/** More would be a list to search in. */
export const MOST_FILTERS = 30

export const useSavedFilters = (): readonly SavedFilter[] => useSettings((state) => state.savedFilters)

const change = (to: (filters: readonly SavedFilter[]) => SavedFilter[]): Promise<void> =>
  changeSetting('savedFilters', to(useSettings.getState().savedFilters))

/** Keeps a filter; one of the same name is replaced. */
export const saveFilter = (name: string, query: ReviewQuery): Promise<void> =>
  change((filters) => [...filters.filter((one) => one.name !== name), { name, query }].slice(-MOST_FILTERS))

/** Gives a filter another name; the other filter of that name, if there is one, goes. */
export const renameFilter = (from: string, to: string): Promise<void> =>
  change((filters) =>
    filters
      .filter((one) => one.name !== to || one.name === from)
      .map((one) => (one.name === from ? { ...one, name: to } : one)),
  )

export const deleteFilter = (name: string): Promise<void> =>
  change((filters) => filters.filter((one) => one.name !== name))

/* A name that is being typed; `of` says what it is for. It stays when its dialog is left, until it is kept or thrown away. */

const names = holdBack<string>((of, name) => changeSetting('nameDrafts', { ...drafts(), [of]: name }))

const drafts = () => useSettings.getState().nameDrafts

export function useNameDraft(of: string): string | undefined {
  const stored = useSettings(({ nameDrafts }) => nameDrafts[of])
  return names.use(({ held }) => held.get(of)) ?? stored
}

export const typeFilterName = (of: string, name: string): void => names.put(of, name)

/** Stores what was typed now. */
export const storeFilterName = (): Promise<void> => names.flush()

/** The name was kept, or is given up. */
export async function dropNameDraft(of: string): Promise<void> {
  names.drop(of)
  if (!Object.hasOwn(drafts(), of)) return
  await changeSetting('nameDrafts', Object.fromEntries(Object.entries(drafts()).filter(([key]) => key !== of)))
}
