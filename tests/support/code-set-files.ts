import { zipSync, strToU8 } from 'fflate'
import type { GivenFile } from '../../renderer/codebook/reading/read-files'
import { smallPdf } from './small-pdf'

/*
 * Small code sets in the official formats. Codes, titles and notes are shortened or made up: they are for reading, not for
 * coding.
 */

/** Rows of `code`, `0` for a heading or `1` for a complete code, `title`. */
export type OrderRow = readonly [code: string, billable: 0 | 1, title: string]

export const orderText = (rows: readonly OrderRow[]): string =>
  rows
    .map(([code, billable, title], row) =>
      [String(row + 1).padStart(5, '0'), code.padEnd(7), billable, title.slice(0, 60).padEnd(60), title].join(' '),
    )
    .join('\r\n') + '\r\n'

export const CM_ROWS: readonly OrderRow[] = [
  ['A00', 0, 'Cholera'],
  ['A000', 1, 'Cholera due to one kind'],
  ['A009', 1, 'Cholera, unspecified'],
  ['I10', 1, 'Essential (primary) hypertension'],
  ['S72', 0, 'Fracture of femur'],
  ['S720', 0, 'Fracture of head and neck of femur'],
  ['S7200', 0, 'Fracture of unspecified part of neck of femur'],
  ['S72001', 0, 'Fracture of unspecified part of neck of right femur'],
  ['S72001A', 1, 'Fracture of unspecified part of neck of right femur, initial encounter'],
  ['S72001S', 1, 'Fracture of unspecified part of neck of right femur, sequela'],
  ['T20', 0, 'Burn of head'],
  ['T200', 0, 'Burn of head of unspecified degree'],
  ['T200XXA', 1, 'Burn of head of unspecified degree, initial encounter'],
]

export const cmTabular = (year = 2026): string => `<?xml version="1.0" encoding="utf-8"?>
<ICD10CM.tabular><version>${year}</version>
<introduction><introSection type="title"><title>Tabular</title></introSection></introduction>
<chapter><name>1</name><desc>Certain infectious diseases (A00-B99)</desc>
<sectionIndex><sectionRef first="A00" last="A09" id="A00-A09">Intestinal</sectionRef></sectionIndex>
<section id="A00-A09"><desc>Intestinal infectious diseases (A00-A09)</desc>
<diag><name>A00</name><desc>Cholera</desc><excludes1><note>food poisoning (T20.0-)</note></excludes1>
<diag><name>A00.0</name><desc>Cholera due to one kind</desc><inclusionTerm><note>Classical cholera</note></inclusionTerm>
<excludes2><note>food poisoning (T20.0-)</note></excludes2></diag>
<diag><name>A00.9</name><desc>Cholera, unspecified</desc></diag></diag></section></chapter>
<chapter><name>9</name><desc>Diseases of the circulatory system (I00-I99)</desc>
<section id="I10-I16"><desc>Hypertensive diseases (I10-I16)</desc>
<diag><name>I10</name><desc>Essential (primary) hypertension</desc><includes><note>high blood pressure</note></includes></diag></section></chapter>
<chapter><name>19</name><desc>Injury and poisoning (S00-T88)</desc>
<notes><note>Use secondary codes from Chapter 20</note></notes><excludes1><note>birth trauma (P10-P15)</note></excludes1>
<section id="S70-S79"><desc>Injuries to the hip and thigh (S70-S79)</desc>
<excludes2><note>burns and corrosions (T20-T32)</note></excludes2>
<diag><name>S72</name><desc>Fracture of femur</desc><codeFirst><note>the cause (I10)</note></codeFirst>
<excludes1><note>traumatic amputation of hip and thigh (S78.-)</note></excludes1>
<sevenChrNote><note>One of these is added to each code of S72</note></sevenChrNote>
<sevenChrDef><extension char="A">initial encounter</extension><extension char="S">sequela</extension></sevenChrDef>
<diag><name>S72.0</name><desc>Fracture of head and neck of femur</desc>
<excludes2><note>physeal fracture of upper end of femur (S79.0-)</note></excludes2>
<diag><name>S72.00</name><desc>Fracture of unspecified part of neck of femur</desc>
<diag><name>S72.001</name><desc>Fracture of unspecified part of neck of right femur</desc></diag></diag></diag></diag></section>
<section id="T20-T32"><desc>Burns and corrosions (T20-T32)</desc><includes><note>thermal burns</note></includes></section>
<section id="T20-T25"><desc>Burns of external body surface (T20-T25)</desc>
<diag><name>T20</name><desc>Burn of head</desc>
<sevenChrDef><extension char="A">initial encounter</extension></sevenChrDef>
<diag placeholder="true"><name>T20.0</name><desc>Burn of head of unspecified degree</desc></diag></diag></section></chapter>
</ICD10CM.tabular>`

