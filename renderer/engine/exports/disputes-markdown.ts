import type { ExportedQuestion } from './exported-question'

/** A key the candidate disputes. `question` is as it was answered; null when that version is no longer stored. */
export type DisputedKey = {
  screen: string
  hash: string
  reasoning: string
  /** Wall time. */
  at: number
  question: ExportedQuestion | null
  /** What the bank of today has under this id. */
  now: 'same' | 'changed' | 'gone'
}

const NOW: Readonly<Record<DisputedKey['now'], string>> = {
  same: 'The bank still has the question as it was answered.',
  changed: 'The bank has changed this question since it was answered.',
  gone: 'The bank no longer has this question.',
}

/** A report for the authors of the bank. `when` writes a wall time, `bank` names the bank's version. */
export function disputesMarkdown(
  disputes: readonly DisputedKey[],
  bank: string,
  when: (wall: number) => string,
): string {
  const head = [
    '# Disputed keys',
    `Question bank ${plain(bank)}. Disputed questions: ${disputes.length}. What follows each question is the reasoning of a candidate, not a ruling.`,
  ]
  return `${[...head, ...disputes.flatMap((one) => section(one, when))].join('\n\n')}\n`
}

function section(
  { screen, hash, reasoning, at, question, now }: DisputedKey,
  when: (wall: number) => string,
): string[] {
  const facts = [
    `- Content: \`${hash.replace(/[^0-9A-Za-z]/g, '')}\``,
    `- Disputed: ${plain(when(at))}`,
    `- ${NOW[now]}`,
  ].join('\n')
  return [
    `## ${plain(screen)}`,
    facts,
    ...(question ? asked(question) : ['The text of this version is no longer stored.']),
    '### Why the key is thought to be wrong',
    quoted(reasoning),
  ]
}

function asked({ record, asked, exhibit, stem, select, options, codes, citations }: ExportedQuestion): string[] {
  const about = record ? [`Record: ${plain(record.title)} (${plain(record.patient)})`] : []
  const list = options.map(({ letter, text, key }) => `- ${letter}. ${plain(text)}${key ? ' **(key)**' : ''}`)
  const keyCodes = codes.map(({ code, meaning }) => `- ${plain(code)} ${plain(meaning)} **(key)**`)
  const sources = citations.length > 0 ? [`Cited: ${plain(citations.join(' · '))}`] : []
  return [
    ...about,
    ...(asked ? [`**${plain(asked)}**`] : []),
    ...(exhibit ? [`Exhibit: **${plain(exhibit.title)}**`, quoted(exhibit.text)] : []),
    quoted(stem),
    ...(select ? [plain(select)] : []),
    [...list, ...keyCodes].join('\n'),
    ...sources,
  ]
}

/** Text of one paragraph in which no character is markup. */
const plain = (text: string): string =>
  text
    .replace(/\s*[\r\n\u2028\u2029]\s*/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|~&$]/g, '\\$&')
    // These are markup only where a line begins: headings, lists, rules.
    .replace(/^[#+\-=]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2')

/** Text of several lines as a quotation; its line breaks stay. */
const quoted = (text: string): string =>
  text
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .map((line) => (line.trim() === '' ? '>' : `> ${plain(line)}\\`))
    // A hard break stands only before another line of the same paragraph.
    .map((line, place, lines) =>
      lines[place + 1] === undefined || lines[place + 1] === '>' ? line.replace(/\\$/, '') : line,
    )
    .join('\n')
