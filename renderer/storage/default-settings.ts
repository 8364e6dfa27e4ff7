/* Of the first chunk, so without the schemas: what is shown before the stored settings are read. */

/** How many cards a day can be asked for. */
export const DAILY_NEW = { least: 0, most: 200 } as const
export const DAILY_MOST = { least: 1, most: 1_000 } as const

export const defaultSettings = {
  theme: 'system' as const,
  scheme: 'normal' as const,
  font: 'small' as const,
  candidate: '',
  singleCopyNoticeSeen: false,
  examDate: '' as const,
  fullScreen: false,
  singleKeys: true,
  dailyNew: 10,
  dailyMost: 100,
  nameDrafts: {},
  savedFilters: [] as [],
  bookmarks: [] as [],
  codeBooks: { last: null, shelf: { cm: null, pcs: null, hcpcs: null } },
  examBooks: { kind: 'own' as const, mode: 'book' as const },
  lastBackup: null,
  emptiedOnPurpose: false,
  lossOpen: false,
}
