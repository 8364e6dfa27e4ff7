/**
 * Official code set files that lie beside the app, put there by whoever built the installer. The page reads them from the
 * app's own address: a list of names and sizes, and each file. Plain Node, no Electron, as app-files.ts.
 */
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { findAppFile, headersFor } from './app-files'

const address = '/codesets/'
const listName = 'list.json'
/** What the page's reader can open, and no larger than it takes. */
const kinds = new Set(['.zip', '.xml', '.txt', '.pdf'])
const largest = 200 * 1024 * 1024
const most = 100

/** `file`: what to read; `body`: a text of our own. Null when the address is none of a code set. */
export type CodeSetAnswer = { file: string } | { body: string; headers: Record<string, string> } | null

export const isCodeSetPath = (urlPath: string): boolean => urlPath.startsWith(address)

export async function answerCodeSet(folder: string, urlPath: string): Promise<CodeSetAnswer> {
  if (!isCodeSetPath(urlPath)) return null
  const name = urlPath.slice(address.length)
  if (name === listName) return { body: JSON.stringify(await filesIn(folder)), headers: headersFor(listName) }
  if (name.includes('/') || !kinds.has(path.extname(name).toLowerCase())) return null
  const file = await findAppFile(folder, `/${name}`)
  return file === null ? null : { file }
}

/** Empty when there is no such folder. */
async function filesIn(folder: string): Promise<{ name: string; bytes: number }[]> {
  const names = await readdir(folder).catch((): string[] => [])
  const found: { name: string; bytes: number }[] = []
  for (const name of names.sort()) {
    if (!kinds.has(path.extname(name).toLowerCase())) continue
    const file = await findAppFile(folder, `/${name}`)
    if (file === null) continue
    const { size } = await stat(file)
    if (size > 0 && size <= largest && found.length < most) found.push({ name, bytes: size })
  }
  return found
}
