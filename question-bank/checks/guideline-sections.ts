import { readFileSync } from 'node:fs'
import { isContents, sectionBegun } from '../../renderer/codebook/reading/guideline-marks'

/* Which sections the ICD-10-CM guidelines have, read from their text by the marks of their headings. */

export type GuidelineSections = ReadonlySet<string>

export function readGuidelines(path: string): GuidelineSections {
  const sections = parseGuidelines(readFileSync(path, 'utf8'))
  if (!sections.has('I.C.1.d.4') || !sections.has('IV.H'))
    throw new Error(
      `${path} does not look like the ICD-10-CM guidelines: no Section I.C.1.d.4 or IV.H was found in it.`,
    )
  return sections
}

export function parseGuidelines(text: string): GuidelineSections {
  const sections = new Set<string>()
  let path: string[] = []
  for (const line of text.split('\n')) {
    if (isContents(line)) continue
    const next = sectionBegun(path, line)
    if (next === undefined) continue
    path = next
    sections.add(path.join('.'))
  }
  return sections
}

/** `I.C.1.d.5.(b)`, `I.C.1.d.5(b)` and `I.C.1.d.5.b` are one section. */
export function hasSection(sections: GuidelineSections, written: string): boolean {
  const steps = written
    .replace(/[()]/g, '.')
    .split('.')
    .filter((one) => one !== '')
  return sections.has(steps.join('.'))
}
