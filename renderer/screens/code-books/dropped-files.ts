/*
 * What was let go over the page. A folder is given as if all files in it were: its own entry cannot be read as a file.
 */

/** More than the publishers have in all their zips together; a whole disk is no code set. */
const MOST = 300
const DEEP = 5

/** The part of a drop that is asked; folders can be read only until the event is over. */
type Dropped = Pick<DataTransfer, 'files'> & { items: ArrayLike<Pick<DataTransferItem, 'kind' | 'webkitGetAsEntry'>> }

/** `note`: what is to be said of the folders; null where all of them is read. */
export type DroppedFiles = { files: File[]; note: string | null }

const EMPTY = 'There are no files in this folder. Drop the folder into which you unpacked the zip, or the zip itself.'
const TOO_MANY = `The folder holds more than ${MOST} files; only the first ${MOST} are read. Drop the files of the code sets alone.`

/** Files, and the files in folders, in the order in which they lie there. Call it while the event is handled. */
export async function droppedFiles({ items, files }: Dropped): Promise<DroppedFiles> {
  const entries = Array.from(items)
    .filter(({ kind }) => kind === 'file')
    .map((item) => item.webkitGetAsEntry())
  const plain = [...files]
  if (!entries.some((entry) => entry?.isDirectory)) return { files: plain, note: null }
  const found: File[] = []
  for (const [at, entry] of entries.entries())
    if (entry === null || !entry.isDirectory) found.push(...plain.slice(at, at + 1))
    else await walk(entry as FileSystemDirectoryEntry, DEEP, found)
  const note = found.length === 0 ? EMPTY : found.length > MOST ? TOO_MANY : null
  return { files: found.slice(0, MOST), note }
}

async function walk(folder: FileSystemDirectoryEntry, deep: number, into: File[]): Promise<void> {
  const reader = folder.createReader()
  // A call gives some of the entries; the last one gives none.
  for (;;) {
    const entries = await new Promise<FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])))
    if (entries.length === 0) return
    for (const entry of entries) {
      if (into.length > MOST || entry.name.startsWith('.')) continue
      if (entry.isDirectory) {
        if (deep > 0) await walk(entry as FileSystemDirectoryEntry, deep - 1, into)
      } else {
        const file = await fileOf(entry as FileSystemFileEntry)
        if (file !== null) into.push(file)
      }
    }
  }
}

const fileOf = (entry: FileSystemFileEntry) =>
  new Promise<File | null>((resolve) => entry.file(resolve, () => resolve(null)))
