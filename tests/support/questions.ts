import type { Item } from '../../question-bank/schema/item'
import type { Scenario } from '../../question-bank/schema/scenario'
import { anItem as aBuiltItem } from './builders'

/** An item of the bank with short texts; its key is B. */
export const anItem = (id: string, over: Partial<Item> = {}): Item =>
  aBuiltItem({
    id,
    hash: '0000000000000001',
    stem: 'Which code is right?',
    options: (['a', 'b', 'c', 'd'] as const).map((one) => ({
      id: one,
      text: `Option ${one}`,
      reason: `Reason ${one}.`,
      ...(one === 'b' ? {} : { mistake: 'excludes-one' }),
    })),
    citations: ['OCG I.A.1'],
    ...over,
  })

/** A scenario with a principal diagnosis, additional diagnoses and one related question. */
export function aScenario(id: string, over: Partial<Scenario> = {}): Scenario {
  const wrong = ['J18.9', 'J20.9', 'J40'].map((code) => ({
    code,
    meaning: 'Another',
    mistake: 'lookup',
    reason: 'Not documented.',
  }))
  const key = (code: string) => ({
    code,
    meaning: 'Heart failure',
    poa: 'Y' as const,
    reason: 'It is documented.',
    support: [{ document: 'note', words: 'acute on chronic' }],
    citations: ['OCG II.A'],
  })
  const { stem, options, key: right, keepOrder, citations } = anItem('CK-0001')
  return {
    id,
    hash: '0000000000000002',
    version: 1,
    title: 'Heart failure',
    setting: 'inpatient',
    specialty: 'Cardiology',
    patient: 'Patient A-1174, 74 F',
    angoff: [0.5, 0.6, 0.7],
    verified: '2026-01-01',
    documents: [{ id: 'note', title: 'Discharge summary', text: 'Heart failure, acute on chronic.\n\n| Na | 140 |' }],
    tasks: [
      { kind: 'principal', outlineTask: '1.2', prompt: 'Assign the principal diagnosis.', key: [key('I50.23')], wrong },
      {
        kind: 'additional',
        outlineTask: '1.3',
        prompt: 'Assign the additional diagnoses.',
        key: [key('I10'), key('N18.30')],
        wrong,
      },
    ],
    questions: [{ id: 'Q1', task: '1.5', stem, options, key: right, keepOrder, citations }],
    ...over,
  }
}