export const cmIndex = (year = 2026): string => `<?xml version="1.0" encoding="utf-8"?>
<ICD10CM.index><version>${year}</version><title>ICD-10-CM INDEX TO DISEASES and INJURIES</title>
<letter><title>C</title><mainTerm><title>Cholera<nemod>(Asiatic) (epidemic)</nemod></title><code>A00.9</code>
<term level="1"><title>classical</title><code>A00.0</code></term></mainTerm></letter>
<letter><title>F</title><mainTerm><title>Fracture, traumatic<nemod>(separation)</nemod></title><code>T14.8</code>
<term level="1"><title>femur, femoral</title><code>S72.9-</code>
<term level="2"><title>neck</title><see>Fracture, femur, upper end, neck</see></term>
<term level="2"><title>upper end</title><code>S72.00-</code>
<term level="3"><title>neck</title><code>S72.00-</code><manif>I10</manif></term></term></term></mainTerm></letter>
<letter><title>H</title><mainTerm><title>Hypertension, hypertensive<nemod>(essential)</nemod></title><seeAlso>Fracture, traumatic</seeAlso><code>I10</code></mainTerm></letter>
</ICD10CM.index>`

export const cmNeoplasm = (year = 2026): string => `<?xml version="1.0" encoding="utf-8"?>
<ICD10CM.index><version>${year}</version><indexHeading><head col="1">Neoplasm</head><head col="2">Malignant Primary</head>
<head col="3">Malignant Secondary</head><head col="4">Ca in situ</head><head col="5">Benign</head><head col="6">Uncertain Behavior</head><head col="7">Unspecified Behavior</head></indexHeading>
<letter><title>N</title><mainTerm><title>Neoplasm, neoplastic</title><cell col="2">C80.1</cell><cell col="3">C79.9</cell><cell col="4">-</cell><cell col="5">D36.9</cell><cell col="6">D48.9</cell><cell col="7">D49.9</cell>
<term level="1"><title>breast<nemod>(soft parts)</nemod></title><cell col="2">C50.9-</cell><cell col="3">C79.81</cell><cell col="4">D05.-</cell><cell col="5">D24.-</cell><cell col="6">D48.6-</cell><cell col="7">D49.3</cell></term></mainTerm></letter>
</ICD10CM.index>`

const axis = (pos: number, title: string, values: Readonly<Record<string, string>>, definition = '') =>
  `<axis pos="${pos}" values="${Object.keys(values).length}"><title>${title}</title>${Object.entries(values)
    .map(([code, name]) => `<label code="${code}">${name}</label>`)
    .join('')}${definition === '' ? '' : `<definition>${definition}</definition>`}</axis>`

export const pcsTables = (year = 2026): string => `<?xml version="1.0" encoding="utf-8"?>
<ICD10PCS.tabular><version>${year}</version><title>${year} ICD-10-PCS Tables</title>
<pcsTable>${axis(1, 'Section', { 0: 'Medical and Surgical' })}${axis(2, 'Body System', { S: 'Lower Joints' })}${axis(3, 'Operation', { R: 'Replacement' }, 'Putting in a device')}
<pcsRow codes="4">${axis(4, 'Body Part', { 9: 'Hip Joint, Right', B: 'Hip Joint, Left' })}${axis(5, 'Approach', { 0: 'Open' })}${axis(6, 'Device', { 4: 'Ceramic on Polyethylene' })}${axis(7, 'Qualifier', { 9: 'Cemented', A: 'Uncemented' })}</pcsRow>
<pcsRow codes="1">${axis(4, 'Body Part', { C: 'Knee Joint, Right' })}${axis(5, 'Approach', { 0: 'Open' })}${axis(6, 'Device', { J: 'Synthetic Substitute' })}${axis(7, 'Qualifier', { Z: 'No Qualifier' })}</pcsRow>
</pcsTable></ICD10PCS.tabular>`

