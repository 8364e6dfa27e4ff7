/**
 * A file that is written to again and again stays open in between: on a system whose virus scanner looks at every opening
 * that is most of what a short write takes. It is still the file that its name means, or it is opened anew: another
 * program may have replaced, moved or removed it. Only the last one used is open, and none that nobody has used for a
 * while. Whoever moves or removes one lets go of it before, which Windows asks for.
 */
import { constants } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import type { diskFs } from './atomic-file'
import { isMissing } from './refusal'
import { bestEffort } from './trouble'

/** The part of the file system this uses, so tests can let any call fail. */
export type KeptOpenFs = Pick<typeof diskFs, 'open' | 'stat'>

export type KeptOpen = {
  /**
   * Uses a file while it has just this size; null, without using it, when it has not or there is none. Uses of one file
   * come one after the other; that is the caller's to see to. A use that fails closes the file.
   */
  use<T>(name: string, size: number, work: (file: FileHandle) => Promise<T>): Promise<T | null>
  /** The same for a file that is made where there is none, whatever its size. */
  make<T>(name: string, work: (file: FileHandle) => Promise<T>): Promise<T>
  /** Resolves when this file, or every one, is closed; what is being used is closed when that ends. */
  letGo(name?: string): Promise<void>
}

type Kept = { name: string; file: FileHandle; ino: bigint; dev: bigint; used: boolean }
type Taken = { kept: Kept; size: bigint }

/** In milliseconds; a running exam notes its time more often. */
const longestUnused = 10_000

export function createKeptOpen(fs: KeptOpenFs): KeptOpen {
  let last: Kept | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let closing: Promise<unknown> = Promise.resolve()

  function close(kept: Kept): void {
    if (last === kept) last = null
    closing = Promise.all([closing, bestEffort('Closing a file that was kept open', kept.file.close())])
  }

  /** From now on this one is open, and the one before it no longer than it is used. */
  function keep(kept: Kept): void {
    const before = last
    last = kept
    if (before && before !== kept && !before.used) close(before)
  }

  async function using<T>(kept: Kept, work: (file: FileHandle) => Promise<T>): Promise<T> {
    clearTimeout(timer)
    try {
      return await work(kept.file)
    } catch (error) {
      // Whatever was wrong with it, the next use begins with the name.
      if (last === kept) last = null
      throw error
    } finally {
      kept.used = false
      if (last !== kept) close(kept)
      else {
        timer = setTimeout(() => {
          if (!kept.used && last === kept) close(kept)
        }, longestUnused)
        timer.unref()
      }
    }
  }

  /**
   * The open file of this name when the name still means it, taken for a use, with its size; null when it is none, and
   * then it is closed.
   */
  async function stillOpen(name: string): Promise<Taken | null> {
    const kept = last
    if (kept?.name !== name) return null
    // At once: who opens another file meanwhile must not close this one.
    kept.used = true
    // By its name, not by what is open: that would still be there when the file was moved or replaced.
    try {
      const { ino, dev, size } = await fs.stat(name, { bigint: true })
      if (ino === kept.ino && dev === kept.dev) return { kept, size }
    } catch {
      // Opening it by its name says what is wrong.
    }
    close(kept)
    return null
  }

  async function opened(name: string, flags: number): Promise<Taken> {
    const file = await fs.open(name, flags, 0o600)
    try {
      const { ino, dev, size } = await file.stat({ bigint: true })
      return { kept: { name, file, ino, dev, used: true }, size }
    } catch (error) {
      await file.close()
      throw error
    }
  }

  return {
    async use(name, size, work) {
      if (size === 0) return null
      let found = await stillOpen(name)
      try {
        found ??= await opened(name, constants.O_RDWR)
      } catch (error) {
        if (isMissing(error)) return null
        throw error
      }
      if (found.size !== BigInt(size)) {
        close(found.kept)
        return null
      }
      keep(found.kept)
      return using(found.kept, work)
    },
    async make(name, work) {
      const { kept } = await opened(name, constants.O_RDWR | constants.O_CREAT)
      keep(kept)
      return using(kept, work)
    },
    async letGo(name) {
      if (last && (name === undefined || last.name === name)) {
        const kept = last
        if (kept.used) last = null
        else close(kept)
      }
      await closing
    },
  }
}
