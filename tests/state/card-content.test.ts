import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { readBank } from '../../renderer/state/bank'
import { cardContent, cardTitle } from '../../renderer/state/card-content'
import { provideServices } from '../../renderer/state/services'
import { Database } from '../../renderer/storage/database'
import { aBank } from '../support/builders'

/* What a card asks comes from the bank as it is now. */

const provide = (items = aBank().items) =>
  provideServices({
    db: new Database('card-content'),
    bank: readBank(JSON.parse(JSON.stringify(aBank(140, { items })))),
    desktop: null,
  })

beforeEach(() => provide())

test('an item by itself, a question and a task beside their record', () => {
  expect(cardContent('CK-0002')).toMatchObject({ kind: 'choice', choice: { stem: 'Stem of CK-0002?' }, scenario: null })
  expect(cardContent('SC-0001/Q2')).toMatchObject({ kind: 'choice', choice: { id: 'Q2' }, scenario: { id: 'SC-0001' } })
  expect(cardContent('SC-0003/additional')).toMatchObject({
    kind: 'codes',
    task: { kind: 'additional' },
    scenario: { id: 'SC-0003' },
  })
})

test('nothing for what the bank does not have, also after the bank changed', () => {
  expect(cardContent('CK-9999')).toBeNull()
  expect(cardContent('SC-0001/Q9')).toBeNull()
  expect(cardContent('CK-0001')).not.toBeNull()
  provide(aBank().items.filter(({ id }) => id !== 'CK-0001'))
  expect(cardContent('CK-0001')).toBeNull()
  expect(cardContent('CK-0002')).not.toBeNull()
})

test('a card is named without giving its answer away', () => {
  expect(cardTitle(cardContent('CK-0001')!)).toBe('Stem of CK-0001?')
  expect(cardTitle(cardContent('SC-0001/principal')!)).toBe('Principal or first-listed diagnosis: Patient X-1, 50 F')
})
