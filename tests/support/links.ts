import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/* Links, which only some systems let everybody make. The one place that makes any. */

/** How a link to a folder is made: Windows asks for a right to make symbolic links, and for none to make junctions. */
export const folderLinkType = (platform: NodeJS.Platform = process.platform): 'junction' | 'dir' =>
  platform === 'win32' ? 'junction' : 'dir'

/** Makes a link to a folder. `target` is absolute, as a junction must be. */
export function linkFolder(target: string, link: string): void {
  if (!path.isAbsolute(target)) throw new Error(`A link to a folder needs an absolute target, not ${target}.`)
  symlinkSync(target, link, folderLinkType())
}

/** Makes a link to a file; see `noFileLinks`. */
export const linkFile = (target: string, link: string): void => symlinkSync(target, link, 'file')

/** Why no link to a file can be made here, or null: Windows allows it to administrators and in developer mode. */
export function noFileLinks(
  make: (target: string, link: string) => void = linkFile,
  platform: NodeJS.Platform = process.platform,
): string | null {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'ccs-links-'))
  try {
    make(path.join(folder, 'target'), path.join(folder, 'link'))
    return null
  } catch (error) {
    if (platform !== 'win32' || (error as NodeJS.ErrnoException).code !== 'EPERM') throw error
    return 'Windows lets only administrators and developer mode make links to files'
  } finally {
    rmSync(folder, { recursive: true })
  }
}
