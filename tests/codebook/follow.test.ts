import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import { Follower } from '../../renderer/codebook/compiled/follow'
import { MODIFIER_END, MODIFIER_START } from '../../renderer/codebook/compiled/line'
import { freshBooks } from '../support/code-book'
import { CM_ROWS, cmNeoplasm, cmTabular, given, orderText } from '../support/code-set-files'

/** Lines by their indentation; what is in parentheses is a nonessential modifier. */
function treeOf(text: string) {
  const lines = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({ level: line.search(/\S/) / 2, title: line.trim() }))
  const below = (row: number) => {
    const own = row < 0 ? -1 : lines[row]!.level
    const found: number[] = []
    for (let at = row + 1; at < lines.length && lines[at]!.level > own; at++)
      if (lines[at]!.level === own + 1) found.push(at)
    return found
  }
  const marked = (title: string) => title.replace(/\([^)]*\)/g, (one) => `${MODIFIER_START}${one}${MODIFIER_END}`)
  return { lines, tree: { mains: below(-1), children: below, title: (row: number) => marked(lines[row]!.title) } }
}

const { lines, tree } = treeOf(`
Abortion
Bronchitis (diffuse) (infective)
  acute or subacute (with bronchospasm)
  chronic
Complication (s) (from) (of)
  graft (bypass)
    vascular
  transfusion (blood) (lymphocytes)
    incompatibility reaction
      Rh (factor)
Diabetes, diabetic (mellitus)
  with
    retinopathy
Disease, diseased
  heart (organic)
    with
      failure
Fracture, burst
Fracture, pathological
Fracture, traumatic (abduction)
  femur, femoral
    neck
    upper end
      neck
  tarsal bone (s)
    talus
Injury
  spinal (cord)
    lumbar
Legal
  intervention
Syndrome
  irritable bowel
`)

it.each([
  ['as it stands', 'Fracture, traumatic, femur, upper end, neck', 'neck'],
  ['by a word of a title in several', 'Fracture, femoral, neck', 'neck'],
  ['the plural of a term with (s)', 'Complications, graft, vascular', 'vascular'],
  [
    '(s) and (factor) in the link',
    'Complication(s), transfusion, incompatibility reaction, Rh (factor)',
    'Rh (factor)',
  ],
  ['"by site" for no line', 'Complications, by site and type, vascular graft', 'vascular'],
  ['one of several words of a line', 'Bronchitis, acute', 'acute or subacute (with bronchospasm)'],
  ['a nonessential modifier', 'Injury, spinal cord, lumbar', 'lumbar'],
  ['a line that joins, left out', 'Diabetes, retinopathy', 'retinopathy'],
  ['a line that joins, in one with the next', 'Disease, heart, with failure', 'failure'],
  ['a main term of fewer words', 'Legal intervention', 'intervention'],
  ['the main term that says most', 'Fracture, by site', 'Fracture, traumatic (abduction)'],
  ['"also" before the words', 'also Syndrome, irritable bowel', 'irritable bowel'],
  ['as deep as the words go', 'Fracture, tarsal, talus, comminuted', 'talus'],
])('%s: “%s”', (_, text, title) => {
  const { row } = new Follower(tree).follow(text)
  expect(lines[row]?.title).toBe(title)
})

it('leads nowhere where no main term fits', () => {
  for (const text of ['category M01', 'Periodontitis', '', 'by site'])
    expect(new Follower(tree).follow(text).row).toBe(-1)
})

const term = (title: string, ...inside: string[]) => `<mainTerm><title>${title}</title>${inside.join('')}</mainTerm>`
const indexOf = (title: string, ...terms: string[]) =>
  `<ICD10CM.index><version>2026</version><title>${title}</title><letter><title>C</title>${terms.join('')}</letter></ICD10CM.index>`

it('leads from the Index to the tables beside it, and back', async () => {
  const books = await freshBooks()
  const drugs = `<ICD10CM.index><version>2026</version><indexHeading><head col="1">Substance</head><head col="2">Poisoning</head></indexHeading><letter><title>A</title>${term('Adrenalin', '<see>Carcinoma</see>', '<cell col="2">I10</cell>')}</letter></ICD10CM.index>`
  await books.add(
    given('order_2026.txt', orderText(CM_ROWS)),
    given('tabular.xml', cmTabular()),
    given('neoplasm.xml', cmNeoplasm()),
    given('drugs.xml', drugs),
    given(
      'index.xml',
      indexOf(
        'INDEX TO DISEASES',
        term('Carcinoma', '<see>Neoplasm, breast, malignant</see>', '<seeAlso>Neoplasm, by site, malignant</seeAlso>'),
        term('Codeine', '<see>Table of Drugs and Chemicals, by drug, poisoning</see>'),
        term('Cough', '<see>category I10</see>', '<see>S72-T20 with .0</see>'),
        term('Crush', '<see>External cause by type</see>'),
      ),
    ),
  )
  const { calls } = await books.desk()
  const release = 'cm-2025-10-01'
  const links = async (line: number) => (await calls.indexTerm(release, 'cm-index', line, ''))!.main.links
  const [carcinoma, codeine, cough, crush] = (await calls.indexTerms(release, 'cm-index', 'C'))!
  const titles = (path: readonly { title: readonly { text: string }[] }[] | undefined) =>
    path?.map(({ title }) => title[0]!.text)
  const [bone, bySite] = await links(carcinoma!.id)
  expect([bone!.beside?.book, titles(bone!.beside?.path)]).toEqual(['cm-neoplasm', ['Neoplasm, neoplastic', 'breast']])
  expect(titles(bySite!.beside?.path)).toEqual(['Neoplasm, neoplastic'])
  expect((await links(codeine!.id))[0]!.beside).toEqual({ book: 'cm-drugs', path: [] })
  expect((await links(cough!.id)).map(({ codes }) => codes.map(({ code }) => code))).toEqual([['I10'], ['S72']])
  // There is no index of external causes here: plain text, no link to nothing.
  expect((await links(crush!.id))[0]).toMatchObject({ line: null })
  expect((await links(crush!.id))[0]!.beside).toBeUndefined()
  const page = (await calls.tablePage(release, 'cm-drugs', 'A', ''))!
  expect(titles(page.lines[0]!.links[0]!.beside?.path)).toEqual(['Carcinoma'])
})
