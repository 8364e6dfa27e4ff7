import { desktop, valueOf, type About } from '../desktop'
import type { BankFacts } from './bank-facts'
import { services } from './services'
import { inBackground } from './trouble'

export type { About } from '../desktop'

/** True in the browser edition, which keeps one copy of progress and no journal. */
export const isBrowserEdition = desktop === null

/** Versions and data folder of the desktop app; null in the browser edition. */
export async function loadAbout(): Promise<About | null> {
  return desktop ? valueOf(desktop.about()) : null
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
