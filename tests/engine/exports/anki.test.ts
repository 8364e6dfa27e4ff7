import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ankiText } from '../../../renderer/engine/exports/anki'
import { questionsByVersion } from '../../../renderer/engine/exports/exported-question'
import { anItem, aScenario } from '../../support/questions'

const item = (over: Parameters<typeof anItem>[1] = {}) =>
  questionsByVersion({ items: [anItem('CK-0001', over)], scenarios: [] })({
    hash: '0000000000000001',
    screen: 'CK-0001',
  })!
const scenario = (screen: string) =>
  questionsByVersion({ items: [], scenarios: [aScenario('SC-0001')] })({ hash: '0000000000000002', screen })!

/** Notes as Anki reads them: lines that do not begin with #, split at tabs. */
const notesOf = (text: string) =>
  text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'))

describe('missed questions for Anki', () => {
  it('says in its head how it is to be read', () => {
    expect(ankiText([]).split('\n').filter(Boolean)).toEqual([
      '#separator:tab',
      '#html:true',
      '#notetype:Basic',
      '#deck:CCS Exam Simulator',
      '#guid column:1',
      '#tags column:4',
      '#columns:guid\tFront\tBack\tTags',
    ])
  })

  it('asks stem and options, and answers with key, reasons and citation; the guid is the screen', () => {
    const [[guid, front, back, tags]] = notesOf(ankiText([item()])) as [string[]]
    expect(guid).toBe('CK-0001')
    expect(front).toBe('Which code is right?<br><br>A. Option a<br>B. Option b<br>C. Option c<br>D. Option d')
    expect(back).toBe(
      '<b>B. Option b</b><br><br>A: Reason a.<br>B: Reason b.<br>C: Reason c.<br>D: Reason d.<br><br><small>OCG I.A.1 · CK-0001</small>',
    )
    expect(tags).toBe('ccs ccs::domain-1 ccs::task-1.1 ccs::topic-1.1-01')
  })

  it('lets no text be markup, nor end a field or a line', () => {
    const [[, front, back]] = notesOf(
      ankiText([item({ stem: 'a\tb\nc <script>alert("x")</script> & d', citations: ['<b>\r\n'] })]),
    ) as [string[]]
    expect(front).toContain('a<br>b<br>c &lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; d')
    expect(back).toContain('&lt;b&gt;<br> · CK-0001')
  })

  it('has the record, folded, before what is asked of a scenario, and each code of the key with its reason', () => {
    const [[guid, front, back, tags]] = notesOf(ankiText([scenario('SC-0001/additional')])) as [string[]]
    expect(guid).toBe('SC-0001/additional')
    expect(front).toMatch(
      /^<details><summary>Record: Patient A-1174, 74 F<\/summary><p><b>Discharge summary<\/b><br>Heart failure.*<\/details><br><br><b>Additional diagnoses<\/b><br><br>Assign the additional diagnoses\.$/,
    )
    expect(front).not.toContain('I10')
    expect(back).toContain(
      '<b>I10 (POA Y)</b> Heart failure<br>It is documented.<br><i>“acute on chronic”</i><br><br><b>N18.30 (POA Y)</b>',
    )
    expect(tags).toBe('ccs ccs::domain-1 ccs::task-1.3 ccs::scenario')
    expect(notesOf(ankiText([scenario('SC-0001/Q1')]))[0]![1]).toContain('A. Option a')
  })

  it('is always one line of four fields for each question', () => {
    const wild = fc.string({ unit: fc.constantFrom('a', '\t', '\n', '\r', '"', '#', '<', '\u2028', ' '), minLength: 1 })
    fc.assert(
      fc.property(fc.array(wild, { minLength: 1, maxLength: 5 }), (stems) => {
        const notes = notesOf(ankiText(stems.map((stem) => item({ stem, citations: [stem] }))))
        expect(notes).toHaveLength(stems.length)
        expect(notes.every((fields) => fields.length === 4 && !fields.join().match(/[\r\u2028]/))).toBe(true)
      }),
    )
  })
})
