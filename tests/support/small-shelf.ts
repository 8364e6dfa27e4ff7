import { zipSync } from 'fflate'

/*
 * Small files in the publishers' own formats: enough of each book to look something up in it. Wording is ours where the
 * official one is not needed for the format.
 */

type CodeSetFile = { name: string; bytes: Buffer }

const xml = (root: string, body: string) =>
  `<?xml version="1.0" encoding="utf-8"?>\n<${root}>\n<version>2026</version>\n${body}\n</${root}>\n`
const text = (name: string, content: string): CodeSetFile => ({ name, bytes: Buffer.from(content, 'latin1') })
const zipped = (name: string, files: readonly CodeSetFile[]): CodeSetFile => ({
  name,
  bytes: Buffer.from(zipSync(Object.fromEntries(files.map((one) => [one.name, one.bytes])))),
})

type Coded = readonly [code: string, title: string, billable: 0 | 1]

const orderFile = (rows: readonly Coded[]): string =>
  rows
    .map(
      ([code, title, billable], at) =>
        `${String(at + 1).padStart(5, '0')} ${code.padEnd(7)} ${billable} ${title.slice(0, 60).padEnd(60)} ${title}`,
    )
    .join('\n') + '\n'

const ENCOUNTERS = [
  ['A', 'initial encounter for closed fracture'],
  ['D', 'subsequent encounter for fracture with routine healing'],
  ['S', 'sequela'],
] as const
const SIDES = [
  ['1', 'right'],
  ['2', 'left'],
] as const

const FEMUR: Coded[] = [
  ['S72', 'Fracture of femur', 0],
  ['S720', 'Fracture of head and neck of femur', 0],
  ['S7200', 'Fracture of unspecified part of neck of femur', 0],
  ...SIDES.flatMap(([side, word]): Coded[] => [
    [`S7200${side}`, `Fracture of unspecified part of neck of ${word} femur`, 0],
    ...ENCOUNTERS.map(([character, meaning]): Coded => [
      `S7200${side}${character}`,
      `Fracture of unspecified part of neck of ${word} femur, ${meaning}`,
      1,
    ]),
  ]),
]

const CM_CODES: readonly Coded[] = [
  ['C50', 'Malignant neoplasm of breast', 0],
  ['C50A', 'Malignant inflammatory neoplasm of breast', 0],
  ['C50A0', 'Malignant inflammatory neoplasm of unspecified breast', 1],
  ['I10', 'Essential (primary) hypertension', 1],
  ...FEMUR,
]

const TABULAR = xml(
  'ICD10CM.tabular',
  `<chapter><name>2</name><desc>Neoplasms (C00-D49)</desc>
<section id="C50-C50"><desc>Malignant neoplasms of breast (C50)</desc>
<diag><name>C50</name><desc>Malignant neoplasm of breast</desc><useAdditionalCode><note>code to identify estrogen receptor status (Z17.0, Z17.1)</note></useAdditionalCode>
<diag><name>C50.A</name><desc>Malignant inflammatory neoplasm of breast</desc>
<diag><name>C50.A0</name><desc>Malignant inflammatory neoplasm of unspecified breast</desc></diag></diag></diag></section></chapter>
<chapter><name>9</name><desc>Diseases of the circulatory system (I00-I99)</desc>
<section id="I10-I1A"><desc>Hypertensive diseases (I10-I1A)</desc>
<diag><name>I10</name><desc>Essential (primary) hypertension</desc><includes><note>high blood pressure</note></includes></diag></section></chapter>
<chapter><name>19</name><desc>Injury, poisoning and certain other consequences of external causes (S00-T88)</desc>
<notes><note>Use secondary code(s) from Chapter 20 to indicate cause of injury</note></notes>
<excludes1><note>birth trauma (P10-P15)</note></excludes1>
<section id="S70-S79"><desc>Injuries to the hip and thigh (S70-S79)</desc>
<excludes2><note>burns and corrosions (T20-T32)</note></excludes2>
<diag><name>S72</name><desc>Fracture of femur</desc>
<notes><note>A fracture not indicated as open or closed should be coded to closed</note></notes>
<excludes1><note>traumatic amputation of hip and thigh (S78.-)</note></excludes1>
<sevenChrNote><note>The appropriate 7th character is to be added to all codes from category S72</note></sevenChrNote>
<sevenChrDef>${ENCOUNTERS.map(([character, meaning]) => `<extension char="${character}">${meaning}</extension>`).join('')}</sevenChrDef>
<diag><name>S72.0</name><desc>Fracture of head and neck of femur</desc>
<excludes2><note>physeal fracture of upper end of femur (S79.0-)</note></excludes2>
<diag><name>S72.00</name><desc>Fracture of unspecified part of neck of femur</desc>
<inclusionTerm><note>Fracture of hip NOS</note></inclusionTerm>
${SIDES.map(([side, word]) => `<diag><name>S72.00${side}</name><desc>Fracture of unspecified part of neck of ${word} femur</desc></diag>`).join('\n')}
</diag></diag></diag></section></chapter>`,
)

