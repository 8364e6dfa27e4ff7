import { valueOf, type TextKind } from '../desktop'
import { services } from './services'

/* Text files in and out: through the desktop's dialogs, or as the browser does it. */

const TYPES: Record<TextKind, string> = {
  json: 'application/json',
  csv: 'text/csv',
  txt: 'text/plain',
  md: 'text/markdown',
}

/** As much as the desktop takes. */
const MOST_BYTES = 256 * 1024 * 1024

/** Saves a text where the candidate wants it. Its name, or null when they cancelled. @throws DesktopRefusal */
export async function saveText(name: string, kind: TextKind, text: string): Promise<string | null> {
  const { desktop } = services()
  if (desktop) return (await valueOf(desktop.saveText(name, kind, text)))?.name ?? null
  const address = URL.createObjectURL(new Blob([text], { type: `${TYPES[kind]};charset=utf-8` }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has taken the file over by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
  return name
}

/** Reads a text file the candidate chooses; null when they cancelled. @throws DesktopRefusal */
export async function openText(kind: 'json'): Promise<{ name: string; text: string } | null> {
  const { desktop } = services()
  if (desktop) return valueOf(desktop.openText(kind))
  const file = await chosenFile(`.${kind},${TYPES[kind]}`)
  if (file === null) return null
  if (file.size > MOST_BYTES) throw new Error('The file is larger than 256 MB and was not opened.')
  return { name: file.name, text: await file.text() }
}

function chosenFile(accept: string): Promise<File | null> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = accept
    input.addEventListener('change', () => resolve(input.files?.[0] ?? null))
    input.addEventListener('cancel', () => resolve(null))
    input.click()
  })
}
