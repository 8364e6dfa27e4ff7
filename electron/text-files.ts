/** Text files that leave the app or come into it, in places the candidate chooses in the system's own dialogs. */
import path from 'node:path'
import { dialog, type BrowserWindow } from 'electron'
import { diskFs, type AtomicFs } from './atomic-file'
import type { TextKind } from './contract'
import { readTrouble } from './file-trouble'
import { firstFolder } from './first-folder'
import { Refusal } from './refusal'
import { limits } from './requests'
import { saveAs } from './save-as'

const typeNames: Readonly<Record<TextKind, string>> = {
  json: 'JSON',
  csv: 'CSV table',
  txt: 'Plain text',
  md: 'Markdown',
}

export async function saveText(
  window: BrowserWindow,
  suggestedName: string,
  kind: TextKind,
  text: string,
  fs: AtomicFs = diskFs,
): Promise<{ name: string } | null> {
  if (Buffer.byteLength(text, 'utf8') > limits.text)
    throw new Refusal('too-large', 'The file would be larger than 256 MB and was not written.')
  const file = {
    title: 'Save',
    suggestedName,
    fallback: 'CCS Exam Simulator',
    type: { name: typeNames[kind], extension: kind },
    what: 'The file',
  }
  return saveAs(window, file, () => Promise.resolve(text), fs)
}

type ReadFs = Pick<typeof diskFs, 'readFile' | 'stat'>

export async function openText(
  window: BrowserWindow,
  kind: 'json',
  fs: ReadFs = diskFs,
): Promise<{ name: string; text: string } | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: 'Open',
    defaultPath: await firstFolder(),
    properties: ['openFile'],
    filters: [{ name: typeNames[kind], extensions: [kind] }],
  })
  const file = filePaths[0]
  if (canceled || file === undefined) return null
  return { name: path.basename(file), text: await readText(file, fs) }
}

async function readText(file: string, fs: ReadFs): Promise<string> {
  const bytes = await readSmall(file, fs).catch((error: unknown) => Promise.reject(readTrouble(error, file)))
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Refusal(
      'unreadable',
      'This is not a text file in UTF-8, so it cannot be read here. Choose a file that this app has saved.',
    )
  }
}

/** The size is asked for first: a huge file must not fill the memory before it is refused. */
async function readSmall(file: string, fs: ReadFs): Promise<Buffer> {
  const found = await fs.stat(file)
  if (!found.isFile()) throw new Refusal('unreadable', 'This is not a file that can be read.')
  if (found.size > limits.text) throw new Refusal('too-large', 'The file is larger than 256 MB and was not read.')
  return fs.readFile(file)
}
