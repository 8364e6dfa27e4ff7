import { ID_PREFIX_BY_DOMAIN, ITEM_ID, sourceItem, type SourceItem } from '../schema/item'
import type { Folder } from './folder'
import { fit } from './shape'
import type { Written } from './written'
import { parseYaml, type Path } from './yaml-file'

/*
 * items/<domain folder>/<task>[-<part>].yaml: each a list of items of that task.
 */

export const DOMAIN_FOLDERS = {
  '1-coding-knowledge': 1,
  '2-coding-documentation': 2,
  '3-provider-queries': 3,
  '4-regulatory-compliance': 4,
  '5-information-technologies': 5,
} as const

const FILE_NAME = /^([1-5]\.(?:10|[1-9]))(?:-[a-z0-9-]+)?\.yaml$/

export function readItems(folder: Folder): Written<SourceItem>[] {
  const items: Written<SourceItem>[] = []
  const { files, folders } = folder.entries('items')
  for (const name of files)
    folder.note(
      `items/${name}`,
      1,
      '',
      'unknown-file',
      'Item files live in the folder of their domain, such as items/1-coding-knowledge; move it there.',
    )
  for (const name of folders) {
    if (!Object.hasOwn(DOMAIN_FOLDERS, name)) {
      folder.note(
        `items/${name}`,
        1,
        '',
        'unknown-file',
        `This is not a domain folder; use one of ${Object.keys(DOMAIN_FOLDERS).join(', ')}.`,
      )
      continue
    }
    items.push(...readDomain(folder, `items/${name}`, DOMAIN_FOLDERS[name as keyof typeof DOMAIN_FOLDERS]))
  }
  noteDuplicates(folder, items)
  return items
}

type DomainNumber = keyof typeof ID_PREFIX_BY_DOMAIN

function readDomain(folder: Folder, path: string, domain: DomainNumber): Written<SourceItem>[] {
  const { files, folders } = folder.entries(path)
  for (const name of folders)
    folder.note(
      `${path}/${name}`,
      1,
      '',
      'unknown-file',
      'A domain folder holds files only; move the items into <task>.yaml.',
    )
  return files.flatMap((name) => {
    const task = FILE_NAME.exec(name)?.[1]
    if (task === undefined) {
      folder.note(
        `${path}/${name}`,
        1,
        '',
        'unknown-file',
        'An item file is named after its task, such as 1.2.yaml or 1.2-sepsis.yaml; rename or remove it.',
      )
      return []
    }
    if (!task.startsWith(`${domain}.`))
      folder.note(
        `${path}/${name}`,
        1,
        '',
        'misplaced',
        `Task ${task} belongs to domain ${task[0]}, and this folder is domain ${domain}; move the file.`,
      )
    return readFile(folder, `${path}/${name}`, task, domain)
  })
}

function readFile(folder: Folder, path: string, task: string, domain: DomainNumber): Written<SourceItem>[] {
  const text = folder.text(path)
  if (text === undefined) return []
  const { file, faults } = parseYaml(text)
  for (const fault of faults) folder.note(path, fault.line, '', 'yaml', fault.message)
  if (file === undefined) return []
  if (!Array.isArray(file.value)) {
    folder.note(path, 1, '', 'shape', 'An item file is a list; start every item with "- id: ...".')
    return []
  }
  return file.value.flatMap((entry: unknown, index) => {
    const lineOf = (inside: Path) => file.lineOf([index, ...inside])
    const id = idOf(entry, ITEM_ID)
    const { value, misfits } = fit(sourceItem, entry)
    for (const misfit of misfits) folder.note(path, lineOf(misfit.path), id, 'shape', misfit.message)
    if (value === undefined) return []
    if (value.task !== task)
      folder.note(
        path,
        lineOf(['task']),
        id,
        'misplaced',
        `This file holds task ${task}, and the item names task ${value.task}; move the item or correct its task.`,
      )
    const prefix = ID_PREFIX_BY_DOMAIN[domain]
    if (!id.startsWith(prefix))
      folder.note(
        path,
        lineOf(['id']),
        id,
        'misplaced',
        `Ids of domain ${domain} start with ${prefix}-; give the item another id or move it.`,
      )
    return [{ value, id, file: `${folder.label}/${path}`, lineOf }]
  })
}

/** The id an entry claims, when it is written like one, so that its problems can name it. */
export function idOf(entry: unknown, shape: RegExp): string {
  if (entry === null || typeof entry !== 'object' || !Object.hasOwn(entry, 'id')) return ''
  const id = (entry as { id: unknown }).id
  return typeof id === 'string' && shape.test(id) ? id : ''
}

function noteDuplicates(folder: Folder, items: Written<SourceItem>[]) {
  const first = new Map<string, Written<SourceItem>>()
  for (const one of items) {
    const other = first.get(one.id)
    if (other === undefined) first.set(one.id, one)
    else
      folder.note(
        one.file.slice(folder.label.length + 1),
        one.lineOf(['id']),
        one.id,
        'duplicate-id',
        `${other.file}:${other.lineOf(['id'])} already uses this id; give one of the two another number.`,
      )
  }
}
