import { cpSync, mkdtempSync, rmSync, writeFileSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { stringify } from 'yaml'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { printed, type Problem } from '../../question-bank/checks/problem'
import { readSources } from '../../question-bank/checks/sources'
import { linkFile, linkFolder, noFileLinks } from '../support/links'
import { needs } from '../support/not-run'
import { ownTime } from '../support/own-time'
import { anItem, aScenario } from './bank-fixture'

/* Broken and hostile folders: every problem has its place and a sentence, and nothing throws. */

const HOSTILE = path.join(__dirname, 'fixtures/hostile')
const DOMAIN = 'question-bank/items/1-coding-knowledge'
const SCENARIO = 'question-bank/scenarios/SC-0001'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'bank-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function expectProblem(
  problems: readonly Problem[],
  file: string,
  line: number,
  id: string,
  rule: string,
  says: string,
) {
  const here = problems.filter((one) => one.file === file)
  expect(here, `problems of ${file}`).toContainEqual(
    expect.objectContaining({ line, id, rule, message: expect.stringContaining(says) }),
  )
}

describe('the hostile folder', () => {
  const { sources, problems } = readSources(HOSTILE)

  test.each<[string, number, string, string, string]>([
    [`${DOMAIN}/1.1-syntax.yaml`, 4, '', 'yaml', 'The YAML is broken here: Missing closing'],
    [`${DOMAIN}/1.1-twice.yaml`, 3, '', 'yaml', 'The same field is written twice'],
    [`${DOMAIN}/1.1-names.yaml`, 2, '', 'yaml', '"__proto__" cannot be a field name'],
    [`${DOMAIN}/1.1-names.yaml`, 4, '', 'yaml', '"constructor" cannot be a field name'],
    [`${DOMAIN}/1.1-ids.yaml`, 1, '', 'shape', '"id" is not an item id such as CK-0101'],
    [`${DOMAIN}/1.1-ids.yaml`, 2, '', 'shape', '"id" is not an item id such as CK-0101'],
    [`${DOMAIN}/1.1-ids.yaml`, 3, '', 'shape', '"this entry" must be a set of fields'],
    [
      `${DOMAIN}/1.1-shape.yaml`,
      1,
      'CK-0005',
      'shape',
      '"codeSystem", "level", "stem", "options", "citations", "angoff", "verified" are missing',
    ],
    [`${DOMAIN}/1.1-shape.yaml`, 3, 'CK-0005', 'shape', '"task" must be text; put double quotes around 1.1'],
    [`${DOMAIN}/1.1-shape.yaml`, 6, 'CK-0005', 'shape', '"stme" is not a known field here'],
    [`${DOMAIN}/1.1-shape.yaml`, 7, 'CK-0005', 'shape', '"setting" must be one of inpatient'],
    [`${DOMAIN}/1.2-empty.yaml`, 1, '', 'yaml', 'The file is empty'],
    [`${DOMAIN}/1.2-not-a-list.yaml`, 1, '', 'shape', 'An item file is a list'],
    [`${DOMAIN}/1.3-binary.yaml`, 1, '', 'file-text', 'not UTF-8 text'],
    [`${DOMAIN}/1.4-bomb.yaml`, 1, '', 'yaml', 'more than 20 aliases'],
    [`${DOMAIN}/1.5-bidi.yaml`, 9, 'CK-0007', 'shape', '"stem" contains an invisible control or direction character'],
    [`${DOMAIN}/1.6.yaml`, 18, 'CK-0008', 'duplicate-id', `${DOMAIN}/1.6.yaml:1 already uses this id`],
    [`${DOMAIN}/1.7.yaml`, 1, 'CD-0009', 'misplaced', 'Ids of domain 1 start with CK-'],
    [`${DOMAIN}/1.7.yaml`, 3, 'CD-0009', 'misplaced', 'This file holds task 1.7'],
    [`${DOMAIN}/2.1.yaml`, 1, '', 'misplaced', 'Task 2.1 belongs to domain 2'],
    [`${DOMAIN}/notes.txt`, 1, '', 'unknown-file', 'named after its task'],
    ['question-bank/items/loose.yaml', 1, '', 'unknown-file', 'folder of their domain'],
    ['question-bank/items/misc', 1, '', 'unknown-file', 'not a domain folder'],
    ['question-bank/mistakes.yaml', 3, '', 'shape', '"time" is not a known field here'],
    ['question-bank/mistakes.yaml', 2, '', 'shape', '"lookup 2" is not a lower-case name'],
    ['question-bank/topics.yaml', 2, '', 'shape', '"1.1" is not a topic row such as 1.1-01'],
    ['question-bank/topics.yaml', 3, '', 'shape', '"1.1-02" must be text; put double quotes around 7'],
    ['question-bank/stray.txt', 1, '', 'unknown-file', 'move it out'],
    ['question-bank/outlines/short.yaml', 3, 'short', 'shape', 'weights do not add up to 1'],
    ['question-bank/presets/exam.yaml', 1, 'exam', 'shape', 'are missing; add them'],
    [`${SCENARIO}/scenario.yaml`, 4, 'SC-0001', 'shape', 'must start with a "principal" task'],
    [`${SCENARIO}/extra.txt`, 1, 'SC-0001', 'unknown-file', 'scenario.yaml and documents/ only'],
    [`${SCENARIO}/documents/Face Sheet.md`, 1, 'SC-0001', 'unknown-file', 'in lower case'],
    [`${SCENARIO}/documents/empty.md`, 1, 'SC-0001', 'document', 'The document is empty'],
    ['question-bank/scenarios/SC-0002/scenario.yaml', 1, 'SC-0002', 'missing-file', 'no scenario.yaml'],
    ['question-bank/scenarios/odd', 1, '', 'unknown-file', 'named by its id'],
  ])('%s:%i %s %s', (file, line, id, rule, says) => expectProblem(problems, file, line, id, rule, says))

  test('one broken file does not hide the others', () => {
    expect(sources.items.map((one) => one.id)).toEqual(['CK-0008', 'CK-0008', 'CD-0009', 'CK-0010'])
  })

  test('nothing leaked into every object', () => {
    expect(({} as Record<string, unknown>)['key']).toBeUndefined()
  })

  test('invisible characters are shown, not sent to the terminal', () => {
    expect(printed([{ file: 'a', line: 1, id: '', severity: 'error', rule: 'r', message: 'x\u202ey\u001b[31m' }])).toBe(
      'a:1  -  r  x\\u202ey\\u001b[31m',
    )
  })
})

