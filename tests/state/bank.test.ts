import { expect, test } from 'vitest'
import { BANK_FORMAT } from '../../question-bank/schema/bank'
import { BankInvalid, readBank } from '../../renderer/state/bank'
import { aBank } from '../support/builders'

/* The bank at the start: its outside at once, its questions when they are needed. */

test('facts are there before the questions are parsed, and the questions are parsed once', () => {
  const whole = aBank()
  const loaded = readBank(JSON.parse(JSON.stringify(whole)))
  expect(loaded.facts).toEqual({
    items: whole.items.length,
    scenarios: whole.scenarios.length,
    codeSets: whole.codeSets,
    hash: whole.hash,
  })
  expect(loaded.open().items).toEqual(whole.items)
  expect(loaded.open()).toBe(loaded.open())
})

test('a damaged question is found when the questions are parsed, and named', () => {
  const whole = aBank()
  const loaded = readBank({ ...whole, items: [...whole.items.slice(0, 3), { ...whole.items[3]!, key: 'e' }] })
  expect(loaded.facts.items).toBe(4)
  expect(() => loaded.open()).toThrow(BankInvalid)
  expect(() => loaded.open()).toThrow(/items\.3\.key .*bank:check/)
})

test('a bank of another kind or from the future is refused at once with a sentence', () => {
  expect(() => readBank({ ...aBank(), format: BANK_FORMAT + 1 })).toThrow(
    /has format 2; this version of the app reads format 1/,
  )
  expect(() => readBank({ ...aBank(), items: 'none' })).toThrow(/not valid: items/)
  expect(() => readBank([])).toThrow(BankInvalid)
})