const INDEX = xml(
  'ICD10CM.index',
  `<title>ICD-10-CM INDEX TO DISEASES and INJURIES</title>
<letter><title>F</title>
<mainTerm><title>Fracture, traumatic <nemod>(abduction) (adduction) (separation)</nemod></title><seeAlso>Fracture, pathological</seeAlso><code>T14.8</code>
<term level="1"><title>femur, femoral</title><code>S72.9-</code>
<term level="2"><title>neck</title><see>Fracture, traumatic, femur, upper end, neck</see></term>
<term level="2"><title>upper end</title><code>S72.00-</code>
<term level="3"><title>neck</title><code>S72.00-</code></term></term></term>
<term level="1"><title>humerus</title><code>S42.30-</code></term></mainTerm>
<mainTerm><title>Fracture, pathological</title><code>M84.40</code></mainTerm></letter>
<letter><title>H</title>
<mainTerm><title>Hypertension, hypertensive <nemod>(accelerated) (benign)</nemod></title><code>I10</code></mainTerm></letter>`,
)

const NEOPLASM = xml(
  'ICD10CM.index',
  `<title>ICD-10-CM TABLE of NEOPLASMS</title>
<indexHeading><head col="1">Neoplasm</head><head col="2">Malignant Primary</head><head col="3">Malignant Secondary</head><head col="4">Ca in situ</head><head col="5">Benign</head><head col="6">Uncertain Behavior</head><head col="7">Unspecified Behavior</head></indexHeading>
<letter><title>B</title>
<mainTerm><title>breast <nemod>(connective tissue)</nemod></title><cell col="2">C50.A-</cell><cell col="3">C79.81</cell><cell col="4">D05.-</cell><cell col="5">D24.-</cell><cell col="6">D48.6-</cell><cell col="7">D49.3</cell>
<term level="1"><title>inflammatory</title><cell col="2">C50.A0</cell><cell col="3">-</cell><cell col="4">-</cell><cell col="5">-</cell><cell col="6">-</cell><cell col="7">-</cell></term></mainTerm></letter>`,
)

type Values = readonly (readonly [string, string])[]
const JOINTS: Values = [
  ['9', 'Hip Joint, Right'],
  ['B', 'Hip Joint, Left'],
]
const OPEN: Values = [['0', 'Open']]
const CERAMIC: Values = [
  ['3', 'Synthetic Substitute, Ceramic'],
  ['4', 'Synthetic Substitute, Ceramic on Polyethylene'],
]
const CEMENT: Values = [
  ['9', 'Cemented'],
  ['A', 'Uncemented'],
  ['Z', 'No Qualifier'],
]
const TISSUE: Values = [['7', 'Autologous Tissue Substitute']]
const NONE: Values = [['Z', 'No Qualifier']]
const AXES = ['Body Part', 'Approach', 'Device', 'Qualifier'] as const

const ROWS: readonly (readonly Values[])[] = [
  [JOINTS, OPEN, CERAMIC, CEMENT],
  [JOINTS, OPEN, TISSUE, NONE],
]
const labels = (values: Values) => values.map(([code, title]) => `<label code="${code}">${title}</label>`).join('')
const head = (pos: number, title: string, code: string, label: string, more = '') =>
  `<axis pos="${pos}" values="1"><title>${title}</title><label code="${code}">${label}</label>${more}</axis>`

const TABLES = xml(
  'ICD10PCS.tabular',
  `<pcsTable>${head(1, 'Section', '0', 'Medical and Surgical')}${head(2, 'Body System', 'S', 'Lower Joints')}${head(3, 'Operation', 'R', 'Replacement', '<definition>Putting in or on biological or synthetic material that takes the place of all or a portion of a body part</definition>')}
${ROWS.map((row) => `<pcsRow codes="${row.reduce((product, values) => product * values.length, 1)}">${row.map((values, at) => `<axis pos="${at + 4}" values="${values.length}"><title>${AXES[at]}</title>${labels(values)}</axis>`).join('')}</pcsRow>`).join('\n')}</pcsTable>`,
)

const pcsCodes = (): Coded[] =>
  ROWS.flatMap(([joints, ways, devices, last]) =>
    joints!.flatMap(([a, part]) =>
      ways!.flatMap(([b, way]) =>
        devices!.flatMap(([c, device]) =>
          last!.map(([d, qualifier]): Coded => [
            `0SR${a}${b}${c}${d}`,
            `Replacement of ${part} with ${device}, ${d === 'Z' ? '' : `${qualifier}, `}${way} Approach`,
            1,
          ]),
        ),
      ),
    ),
  ).sort(([a], [b]) => (a < b ? -1 : 1))

