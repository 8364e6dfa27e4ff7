import { describe, expect, test } from 'vitest'
import { compile } from '../../../question-bank/checks/compile'
import { touchedQuestions, type CodeFate } from '../../../renderer/engine/books/touched'
import { bankSources } from '../../support/real-bank'
import { aBank } from '../../support/builders'

const fates = (all: Record<string, CodeFate>) => new Map(Object.entries(all))

describe('questions that name a changed code', () => {
  const { items, scenarios } = aBank()
  const [item] = items
  const [scenario] = scenarios
  const saying = (text: string) => ({
    items: [{ ...item!, options: item!.options.map((one, at) => (at === 1 ? { ...one, reason: text } : one)) }],
    scenarios: [],
  })

  test('in a reason, with their fate', () => {
    expect(
      touchedQuestions(saying('It is E11.22, not E11.21.'), fates({ E1122: 'deleted', E1121: 'revised' })),
    ).toEqual([
      {
        screen: item!.id,
        codes: [
          { code: 'E11.22', fate: 'deleted' },
          { code: 'E11.21', fate: 'revised' },
        ],
      },
    ])
  })

  test('not by a heading that is cited, a longer code, or a word', () => {
    const changed = fates({ E1122: 'deleted', T12: 'deleted' })
    for (const text of ['See E11.2-.', 'See E11.22-.', 'See E11.221.', 'Fracture at T12.', 'No code.'])
      expect(touchedQuestions(saying(text), changed)).toEqual([])
  })

  test('in every list of a task, each screen once', () => {
    const task = scenario!.tasks[0]!
    const key = task.key[0]!.code
    const wrong = task.wrong[0]!.code
    const found = touchedQuestions(
      { items: [], scenarios: [scenario!] },
      fates({ [key.replace('.', '')]: 'heading', [wrong.replace('.', '')]: 'revised' }),
    )
    const own = found.filter(({ screen }) => screen === `${scenario!.id}/${task.kind}`)
    expect(own).toHaveLength(1)
    expect(own[0]!.codes).toEqual(
      expect.arrayContaining([
        { code: key, fate: 'heading' },
        { code: wrong, fate: 'revised' },
      ]),
    )
  })

  test('with nothing changed there are none, and in the real bank every key is found', () => {
    const bank = compile(bankSources())
    expect(touchedQuestions(bank, new Map())).toEqual([])
    for (const { id, tasks } of bank.scenarios)
      for (const { kind, key } of tasks)
        for (const { code } of key) {
          const found = touchedQuestions(
            { items: [], scenarios: bank.scenarios },
            fates({ [code.replace('.', '')]: 'deleted' }),
          )
          expect(found.map(({ screen }) => screen)).toContain(`${id}/${kind}`)
        }
  })
})
