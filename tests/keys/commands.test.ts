import { describe, expect, test } from 'vitest'
import { COMMANDS, isSingle, letterOf, placeOf, type CommandId } from '../../renderer/keys/commands'
import { shortcutRows } from '../../renderer/screens/about/shortcut-rows'

const ids = Object.keys(COMMANDS) as CommandId[]
const keysOf = (id: CommandId) => COMMANDS[id].keys.flat()

describe('the table of commands', () => {
  test('every key is written as it is read', () => {
    for (const id of ids)
      for (const key of keysOf(id)) expect(key).toMatch(/^(?:(?:Alt|Mod|Shift)\+)?(?:[A-Z]|\d|Enter|Space)$/)
  })

  test('what can be on the screen together shares no key', () => {
    for (const context of ['exam', 'review screen', 'review room', 'practice', 'cards'] as const) {
      const keys = ids.filter((id) => COMMANDS[id].context === context).flatMap(keysOf)
      expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
    }
  })

  test('one key pressed again does not answer the second question about the end', () => {
    expect(keysOf('end-anyway').filter((key) => keysOf('yes').includes(key))).toEqual([])
  })

  test('a key names the place it belongs to', () => {
    expect(['A', '1', 'C', '4', 'G', 'Shift+A'].map((key) => placeOf('choose', key))).toEqual([0, 0, 2, 3, -1, -1])
    expect(['Shift+B', 'Shift+2', 'B'].map((key) => placeOf('strike', key))).toEqual([1, 1, -1])
    expect(placeOf('reason', '8')).toBe(7)
  })

  test('the letter underlined is that of the Alt key', () => {
    expect([letterOf('next'), letterOf('walk-next'), letterOf('guessed')]).toEqual(['N', 'N', ''])
  })

  test('single letters and digits are told from the rest', () => {
    expect(['A', '1', 'Shift+A', 'Shift+1'].every(isSingle)).toBe(true)
    expect(['Enter', 'Space', 'Alt+A', 'Mod+Z', 'ArrowUp'].some(isSingle)).toBe(false)
  })
})

describe('the list of shortcuts', () => {
  test('names every command once, with the keys of this computer', () => {
    const rows = shortcutRows(false, 'F11')
    for (const id of ids) {
      const { does, where } = COMMANDS[id]
      expect(rows.filter((row) => row.does === does && row.where === where)).toHaveLength(1)
    }
    expect(rows.find(({ does }) => does === 'Next')?.ways).toEqual([['Alt', 'N']])
    const without = shortcutRows(false, 'F11', false)
    expect(without.find(({ does }) => does === COMMANDS.choose.does)).toBeUndefined()
    expect(without.find(({ does }) => does === COMMANDS.undo.does)?.ways).toEqual([['Ctrl', 'Z']])
    expect(without.find(({ does }) => does === 'Next')?.ways).toEqual([['Alt', 'N']])
    expect(shortcutRows(true, 'x').find(({ does }) => does === COMMANDS.undo.does)?.ways).toEqual([['Z'], ['Cmd', 'Z']])
  })
})