const PCS_ORDER = orderFile([['0SR', 'Medical and Surgical, Lower Joints, Replacement', 0], ...pcsCodes()])

const PCS_INDEX = xml(
  'ICD10PCS.index',
  `<letter><title>R</title><mainTerm><title>Replacement</title><term level="1"><title>Joint</title><term level="2"><title>Hip</title><term level="3"><title>Right</title><codes>0SR9</codes></term></term></term></mainTerm></letter>`,
)

/** A line of 320 places by the published layout. */
function hcpcsLine(code: string, long: string, short: string): string {
  const line = [...`${code}001003`.padEnd(11)]
  line[10] = '3'
  const start = line.join('').slice(0, 11)
  return `${start}${long.padEnd(80)}${short.padEnd(28)}`.padEnd(268) + '2026010120260101'.padEnd(52)
}

const HCPCS = `${hcpcsLine('G0378', 'Hospital observation service, per hour', 'Hospital observation per hr')}
${hcpcsLine('J0131', 'Injection, acetaminophen, 10 mg', 'Inj acetaminophen 10 mg')}
`

/** Zips and loose files as the two publishers pack them. */
export const smallShelf = (): CodeSetFile[] => [
  zipped('2026-code-descriptions.zip', [text('icd10cm_order_2026.txt', orderFile(CM_CODES))]),
  zipped('2026-table-and-index.zip', [
    text('Table and Index/icd10cm_tabular_2026.xml', TABULAR),
    text('Table and Index/icd10cm_index_2026.xml', INDEX),
    text('Table and Index/icd10cm_neoplasm_2026.xml', NEOPLASM),
  ]),
  text('icd10pcs_tables_2026.xml', TABLES),
  text('icd10pcs_index_2026.xml', PCS_INDEX),
  zipped('2026-icd-10-pcs-order-file.zip', [text('icd10pcs_order_2026.txt', PCS_ORDER)]),
  text('HCPC2026_JAN_ANWEB.txt', HCPCS),
  { name: 'fy2026-guidelines.pdf', bytes: guidelinesPdf() },
]

/** The list of the year after: C78.31 is new, I10 has another title, C50.A0 is gone. */
export const newerList = (): CodeSetFile[] => [
  text(
    'icd10cm_order_2027.txt',
    orderFile([
      ['C78', 'Secondary malignant neoplasm of respiratory and digestive organs', 0],
      ['C783', 'Secondary malignant neoplasm of other and unspecified respiratory organs', 0],
      ['C7831', 'Secondary malignant neoplasm of trachea', 1],
      ['I10', 'Essential hypertension, primary', 1],
      ...FEMUR,
    ]),
  ),
]

/** Text lines as a PDF of one font, a heading larger than its text. */
function guidelinesPdf(): Buffer {
  const lines: [size: number, line: string][] = [
    [16, 'ICD-10-CM Official Guidelines for Coding and Reporting, FY 2026 (October 1, 2025)'],
    [14, 'Section I. Conventions, general coding guidelines and chapter specific guidelines'],
    [13, 'A. Conventions for the ICD-10-CM'],
    [11, 'The conventions are the general rules for use of the classification.'],
    [13, 'B. General Coding Guidelines'],
    [11, 'Locate each term in the Alphabetic Index and verify the code in the Tabular List.'],
    [13, 'C. Chapter-Specific Coding Guidelines'],
    ...Array.from({ length: 19 }, (_, at): [number, string] => [
      13,
      `${at + 1}. Chapter ${at + 1}: Heading of chapter ${at + 1}`,
    ]),
    [11, 'a. Application of 7th Characters in Chapter 19'],
    [11, 'Most categories have a 7th character requirement.'],
    [11, 'b. Coding of Injuries'],
    [11, 'When coding injuries, assign separate codes for each injury.'],
    [11, 'c. Coding of Traumatic Fractures'],
    [11, 'A fracture not indicated as displaced should be coded to displaced; see category S72.'],
  ]
  const pages = [lines.slice(0, 16), lines.slice(16)]
  const objects: string[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  const kids: string[] = []
  for (const page of pages) {
    let y = 760
    const drawn = page
      .map(([size, line]) => `BT /F1 ${size} Tf 60 ${(y -= 32)} Td (${line.replace(/([()\\])/g, '\\$1')}) Tj ET`)
      .join('\n')
    objects.push(`<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`)
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents ${objects.length} 0 R >>`,
    )
    kids.push(`${objects.length} 0 R`)
  }
  objects[1] = `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${kids.length} >>`
  let body = '%PDF-1.4\n'
  const at = objects.map((object, index) => {
    const offset = body.length
    body += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const start = body.length
  const entry = (offset: number) => `${String(offset).padStart(10, '0')} 00000 n \n`
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${at.map(entry).join('')}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(body, 'latin1')
}