export const PCS_ROWS: readonly OrderRow[] = [
  ['0SR', 0, 'Lower Joints, Replacement'],
  ['0SR9049', 1, 'Replacement of Right Hip Joint, Cemented'],
  ['0SR904A', 1, 'Replacement of Right Hip Joint, Uncemented'],
  ['0SRB049', 1, 'Replacement of Left Hip Joint, Cemented'],
  ['0SRB04A', 1, 'Replacement of Left Hip Joint, Uncemented'],
  ['0SRC0JZ', 1, 'Replacement of Right Knee Joint'],
]

export const pcsDefinitions = (year = 2026): string => `<?xml version="1.0" encoding="utf-8"?>
<ICD10PCS.definitions><version>${year}</version><title>${year} ICD-10-PCS Definitions</title><section code="0"><title>Medical and Surgical</title>
<axis pos="3"><title>Operation</title><terms><title>Replacement</title><definition>Putting in material that takes the place of a body part</definition><explanation>The part may have been taken out before</explanation><includes>Total hip replacement</includes></terms></axis>
<axis pos="4"><title>Body Part</title><terms><title>Hip Joint, Right</title><title>Hip Joint, Left</title><includes>Acetabulofemoral joint</includes></terms></axis>
</section></ICD10PCS.definitions>`

export const pcsIndex = (year = 2026): string => `<?xml version="1.0" encoding="utf-8"?>
<ICD10PCS.index><version>${year}</version><title>${year} ICD-10-PCS Index</title><letter><title>R</title><mainTerm><title>Replacement</title>
<term level="1"><title>Joint</title><term level="2"><title>Hip</title><term level="3"><title>Right</title><codes>0SR9</codes></term></term></term></mainTerm></letter>
<letter><title>A</title><mainTerm><title>Acetabulofemoral joint</title><term level="1"><use>Hip Joint, Right</use></term><term level="1"><use>Hip Joint, Left</use></term></mainTerm>
<mainTerm><title>Arthroplasty</title><term level="1"><see>Replacement, Lower Joints<tab>0SR</tab></see></term><term level="1"><see>Replacement, Joint, Hip<codes>0SR9</codes></see></term></mainTerm></letter></ICD10PCS.index>`

/** Each code with the number of its line in the order file. */
export const poaText = (codes: readonly string[] = ['I10', 'S72.001S'], year = 26): string =>
  [
    `Order${year}\tPOAexemptCode\tDescription`,
    ...codes.map((code) => {
      const row = CM_ROWS.findIndex(([one]) => one === code.replace('.', ''))
      return `${String(row < 0 ? 99_999 : row + 1).padStart(5, '0')}\t${code}\tWords`
    }),
  ].join('\r\n')

const hcpcsLine = (code: string, sequence: number, kind: number, long: string, short = '', dates = '') =>
  (code.padStart(5) + String(sequence).padStart(3, '0') + '00' + kind + long.padEnd(80) + short.padEnd(28)).padEnd(
    268,
  ) + dates.padEnd(52)

export const HCPCS_TEXT = [
  hcpcsLine('RT', 1, 7, 'Right side', 'Right side', '1984010120260101'),
  hcpcsLine('A4209', 1, 3, 'Syringe with needle, sterile 5 cc or greater, each', '5+ cc syringe', '1985010120260101'),
  hcpcsLine('J0171', 1, 3, 'Injection, adrenalin, epinephrine,', 'Adrenalin inject', '2011010120260101'),
  hcpcsLine('J0171', 2, 4, '0.1 mg'),
].join('\r\n')

