import { SCENARIO_ID, sourceScenario } from '../schema/scenario'
import type { Folder } from './folder'
import { idOf } from './item-files'
import { fit } from './shape'
import type { WrittenScenario, WrittenText } from './written'
import { parseYaml } from './yaml-file'

/*
 * scenarios/<id>/scenario.yaml and scenarios/<id>/documents/<document id>.md.
 */

export function readScenarios(folder: Folder): WrittenScenario[] {
  const { files, folders } = folder.entries('scenarios')
  for (const name of files)
    folder.note(
      `scenarios/${name}`,
      1,
      '',
      'unknown-file',
      'A scenario is a folder such as scenarios/SC-0001; move or remove this file.',
    )
  return folders.flatMap((name) => {
    if (!SCENARIO_ID.test(name)) {
      folder.note(
        `scenarios/${name}`,
        1,
        '',
        'unknown-file',
        'A scenario folder is named by its id, such as SC-0001; rename or remove it.',
      )
      return []
    }
    return readScenario(folder, name)
  })
}

function readScenario(folder: Folder, name: string): WrittenScenario[] {
  const base = `scenarios/${name}`
  const { files, folders } = folder.entries(base)
  for (const other of files)
    if (other !== 'scenario.yaml')
      folder.note(
        `${base}/${other}`,
        1,
        name,
        'unknown-file',
        'A scenario folder holds scenario.yaml and documents/ only; move or remove this file.',
      )
  for (const other of folders)
    if (other !== 'documents')
      folder.note(
        `${base}/${other}`,
        1,
        name,
        'unknown-file',
        'A scenario folder holds scenario.yaml and documents/ only; move or remove this folder.',
      )
  const texts = readDocuments(folder, `${base}/documents`, name)
  const path = `${base}/scenario.yaml`
  if (!files.includes('scenario.yaml')) {
    folder.note(path, 1, name, 'missing-file', 'The folder has no scenario.yaml; write it or remove the folder.')
    return []
  }
  const text = folder.text(path)
  if (text === undefined) return []
  const { file, faults } = parseYaml(text)
  for (const fault of faults) folder.note(path, fault.line, name, 'yaml', fault.message)
  if (file === undefined) return []
  const { value, misfits } = fit(sourceScenario, file.value)
  const id = idOf(file.value, SCENARIO_ID) || name
  for (const misfit of misfits) folder.note(path, file.lineOf(misfit.path), id, 'shape', misfit.message)
  if (value === undefined) return []
  if (value.id !== name)
    folder.note(
      path,
      file.lineOf(['id']),
      id,
      'misplaced',
      `The folder is ${name} and the scenario calls itself ${value.id}; make them the same.`,
    )

  const listed = new Set<string>()
  value.documents.forEach((document, index) => {
    const line = file.lineOf(['documents', index])
    if (listed.has(document.id))
      folder.note(path, line, id, 'duplicate-id', `The document "${document.id}" is listed twice; remove one line.`)
    listed.add(document.id)
    if (!texts.all.has(document.id))
      folder.note(
        path,
        line,
        id,
        'missing-file',
        `The document "${document.id}" is listed, but documents/${document.id}.md does not exist; write it or remove the line.`,
      )
  })
  for (const document of texts.all) {
    if (!listed.has(document))
      folder.note(
        `${base}/documents/${document}.md`,
        1,
        id,
        'unlisted-file',
        'scenario.yaml does not list this document; add it to "documents" or remove the file.',
      )
  }
  return [{ value, id, file: `${folder.label}/${path}`, lineOf: file.lineOf, texts: texts.read }]
}

const DOCUMENT_LIMIT = 32_000

/** `all` are the documents that exist, `read` those that could be read and are not too long to judge. */
function readDocuments(folder: Folder, path: string, id: string): { all: Set<string>; read: Map<string, WrittenText> } {
  const all = new Set<string>()
  const read = new Map<string, WrittenText>()
  const { files, folders } = folder.entries(path)
  for (const name of folders)
    folder.note(`${path}/${name}`, 1, id, 'unknown-file', 'Documents are files, not folders; move or remove it.')
  for (const name of files) {
    const document = /^([a-z][a-z0-9-]{0,60})\.md$/.exec(name)?.[1]
    if (document === undefined) {
      folder.note(
        `${path}/${name}`,
        1,
        id,
        'unknown-file',
        'A document is named <document id>.md in lower case, such as face-sheet.md; rename or remove it.',
      )
      continue
    }
    all.add(document)
    const text = folder.text(`${path}/${name}`)
    if (text === undefined) continue
    if (text.trim() === '')
      folder.note(
        `${path}/${name}`,
        1,
        id,
        'document',
        'The document is empty; write it or remove it from the scenario.',
      )
    if (text.length > DOCUMENT_LIMIT) {
      folder.note(
        `${path}/${name}`,
        1,
        id,
        'document',
        `The document is longer than ${DOCUMENT_LIMIT} characters; shorten or split it.`,
      )
      continue
    }
    read.set(document, { file: `${folder.label}/${path}/${name}`, text })
  }
  return { all, read }
}
