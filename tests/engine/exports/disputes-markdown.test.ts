import fc from 'fast-check'
import { marked, type Token } from 'marked'
import { describe, expect, it } from 'vitest'
import { disputesMarkdown, type DisputedKey } from '../../../renderer/engine/exports/disputes-markdown'
import { questionsByVersion } from '../../../renderer/engine/exports/exported-question'
import { anItem, aScenario } from '../../support/questions'

const find = questionsByVersion({ items: [anItem('CK-0001')], scenarios: [aScenario('SC-0001')] })
const dispute = (over: Partial<DisputedKey> = {}): DisputedKey => ({
  screen: 'CK-0001',
  hash: '0000000000000001',
  reasoning: 'Guideline I.A.1 says otherwise.',
  at: 3,
  question: find({ hash: '0000000000000001', screen: 'CK-0001' }),
  now: 'same',
  ...over,
})
const when = (wall: number) => `day ${wall}`
const report = (...disputes: DisputedKey[]) => disputesMarkdown(disputes, '2026 (abc)', when)

/** All that is not plain text, of the whole tree. */
const kinds = (tokens: readonly Token[]): string[] =>
  tokens.flatMap((one) => [
    one.type,
    ...('tokens' in one && one.tokens ? kinds(one.tokens) : []),
    ...('items' in one ? kinds((one as { items: Token[] }).items) : []),
  ])

describe('disputes as a report', () => {
  it('has the question with its key marked, the reasoning, the day and what the bank has now', () => {
    expect(report(dispute())).toBe(`# Disputed keys

Question bank 2026 (abc). Disputed questions: 1. What follows each question is the reasoning of a candidate, not a ruling.

## CK-0001

- Content: \`0000000000000001\`
- Disputed: day 3
- The bank still has the question as it was answered.

> Which code is right?

- A. Option a
- B. Option b **(key)**
- C. Option c
- D. Option d

Cited: OCG I.A.1

### Why the key is thought to be wrong

> Guideline I.A.1 says otherwise.
`)
  })

  it('names the record and lists the codes of a disputed code task', () => {
    const text = report(
      dispute({
        screen: 'SC-0001/additional',
        question: find({ hash: '0000000000000002', screen: 'SC-0001/additional' }),
      }),
    )
    expect(text).toContain('Record: Heart failure (Patient A-1174, 74 F)')
    expect(text).toContain('- I10 (POA Y) Heart failure **(key)**\n- N18.30 (POA Y) Heart failure **(key)**')
  })

  it('says when the bank has changed the question or dropped it, and when its text is gone', () => {
    expect(report(dispute({ now: 'changed' }))).toContain('The bank has changed this question since it was answered.')
    expect(report(dispute({ now: 'gone', question: null }))).toMatch(
      /no longer has this question[^]*The text of this version is no longer stored\./,
    )
  })

  it('keeps the lines of the reasoning and lets none of it be markup', () => {
    const text = report(
      dispute({ reasoning: '# not a heading\n- *no* list\n\n1. <b>no</b> [link](http://x) `code` a|b' }),
    )
    expect(text).toContain(
      '> \\# not a heading\\\n> \\- \\*no\\* list\n>\n> 1\\. \\<b\\>no\\</b\\> \\[link\\](http://x) \\`code\\` a\\|b',
    )
  })

  it('is the same tree whatever a candidate writes', () => {
    const wild = fc.string({
      unit: fc.constantFrom(
        'a',
        '*',
        '_',
        '`',
        '#',
        '-',
        '>',
        '<',
        '[',
        ']',
        '(',
        ')',
        '|',
        '~',
        '\\',
        '!',
        '1',
        '.',
        '&',
        ' ',
        '=',
        '+',
        '\n',
      ),
      minLength: 1,
    })
    fc.assert(
      fc.property(wild, (reasoning) => {
        const quote = marked.lexer(report(dispute({ reasoning }))).at(-1)!
        expect(quote.type).toBe('blockquote')
        const allowed = new Set(['paragraph', 'text', 'escape', 'br', 'space'])
        expect(kinds((quote as { tokens?: Token[] }).tokens ?? []).filter((one) => !allowed.has(one))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})