describe('a folder made for the test', () => {
  const write = (name: string, text: string) => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), text)
  }

  test('a file of 3 MB is not read', () => {
    write('items/1-coding-knowledge/1.2-large.yaml', `# ${'x'.repeat(3 * 1024 * 1024)}\n[]\n`)
    expectProblem(readSources(folder).problems, `${DOMAIN}/1.2-large.yaml`, 1, '', 'file-size', 'larger than 2 MB')
  })

  test.each([
    ['brackets', '['.repeat(200_000), 1],
    ['dashes', `- id: CK-0001\n${'- '.repeat(200_000)}x`, 2],
    ['indentation', Array.from({ length: 300 }, (_, level) => `${' '.repeat(level)}a:`).join('\n'), 242],
  ])('%s that nest without end are refused', (_what, text, line) => {
    write('items/1-coding-knowledge/1.2-deep.yaml', text)
    expectProblem(
      readSources(folder).problems,
      `${DOMAIN}/1.2-deep.yaml`,
      line,
      '',
      'yaml',
      'nests more than 60 levels',
    )
  })

  test('brackets and dashes inside text do not nest', () => {
    write(
      'items/1-coding-knowledge/1.2-deep.yaml',
      `- "${'['.repeat(100)}"\n- |\n  ${'- '.repeat(100)}\n- { ${Array.from({ length: 100 }, (_, index) => `k${index}: 1`).join(', ')} }\n`,
    )
    expect(readSources(folder).problems.filter((one) => one.rule === 'yaml')).not.toContainEqual(
      expect.objectContaining({ file: `${DOMAIN}/1.2-deep.yaml` }),
    )
  })

  test('a hundred thousand fields are read in a moment', () => {
    write(
      'items/1-coding-knowledge/1.2-deep.yaml',
      `${Array.from({ length: 100_000 }, (_, index) => `k${index}: 1`).join('\n')}\nk7: 2\n`,
    )
    let problems: Problem[] = []
    expect(ownTime(() => (problems = readSources(folder).problems), 1)).toBeLessThan(10_000)
    expectProblem(problems, `${DOMAIN}/1.2-deep.yaml`, 100_001, '', 'yaml', 'The same field is written twice')
    rmSync(path.join(folder, 'items/1-coding-knowledge/1.2-deep.yaml'))
  })

  test('a part that repeats itself has no end and is no item', () => {
    write('items/1-coding-knowledge/1.2-loop.yaml', '- &self [*self]\n')
    expectProblem(readSources(folder).problems, `${DOMAIN}/1.2-loop.yaml`, 1, '', 'shape', 'must be a set of fields')
    rmSync(path.join(folder, 'items/1-coding-knowledge/1.2-loop.yaml'))
  })

  test('a link out of the folder is not followed', () => {
    write('items/1-coding-knowledge/1.2.yaml', '[]\n')
    linkFolder(path.dirname(folder), path.join(folder, 'scenarios'))
    const { problems } = readSources(folder)
    expectProblem(problems, 'question-bank/scenarios', 1, '', 'file', 'This is a link')
    rmSync(path.join(folder, 'scenarios'))
  })

  test('a link to a file is not followed', needs(noFileLinks()), () => {
    const link = path.join(folder, 'items/1-coding-knowledge/1.3.yaml')
    linkFile(import.meta.filename, link)
    expectProblem(readSources(folder).problems, `${DOMAIN}/1.3.yaml`, 1, '', 'file', 'This is a link')
    rmSync(link)
  })

  test('documents are listed and present, or both are told', () => {
    write('scenarios/SC-0001/scenario.yaml', stringify(aScenario(), { aliasDuplicateObjects: false, lineWidth: 0 }))
    for (const name of ['face-sheet', 'ed-note', 'mar']) write(`scenarios/SC-0001/documents/${name}.md`, 'Text.\n')
    const { problems, sources } = readSources(folder)
    expectProblem(
      problems,
      `${SCENARIO}/scenario.yaml`,
      12,
      'SC-0001',
      'missing-file',
      'documents/discharge-summary.md does not exist',
    )
    expectProblem(
      problems,
      `${SCENARIO}/documents/mar.md`,
      1,
      'SC-0001',
      'unlisted-file',
      'does not list this document',
    )
    expect(sources.scenarios).toHaveLength(1)
  })

  test('a document without end is told and not judged', () => {
    write('scenarios/SC-0001/documents/ed-note.md', '<a'.repeat(500_000))
    const { problems, sources } = readSources(folder)
    expectProblem(
      problems,
      `${SCENARIO}/documents/ed-note.md`,
      1,
      'SC-0001',
      'document',
      'longer than 32000 characters',
    )
    expect([...sources.scenarios[0]!.texts.keys()]).toEqual(['face-sheet', 'mar'])
  })

  test('a folder that names another scenario', () => {
    cpSync(path.join(folder, 'scenarios/SC-0001'), path.join(folder, 'scenarios/SC-0003'), { recursive: true })
    expectProblem(
      readSources(folder).problems,
      'question-bank/scenarios/SC-0003/scenario.yaml',
      1,
      'SC-0001',
      'misplaced',
      'The folder is SC-0003',
    )
  })

  test('a preset of an outline that does not exist', () => {
    cpSync(
      path.join(__dirname, '../../question-bank/presets/ccs-97-8.yaml'),
      path.join(folder, 'presets/ccs-97-8.yaml'),
      { recursive: true },
    )
    expectProblem(
      readSources(folder).problems,
      'question-bank/presets/ccs-97-8.yaml',
      4,
      'ccs-97-8',
      'unknown-outline',
      'The outline "five-domains" does not exist',
    )
  })

  test('a bank that is not there', () => {
    const { sources, problems } = readSources(path.join(folder, 'nowhere'))
    expect(sources).toEqual({
      items: [],
      scenarios: [],
      outlines: [],
      presets: [],
      mistakes: undefined,
      topics: undefined,
    })
    expectProblem(
      problems,
      'question-bank/mistakes.yaml',
      1,
      '',
      'missing-file',
      'The bank has no mistakes.yaml; write it',
    )
    expectProblem(problems, 'question-bank/topics.yaml', 1, '', 'missing-file', 'The bank has no topics.yaml; write it')
    expectProblem(problems, 'question-bank/editions.yaml', 1, '', 'missing-file', 'has no editions.yaml; write it')
  })

  test('rows of editions that contradict each other are told by line', () => {
    const row = (from: string, through: string, year: number) => ({
      from,
      through,
      year,
      icd10: year,
      cpt: year,
      source: 'a guide',
      verified: '2026-11-27',
    })
    const told = (...exams: object[]) => {
      write('editions.yaml', stringify({ verified: [2026], exams }))
      const { sources, problems } = readSources(folder)
      expect(sources.editions).toBeUndefined()
      return problems
    }
    const at = 'question-bank/editions.yaml'
    const first = row('2026-05-01', '2027-04-30', 2026)
    expectProblem(told(first, row('2025-05-01', '2026-04-30', 2027)), at, 11, '', 'shape', 'in the order of their days')
    expectProblem(told(first, row('2026-05-01', '2027-04-30', 2026)), at, 11, '', 'shape', 'keep one row for it')
    expectProblem(told(first, row('2027-04-30', '2028-04-30', 2027)), at, 11, '', 'shape', 'end it the day before')
    expectProblem(told(row('2026-02-30', '2027-04-30', 2026)), at, 4, '', 'shape', 'not a day of the calendar')
    write('editions.yaml', stringify({ verified: [2026], exams: [first] }))
    expect(readSources(folder).sources.editions?.value.exams).toHaveLength(1)
  })

  test('a few aliases are fine', () => {
    const one = stringify([anItem()], { aliasDuplicateObjects: false, lineWidth: 0 })
    write('items/1-coding-knowledge/1.2.yaml', one.replace('- ICD-10-CM', '- &rule ICD-10-CM'))
    expect(readSources(folder).sources.items).toHaveLength(1)
  })
})
