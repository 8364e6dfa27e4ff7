import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Random } from '../../../renderer/engine/random'

/* The files of a data folder, by what they are, and one bit of one of them flipped. */

/** Every kind comes up as often as its weight says, whatever its files weigh: most bytes are Chromium's caches. */
const KINDS: readonly { name: string; weight: number; is: RegExp }[] = [
  { name: 'database log', weight: 7, is: /^IndexedDB\/.*\.log$/ },
  { name: 'database tables', weight: 7, is: /^IndexedDB\/.*\.ldb$/ },
  { name: 'database manifest', weight: 3, is: /^IndexedDB\/.*\/MANIFEST-\d+$/ },
  { name: 'database pointer', weight: 3, is: /^IndexedDB\/.*\/CURRENT$/ },
  { name: 'other files of the database', weight: 1, is: /^IndexedDB\// },
  { name: 'journals', weight: 5, is: /^journal\// },
  { name: 'statements', weight: 4, is: /^statements\// },
  { name: 'backups', weight: 2, is: /^backups\// },
  { name: 'small files of the app', weight: 4, is: /^[a-z-]+\.(?:json|txt|log)$/ },
  { name: "Chromium's own", weight: 4, is: /./ },
]

/** All files that have a byte, as paths from the folder, with `/` on every system. */
export function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => statSync(file).size > 0)
    .map((file) => path.relative(folder, file).replaceAll(path.sep, '/'))
    .sort()
}

/** What a file is. */
export const kindOf = (file: string): string => KINDS.find(({ is }) => is.test(file))!.name

/** Flips one bit. Says where: kind, file, byte and bit. */
export function flipBit(folder: string, random: Random): string {
  const files = filesOf(folder)
  const kinds = KINDS.filter(({ name }) => files.some((file) => kindOf(file) === name))
  let draw = random.int(
    1,
    kinds.reduce((sum, { weight }) => sum + weight, 0),
  )
  const kind = kinds.find(({ weight }) => (draw -= weight) <= 0)!
  const ours = files.filter((file) => kindOf(file) === kind.name)
  const file = ours[random.int(0, ours.length - 1)]!
  const bytes = readFileSync(path.join(folder, file))
  const at = random.int(0, bytes.length - 1)
  const bit = random.int(0, 7)
  bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << bit), at)
  writeFileSync(path.join(folder, file), bytes)
  return `${kind.name}: ${file} byte ${at} of ${bytes.length}, bit ${bit}`
}
