import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadWindowState, place, saveWindowState, smallest, usual } from '../../electron/window-state'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'window-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const screen = { x: 0, y: 0, width: 1920, height: 1080 }
const second = { x: 1920, y: -200, width: 1280, height: 1024 }
const state = { x: 100, y: 50, width: 1300, height: 900, maximized: false }

test('without a saved state the window is of the usual size, centred', () => {
  expect(place(null, [screen])).toEqual(usual)
})

test.each([
  ['where it was', state, [screen], { x: 100, y: 50 }],
  ['on the second display', { ...state, x: 2000, y: -100 }, [screen, second], { x: 2000, y: -100 }],
  ['partly beside the display, the title bar still in reach', { ...state, x: -1000 }, [screen], { x: -1000 }],
])('a window still visible opens again: %s', (_what, saved, displays, expected) => {
  expect(place(saved, displays)).toMatchObject(expected)
})

test.each([
  ['the second display is gone', { ...state, x: 2000, y: -100 }, [screen]],
  ['above the display', { ...state, y: -30 }, [screen]],
  ['below the display', { ...state, y: 1060 }, [screen]],
  ['right of the display', { ...state, x: 1800 }, [screen]],
  ['no display at all', state, []],
])('a window out of sight opens in the usual place: %s', (_what, saved, displays) => {
  expect(place(saved, displays)).toEqual(usual)
})

test('too small a size is raised, and maximized is kept', () => {
  expect(place({ ...state, width: 10, height: 10, maximized: true }, [screen])).toEqual({
    x: 100,
    y: 50,
    ...smallest,
    maximized: true,
  })
  expect(place({ ...state, y: 5000, maximized: true }, [screen])).toEqual({ ...usual, maximized: true })
})

test('what is saved is loaded, and no draft is left', async () => {
  const file = path.join(folder, 'window.json')
  await saveWindowState(file, state)
  expect(await loadWindowState(file)).toEqual(state)
  expect(readdirSync(folder)).toEqual(['window.json'])
})

test.each([
  '',
  '{',
  'null',
  '[]',
  '{"x":1}',
  '{"x":"1","y":0,"width":1,"height":1,"maximized":false}',
  '{"x":1e99,"y":0,"width":1,"height":1,"maximized":false}',
  '{"x":0,"y":0,"width":1300,"height":900,"maximized":false,"more":1}',
  `{"x":0,${' '.repeat(2000)}"y":0,"width":1,"height":1,"maximized":false}`,
])('a file of %j is ignored', async (text) => {
  const file = path.join(folder, 'window.json')
  writeFileSync(file, text)
  expect(await loadWindowState(file)).toBeNull()
})

test('no file, and a folder that cannot be written, are no errors', async () => {
  expect(await loadWindowState(path.join(folder, 'missing.json'))).toBeNull()
  await expect(saveWindowState(path.join(folder, 'no/such/window.json'), state)).resolves.toBeUndefined()
})
