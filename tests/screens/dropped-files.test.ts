import { describe, expect, it } from 'vitest'
import { droppedFiles } from '../../renderer/screens/code-books/dropped-files'

const file = (name: string) => new File(['x'], name)
type Entry = Pick<FileSystemEntry, 'name' | 'isDirectory'>

const fileEntry = (name: string, readable = true) =>
  ({
    name,
    isDirectory: false,
    file: (take: (file: File) => void, fail: () => void) => (readable ? take(file(name)) : fail()),
  }) as Entry

/** Gives its entries two at a time, as a real one gives a hundred. */
const folder = (name: string, ...entries: Entry[]) =>
  ({
    name,
    isDirectory: true,
    createReader() {
      let at = 0
      return { readEntries: (take: (some: Entry[]) => void) => take(entries.slice(at, (at += 2))) }
    },
  }) as Entry

const drop = (...entries: (Entry | null)[]) => {
  const files = entries.map((entry) => file(entry?.name ?? 'made.txt'))
  const items = entries.map((entry) => ({ kind: 'file', webkitGetAsEntry: () => entry as FileSystemEntry | null }))
  return droppedFiles({ files: files as unknown as FileList, items })
}
const names = async (...entries: (Entry | null)[]) => (await drop(...entries)).files.map(({ name }) => name)

describe('what is dropped', () => {
  it('is taken as it is where there is no folder', async () => {
    expect(await names(fileEntry('a.zip'), fileEntry('b.xml'))).toEqual(['a.zip', 'b.xml'])
    expect(await names(null)).toEqual(['made.txt'])
  })

  it('gives the files of a folder and of folders in it, beside files', async () => {
    const inner = folder('Table and Index', fileEntry('tabular.xml'), fileEntry('index.xml'), fileEntry('neoplasm.xml'))
    const given = folder('2026', inner, fileEntry('.DS_Store'), fileEntry('order.txt'), fileEntry('locked.txt', false))
    expect(await names(fileEntry('a.zip'), given)).toEqual([
      'a.zip',
      'tabular.xml',
      'index.xml',
      'neoplasm.xml',
      'order.txt',
    ])
  })

  it('says when a folder has nothing, or far too much', async () => {
    expect((await drop(folder('empty'))).note).toMatch(/no files in this folder/)
    const many = Array.from({ length: 400 }, (_, at) => fileEntry(`${at}.txt`))
    const { files, note } = await drop(folder('disk', ...many))
    expect([files.length, note]).toEqual([300, expect.stringMatching(/more than 300 files/)])
  })

  it('ends in a folder that holds itself', async () => {
    const entries: Entry[] = [fileEntry('a.txt')]
    const loop = folder('loop', ...entries)
    ;(loop as { createReader?: unknown }).createReader = () => {
      let given = false
      return { readEntries: (take: (some: Entry[]) => void) => take(given ? [] : ((given = true), [loop, ...entries])) }
    }
    expect((await names(loop)).length).toBeLessThan(20)
  })
})
