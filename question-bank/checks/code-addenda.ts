import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'

/*
 * The addenda of ICD-10-CM as CDC publishes them: which codes a fiscal year adds, deletes and revises, one a line. They
 * tell what of the year before still holds without the files of the new year.
 */

export type Addenda = {
  year: number
  /** Codes without a dot that were added, deleted or given another title. */
  changed: ReadonlySet<string>
  /** Those of them that were deleted. */
  deleted: ReadonlySet<string>
}

const FILE_LIMIT = 4 * 1024 * 1024

/** Reads `icd10cm-codes-addenda-2027.txt`. Throws with a sentence for the command line when it is something else. */
export function readAddenda(path: string): Addenda {
  const year = Number(/(20\d\d)\D*$/.exec(basename(path))?.[1])
  if (!year) throw new Error(`${path} has no year in its name; keep the name it is published under.`)
  if (statSync(path).size > FILE_LIMIT) throw new Error(`${path} is larger than expected; download it again.`)
  const text = readFileSync(path, 'utf8')
  const changed = parseAddenda(text)
  if (changed.size === 0) throw new Error(`${path} holds no line such as "Add: C7831 Title"; download it again.`)
  return { year, changed, deleted: parseAddenda(text, 'Delete') }
}

/** @param only lines of this kind; of every kind where absent */
export const parseAddenda = (text: string, only?: 'Delete'): Set<string> =>
  new Set(
    [...text.matchAll(/^(Add|Delete|Revise from|Revise to):\s+([A-Z]\d[0-9A-Z]{1,5})\b/gm)]
      .filter((line) => only === undefined || line[1] === only)
      .map((line) => line[2]!),
  )

/** The changed codes in the category (three characters) of a code: a new or a lost neighbor can change its answer, too. */
export const changedNear = ({ changed }: Addenda, code: string): string[] =>
  [...changed].filter((one) => one.startsWith(code.replace('.', '').slice(0, 3))).sort()
