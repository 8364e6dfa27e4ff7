import { desktop, valueOf, type About } from '../desktop'
import type { BankFacts } from './bank-facts'
import { services } from './services'
import { bestEffort, inBackground } from './trouble'

export type { About } from '../desktop'

/** True in the browser edition, which keeps one copy of progress and no journal. */
export const isBrowserEdition = desktop === null

/** Versions and data folder of the desktop app; null in the browser edition. */
export async function loadAbout(): Promise<About | null> {
  return desktop ? valueOf(desktop.about()) : null
}

/** The app's version, written in by the build (build/electron.vite.config.ts). */
export const appVersion: string = import.meta.env.VITE_APP_VERSION ?? ''

/** Where newer versions are told, written in by the build; empty while the project has no address. */
export const appHomepage: string = import.meta.env.VITE_APP_HOMEPAGE ?? ''

/** The text of licenses.txt, which the build puts beside the page; null when it cannot be read. */
export async function loadLicenses(): Promise<string | null> {
  const response = await bestEffort('Fetching the licenses', fetch('licenses.txt'))
  if (!response?.ok) return null
  return (await bestEffort('Reading the licenses', response.text())) ?? null
}

/** What the bank holds, for About and home. */
export const bankFacts = (): BankFacts => services().bankFacts

export function openDataFolder(): void {
  inBackground('Opening the data folder', desktop?.openDataFolder())
}

/** Saves the window's content as a PDF: through the desktop's own dialog, or the browser's print dialog. */
export async function savePdf(name: string): Promise<string | null> {
  if (!desktop) {
    window.print()
    return null
  }
  const saved = await valueOf(desktop.savePdf(name))
  return saved?.name ?? null
}
