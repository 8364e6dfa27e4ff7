import type { z } from 'zod'
import { bankEditions, type BankEditions } from '../schema/editions'
import { sourceMistakes, topics, type SourceMistakes, type Topics } from '../schema/mistakes'
import type { Folder } from './folder'
import { fit } from './shape'
import type { Written } from './written'
import { parseYaml } from './yaml-file'

/*
 * mistakes.yaml, topics.yaml and editions.yaml: one of each, about the bank as a whole.
 */

/** The miss type of every mistake, or nothing after a problem was noted. */
export const readMistakes = (folder: Folder): Written<SourceMistakes> | undefined =>
  readList(
    folder,
    'mistakes.yaml',
    sourceMistakes,
    'write it with the miss type of every mistake, such as "lookup: [combination-code-missed]"',
  )

/** The title of every topic row, or nothing after a problem was noted. */
export const readTopics = (folder: Folder): Written<Topics> | undefined =>
  readList(
    folder,
    'topics.yaml',
    topics,
    'write it with the title of every row, such as "1.1-01: Circulatory diagnoses"',
  )

/** Which code books exams ask for and questions were verified for, or nothing after a problem was noted. */
export const readEditions = (folder: Folder): Written<BankEditions> | undefined =>
  readList(
    folder,
    'editions.yaml',
    bankEditions,
    'write it with "verified", the years all questions were verified for, and "exams", a row for each change of books',
  )

function readList<T>(folder: Folder, name: string, schema: z.ZodType<T>, remedy: string): Written<T> | undefined {
  if (!folder.entries('').files.includes(name)) {
    folder.note(name, 1, '', 'missing-file', `The bank has no ${name}; ${remedy}.`)
    return undefined
  }
  const text = folder.text(name)
  if (text === undefined) return undefined
  const { file, faults } = parseYaml(text)
  for (const fault of faults) folder.note(name, fault.line, '', 'yaml', fault.message)
  if (file === undefined) return undefined
  const { value, misfits } = fit(schema, file.value)
  for (const misfit of misfits) folder.note(name, file.lineOf(misfit.path), '', 'shape', misfit.message)
  return value === undefined ? undefined : { value, id: '', file: `${folder.label}/${name}`, lineOf: file.lineOf }
}
