import { readEditions, readMistakes, readTopics } from './bank-lists'
import { openFolder } from './folder'
import { readItems } from './item-files'
import { readForms } from './form-files'
import type { Problem } from './problem'
import { readScenarios } from './scenario-folders'
import type { Sources } from './written'

/*
 * Everything authors wrote, read and shaped. A file that is broken becomes problems, and the rest is still read, so
 * that one mistake does not hide the others.
 */

const KNOWN_FILES = new Set(['README.md', 'editions.yaml', 'mistakes.yaml', 'topics.yaml'])
const KNOWN_FOLDERS = new Set(['items', 'scenarios', 'outlines', 'presets', 'schema', 'checks'])

export function readSources(root: string, label = 'question-bank'): { sources: Sources; problems: Problem[] } {
  const folder = openFolder(root, label)
  const top = folder.entries('')
  for (const name of top.files)
    if (!KNOWN_FILES.has(name))
      folder.note(name, 1, '', 'unknown-file', 'This file does not belong here; move it out of the bank folder.')
  for (const name of top.folders)
    if (!KNOWN_FOLDERS.has(name))
      folder.note(
        name,
        1,
        '',
        'unknown-file',
        'This folder does not belong here; the bank has items, scenarios, outlines and presets.',
      )
  const { outlines, presets } = readForms(folder)
  const sources: Sources = {
    items: readItems(folder),
    scenarios: readScenarios(folder),
    outlines,
    presets,
    mistakes: readMistakes(folder),
    topics: readTopics(folder),
    editions: readEditions(folder),
  }
  return { sources, problems: folder.problems }
}
