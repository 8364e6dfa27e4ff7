import * as realFs from 'node:fs/promises'
import { diskFs } from '../../electron/atomic-file'

/** The real file system, except where a test makes it fail; counts what reaches the disk. `fail` also learns of which file. */
export function failingFs(fail: (call: string, nth: number, file: string) => NodeJS.ErrnoException | null) {
  const calls: Record<string, number> = {}
  const meet = (call: string, file = '') => {
    calls[call] = (calls[call] ?? 0) + 1
    const error = fail(call, calls[call], file)
    if (error) throw error
  }
  const watched = <F>(name: keyof typeof realFs) =>
    (async (...args: unknown[]) => {
      meet(name, String(args.at(name === 'rename' ? 1 : 0)))
      return (realFs[name] as (...all: unknown[]) => unknown)(...args)
    }) as F
  const fs: typeof diskFs = {
    ...diskFs,
    mkdir: watched('mkdir'),
    readdir: watched('readdir'),
    readFile: watched('readFile'),
    copyFile: watched('copyFile'),
    rename: watched('rename'),
    rm: watched('rm'),
    stat: watched('stat'),
    syncFolder: () => Promise.resolve(meet('syncFolder')),
    open: (async (...args: Parameters<typeof realFs.open>) => {
      meet('open', String(args[0]))
      const handle = await realFs.open(...args)
      return new Proxy(handle, {
        get(target, name: keyof realFs.FileHandle) {
          const member: unknown = Reflect.get(target, name)
          if (typeof member !== 'function') return member
          return async (...inner: unknown[]) => {
            if (name === 'write' && fail('partial-write', 1, '')) {
              await target.write(inner[0] as Buffer, 0, 5, inner[3] as number)
            }
            meet(String(name))
            return (member as (...all: unknown[]) => unknown).apply(target, inner)
          }
        },
      })
    }) as typeof realFs.open,
  }
  return { fs, calls }
}
export const errno = (code: string): NodeJS.ErrnoException => Object.assign(new Error(code), { code })
