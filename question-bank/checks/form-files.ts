import type { z } from 'zod'
import { outline, type Outline } from '../schema/outline'
import { preset, type Preset } from '../schema/preset'
import type { Folder } from './folder'
import { fit } from './shape'
import type { Written } from './written'
import { parseYaml } from './yaml-file'

/*
 * outlines/*.yaml and presets/*.yaml: one each per file, the file named after its id.
 */

export function readForms(folder: Folder): { outlines: Written<Outline>[]; presets: Written<Preset>[] } {
  const outlines = readNamed(folder, 'outlines', outline)
  const presets = readNamed(folder, 'presets', preset)
  const known = new Set(outlines.map((one) => one.id))
  for (const one of presets) {
    const path = one.file.slice(folder.label.length + 1)
    if (!known.has(one.value.outline))
      folder.note(
        path,
        one.lineOf(['outline']),
        one.id,
        'unknown-outline',
        `The outline "${one.value.outline}" does not exist; use one of ${[...known].join(', ')}.`,
      )
  }
  return { outlines, presets }
}

function readNamed<T extends { id: string }>(folder: Folder, path: string, schema: z.ZodType<T>): Written<T>[] {
  const { files, folders } = folder.entries(path)
  for (const name of folders)
    folder.note(`${path}/${name}`, 1, '', 'unknown-file', 'This folder holds files only; move or remove it.')
  return files.flatMap((name) => {
    const at = `${path}/${name}`
    if (!/^[a-z][a-z0-9-]*\.yaml$/.test(name)) {
      folder.note(at, 1, '', 'unknown-file', 'Only <id>.yaml files belong here; rename or remove it.')
      return []
    }
    const text = folder.text(at)
    if (text === undefined) return []
    const { file, faults } = parseYaml(text)
    for (const fault of faults) folder.note(at, fault.line, '', 'yaml', fault.message)
    if (file === undefined) return []
    const { value, misfits } = fit(schema, file.value)
    const id = name.replace(/\.yaml$/, '')
    for (const misfit of misfits) folder.note(at, file.lineOf(misfit.path), id, 'shape', misfit.message)
    if (value === undefined) return []
    if (value.id !== id)
      folder.note(
        at,
        file.lineOf(['id']),
        value.id,
        'misplaced',
        `The file is named ${name} and calls itself ${value.id}; make them the same.`,
      )
    return [{ value, id: value.id, file: `${folder.label}/${at}`, lineOf: file.lineOf }]
  })
}
