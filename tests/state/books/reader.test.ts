import { describe, expect, test, vi } from 'vitest'
import { SHELF, type BookPlace } from '../../../renderer/engine/books/place'
import { atOfNode, atOfPcs, lineTrail, nodeKeyOf, pathTo, pcsOf } from '../../../renderer/state/books/address'
import { createReader } from '../../../renderer/state/books/reader'

const tabular = (at: string): BookPlace => ({ book: 'tabular', at })
const aReader = (opened?: (place: BookPlace) => void) =>
  createReader({ book: 'index', at: '' }, { mode: 'search', books: SHELF, opened })

describe('a reader of the code books', () => {
  test('goes back and forward, and a new page ends the way forward', () => {
    const reader = aReader()
    const at = () => reader.store.getState().place.at
    reader.go(tabular('S72'))
    reader.go(tabular('S72.0'))
    reader.goBack()
    expect(at()).toBe('S72')
    reader.goForward()
    expect(at()).toBe('S72.0')
    reader.goBack()
    reader.go(tabular('I10'))
    reader.goForward()
    expect(at()).toBe('I10')
    reader.goBack()
    reader.goBack()
    expect(reader.store.getState().place).toEqual({ book: 'index', at: '' })
    reader.goBack()
    expect(reader.store.getState().back).toEqual([])
  })

  test('a code that is typed leaves one way back, not one for each character', () => {
    const reader = aReader()
    reader.type('S72')
    reader.go(tabular('S72'), 'typed')
    reader.type('S72.0')
    reader.go(tabular('S72.0'), 'typed')
    expect(reader.store.getState()).toMatchObject({ query: 'S72.0', place: tabular('S72.0'), arrivals: 0 })
    reader.goBack()
    expect(reader.store.getState().place.book).toBe('index')
  })

  test('tells of each page once, and not of the lines walked on it', () => {
    const opened = vi.fn()
    const reader = aReader(opened)
    reader.go({ book: 'index', at: 'Fracture', line: 1 })
    reader.go({ book: 'index', at: 'Fracture', line: 1 })
    reader.refine({ book: 'index', at: 'Fracture > femur', line: 2 })
    reader.refine({ book: 'index', at: 'Fracture > femur > neck', line: 3 })
    reader.go(tabular('S72.0'))
    expect(opened.mock.calls.map(([place]) => place.at)).toEqual(['Fracture', 'S72.0'])
  })

  test('a code built in its table is told when it is whole', () => {
    const opened = vi.fn()
    const reader = aReader(opened)
    reader.go({ book: 'pcs-tables', at: '0SR' })
    for (const at of ['0SR9', '0SR90', '0SR904', '0SR904A']) reader.refine({ book: 'pcs-tables', at })
    expect(opened.mock.calls.map(([place]) => place.at)).toEqual(['0SR', '0SR904A'])
  })
})

describe('addresses', () => {
  test.each(['19', 'S70-S79', 'S72', 'S72.0', 'S72.001A'])('%s as a key and back', (at) =>
    expect(atOfNode(nodeKeyOf(at))).toBe(at),
  )
  test.each(['0SR', '0SR9', '0SR904A', '0SR??4', '0SR9?4A'])('%s as a choice and back', (at) => {
    const { table, choice } = pcsOf(at)
    expect(atOfPcs(table, choice)).toBe(at)
  })
  test('a trail names the lines above a line, without what is not essential', () => {
    const line = (id: number, level: number, ...title: [string, boolean][]) => ({
      id,
      level,
      title: title.map(([text, nonessential]) => ({ text, nonessential })),
    })
    const lines = [
      line(1, 0, ['Fracture, traumatic', false], ['(abduction)', true]),
      line(2, 1, ['femur', false]),
      line(3, 2, ['neck', false]),
      line(4, 1, ['humerus', false]),
    ]
    expect(lineTrail(pathTo(lines, 3))).toBe('Fracture, traumatic > femur > neck')
    expect(lineTrail(pathTo(lines, 4))).toBe('Fracture, traumatic > humerus')
    expect(pathTo(lines, 9)).toEqual([])
  })
})
