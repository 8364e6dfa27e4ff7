import type { ExportedQuestion } from './exported-question'

/*
 * Notes for Anki as a text file (File > Import). The headers tell it how to read the file, so nothing has to be chosen
 * there. The guid is the screen id: a second import updates a note and keeps its schedule.
 */

const HEADERS = [
  '#separator:tab',
  '#html:true',
  '#notetype:Basic',
  '#deck:CCS Exam Simulator',
  '#guid column:1',
  '#tags column:4',
  '#columns:guid\tFront\tBack\tTags',
]

export const ankiText = (questions: readonly ExportedQuestion[]): string =>
  [...HEADERS, ...questions.map(noteLine)].map((line) => `${line}\n`).join('')

const noteLine = (one: ExportedQuestion): string => [one.screen, front(one), back(one), tags(one)].join('\t')

function front({ record, asked, exhibit, stem, select, options }: ExportedQuestion): string {
  const parts = [
    record ? recordHtml(record) : '',
    asked ? `<b>${html(asked)}</b>` : '',
    exhibit ? `<b>${html(exhibit.title)}</b><br>${html(exhibit.text)}` : '',
    html(stem),
    select ? `<b>${html(select)}</b>` : '',
    options.map(({ letter, text }) => `${letter}. ${html(text)}`).join('<br>'),
  ]
  return paragraphs(parts)
}

function back({ options, codes, remember, lookup, citations, screen }: ExportedQuestion): string {
  const key = options.filter((one) => one.key).map(({ letter, text }) => `<b>${letter}. ${html(text)}</b>`)
  const reasons = options.map(({ letter, reason }) => `${letter}: ${html(reason)}`).join('<br>')
  const lines = codes.map(({ code, meaning, reason, words }) =>
    [`<b>${html(code)}</b> ${html(meaning)}`, html(reason), ...words.map((one) => `<i>“${html(one)}”</i>`)].join(
      '<br>',
    ),
  )
  return paragraphs([
    ...key,
    remember ? `<b>Remember:</b> ${html(remember)}` : '',
    reasons,
    ...lines,
    lookup ? `<b>Look up:</b> ${html(lookup)}` : '',
    `<small>${html([...citations, screen].join(' · '))}</small>`,
  ])
}

/** Folded, since a record is long. */
const recordHtml = ({ patient, documents }: NonNullable<ExportedQuestion['record']>): string =>
  `<details><summary>Record: ${html(patient)}</summary>${documents.map(({ title, text }) => `<p><b>${html(title)}</b><br>${html(text)}</p>`).join('')}</details>`

const paragraphs = (parts: readonly string[]): string => parts.filter((one) => one !== '').join('<br><br>')

/** Tags hold no blanks: they are what separates them. */
const tags = ({ domain, task, topic, record }: ExportedQuestion): string =>
  [
    'ccs',
    `ccs::domain-${domain}`,
    `ccs::task-${task}`,
    ...(topic ? [`ccs::topic-${topic}`] : []),
    ...(record ? ['ccs::scenario'] : []),
  ]
    .join(' ')
    .replaceAll('\t', '')

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text in a field: nothing in it is markup, and neither a tab nor a line break ends the field. */
const html = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ENTITIES[sign]!).replace(/\r\n|[\n\r\t\u2028\u2029]/g, '<br>')