export const bytesOf = (text: string): Uint8Array => strToU8(text)

export const zipOf = (files: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, body]) => [name, typeof body === 'string' ? strToU8(body) : body]),
    ),
  )

export const given = (name: string, body: string | Uint8Array): GivenFile => {
  const bytes = typeof body === 'string' ? strToU8(body) : body
  return { name, size: bytes.length, bytes: () => Promise.resolve(bytes) }
}

const chapter = (number: number): [string, number] => [`${number}. Chapter ${number}: Heading of a chapter`, 13]

/** As many sections as lead to the one on fractures. */
export const guidelinesPdf = (): string =>
  smallPdf([
    ['ICD-10-CM Official Guidelines for Coding and Reporting', 16],
    ['FY 2026', 12],
    ['Section I. Conventions, general coding guidelines and chapter specific guidelines', 14],
    ['A. Conventions for the ICD-10-CM', 13],
    ['The conventions are the general rules for use of the classification.', 11],
    ['B. General Coding Guidelines', 13],
    ['Locate each term in the Alphabetic Index and verify the code in the Tabular List.', 11],
    ['C. Chapter-Specific Coding Guidelines', 13],
    ...Array.from({ length: 19 }, (_, at) => chapter(at + 1)),
    ['a. Application of 7th Characters in Chapter 19', 13],
    ['Most categories have a 7th character requirement.', 11],
    ['b. Coding of Injuries', 13],
    ['When coding injuries, assign separate codes for each injury.', 11],
    ['c. Coding of Traumatic Fractures', 13],
    ['A fracture not indicated as displaced should be coded to displaced; see category S72.', 11],
  ])

/** A file by its display name, with what is in it. */
export type NamedFile = { name: string; bytes: Uint8Array }
const file = (name: string, body: string | Uint8Array): NamedFile => ({
  name,
  bytes: typeof body === 'string' ? strToU8(body) : body,
})

/** Every part of CM, PCS and HCPCS, packed as publishers do. The guidelines, which take pdf.js, only where asked for. */
export const shelfFiles = ({ guidelines = false } = {}): NamedFile[] => [
  file(
    '2026-code-descriptions.zip',
    zipOf({ 'icd10cm_order_2026.txt': orderText(CM_ROWS), 'icd10OrderFiles.pdf': '%PDF-1.4' }),
  ),
  file(
    'icd10cm-table-and-index-2026.zip',
    zipOf({
      'Table and Index/icd10cm-tabular-2026.xml': cmTabular(),
      'Table and Index/icd10cm-index-2026.xml': cmIndex(),
      'Table and Index/icd10cm_neoplasm_2026.xml': cmNeoplasm(),
      'Table and Index/icd10cm_index.xsd': '<xs:schema/>',
    }),
  ),
  file('icd10pcs_order_2026.txt', orderText(PCS_ROWS)),
  file('pcs.zip', zipOf({ 'a.xml': pcsTables(), 'b.xml': pcsDefinitions(), 'c.xml': pcsIndex() })),
  file('POAexemptCodesFY26.txt', poaText()),
  file('HCPC2026_JAN_ANWEB_123.txt', HCPCS_TEXT),
  ...(guidelines ? [file('fy2026-guidelines.pdf', guidelinesPdf())] : []),
]

/** The same as the importer takes them, without the guidelines. */
export const wholeShelf = (): GivenFile[] => shelfFiles().map(({ name, bytes }) => given(name, bytes))

/** The list of the year after: A15.0 is new, I10 has another title, the burn of head is gone with its category. */
export const newerList = (): NamedFile[] => [
  file(
    'icd10cm_order_2027.txt',
    orderText([
      ...CM_ROWS.filter(([code]) => code.startsWith('A00')),
      ['A15', 0, 'Respiratory tuberculosis'],
      ['A150', 1, 'Tuberculosis of lung'],
      ['I10', 1, 'Essential hypertension, primary'],
      ...CM_ROWS.filter(([code]) => code.startsWith('S72')),
    ]),
  ),
]
