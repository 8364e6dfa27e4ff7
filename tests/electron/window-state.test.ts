import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  loadWindowState,
  place,
  saveWindowState,
  smallest,
  settledPut,
  toKeep,
  usual,
  type Bounds,
  type WindowState,
} from '../../electron/window-state'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'window-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const screen = { x: 0, y: 0, width: 1920, height: 1080 }
const second = { x: 1920, y: -200, width: 1280, height: 1024 }
const state = { x: 100, y: 50, width: 1300, height: 900, maximized: false }

const inside = (window: Bounds, area: Bounds) =>
  window.x >= area.x &&
  window.y >= area.y &&
  window.x + window.width <= area.x + area.width &&
  window.y + window.height <= area.y + area.height

describe('the first start', () => {
  test.each([
    ['a common screen', screen, { x: 320, y: 140, ...usual }],
    ['1920x1080 at 175 %', { x: 0, y: 0, width: 1093, height: 614 }, { x: 0, y: 0, width: 1093, height: 614 }],
    [
      'the same with a task bar of 40',
      { x: 0, y: 0, width: 1093, height: 574 },
      { x: 0, y: 0, width: 1093, height: 574 },
    ],
    ['a task bar at the top', { x: 0, y: 40, width: 1366, height: 728 }, { x: 43, y: 40, width: 1280, height: 728 }],
    ['a task bar at the left', { x: 62, y: 0, width: 1304, height: 768 }, { x: 74, y: 0, width: 1280, height: 768 }],
    ['less than the least size', { x: 0, y: 0, width: 800, height: 500 }, { x: 0, y: 0, width: 800, height: 500 }],
    [
      'a display left of and above the main one',
      { x: -2560, y: -300, width: 2560, height: 1400 },
      { x: -1920, y: 0, ...usual },
    ],
  ])('fits %s', (_what, area, bounds) => {
    expect(place(null, [area])).toEqual({
      bounds,
      least: { width: Math.min(smallest.width, area.width), height: Math.min(smallest.height, area.height) },
      maximized: false,
    })
  })

  test('opens on the main display, and somewhere even when no display is known', () => {
    expect(inside(place(null, [second, screen]).bounds, second)).toBe(true)
    expect(place(null, []).bounds.width).toBeGreaterThan(0)
  })
})

test.each([
  ['where it was', state, [screen], { x: 100, y: 50, width: 1300, height: 900 }],
  [
    'on the second display',
    { ...state, x: 1930, y: -100, width: 1200 },
    [screen, second],
    { x: 1930, y: -100, width: 1200, height: 900 },
  ],
  ['partly beside the display', { ...state, x: -1000 }, [screen], { x: 0, y: 50, width: 1300, height: 900 }],
  ['its title bar above the display', { ...state, y: -30 }, [screen], { x: 100, y: 0, width: 1300, height: 900 }],
  ['mostly below the display', { ...state, y: 1060 }, [screen], { x: 100, y: 180, width: 1300, height: 900 }],
  [
    'a size of 2400x1300 on 1366x728',
    { ...state, width: 2400, height: 1300 },
    [{ x: 0, y: 0, width: 1366, height: 728 }],
    { x: 0, y: 0, width: 1366, height: 728 },
  ],
  [
    'the second display is gone',
    { ...state, x: 2000, y: -100, width: 1200 },
    [screen],
    { x: 360, y: 90, width: 1200, height: 900 },
  ],
  [
    'between two displays, most on the second',
    { ...state, x: 1900, width: 1200 },
    [screen, second],
    { x: 1920, y: -76, width: 1200, height: 900 },
  ],
  ['too small', { ...state, width: 10, height: 10 }, [screen], { x: 100, y: 50, ...smallest }],
])('a saved place is fitted: %s', (_what, saved, areas, expected) => {
  expect(place(saved, areas).bounds).toEqual(expected)
})

test('maximized is kept, whatever the place', () => {
  expect(place({ ...state, maximized: true }, [screen]).maximized).toBe(true)
  expect(place({ ...state, y: 5000, maximized: true }, [screen]).maximized).toBe(true)
})

const anyArea = fc.record({
  x: fc.integer({ min: -8_000, max: 8_000 }),
  y: fc.integer({ min: -8_000, max: 8_000 }),
  width: fc.integer({ min: 320, max: 7_680 }),
  height: fc.integer({ min: 240, max: 4_320 }),
})
const anyState = fc.record({
  x: fc.integer({ min: -100_000, max: 100_000 }),
  y: fc.integer({ min: -100_000, max: 100_000 }),
  width: fc.integer({ min: -100_000, max: 100_000 }),
  height: fc.integer({ min: -100_000, max: 100_000 }),
  maximized: fc.boolean(),
})

describe('on any displays', () => {
  test('the window lies inside one of them, and is not smaller than it may be made', () => {
    fc.assert(
      fc.property(fc.option(anyState), fc.array(anyArea, { minLength: 1, maxLength: 5 }), (saved, areas) => {
        const { bounds, least } = place(saved, areas)
        expect(areas.some((area) => inside(bounds, area))).toBe(true)
        expect(bounds.width).toBeGreaterThanOrEqual(least.width)
        expect(bounds.height).toBeGreaterThanOrEqual(least.height)
      }),
      { numRuns: 2_000 },
    )
  })

  test('placing what was placed gives the same again', () => {
    fc.assert(
      fc.property(fc.option(anyState), fc.array(anyArea, { minLength: 1, maxLength: 5 }), (saved, areas) => {
        const once = place(saved, areas)
        expect(place({ ...once.bounds, maximized: once.maximized }, areas).bounds).toEqual(once.bounds)
      }),
      { numRuns: 2_000 },
    )
  })
})

test('who moves the window while it opens, and pulls at an edge later, finds it where it was', () => {
  const asked = { x: 320, y: 140, width: 1280, height: 800 }
  const moved = { x: 60, y: 50, width: 1100, height: 750 }
  expect(toKeep(settledPut(asked, moved), null, { ...moved, width: 1160 }, false)).toEqual({
    ...moved,
    width: 1160,
    maximized: false,
  })
  // A frame is none of that: it would make the window wander from start to start.
  const framed = { x: 322, y: 168, width: 1284, height: 830 }
  expect(toKeep(settledPut(asked, framed), null, framed, false)).toBeNull()
})

describe('what is kept', () => {
  const asked = { x: 100, y: 50, width: 1300, height: 900 }
  const anyChange = fc.integer({ min: -600, max: 600 })

  test('nothing, when nobody changed anything, whatever the system made of it', () => {
    fc.assert(
      fc.property(anyChange, anyChange, fc.integer({ min: -2, max: 2 }), (frame, growth, rounding) => {
        const reported = { x: asked.x, y: asked.y + frame, width: asked.width + growth, height: asked.height + growth }
        const now = { ...reported, width: reported.width + rounding, x: reported.x + rounding }
        expect(toKeep({ asked, reported }, null, now, false)).toBeNull()
        expect(toKeep({ asked, reported }, null, null, false)).toBeNull()
      }),
    )
  })

  test('a system that reports more than was asked for does not make it grow from start to start', () => {
    // The candidate moves the window a little each time; the system reports 28 more in y and 3 more in each size.
    let kept: WindowState = { ...asked, maximized: false }
    for (let start = 0; start < 20; start++) {
      const { bounds } = place(kept, [{ x: 0, y: 0, width: 3_840, height: 2_160 }])
      const reported = { x: bounds.x, y: bounds.y + 28, width: bounds.width + 3, height: bounds.height + 3 }
      const moved = { ...reported, x: reported.x + 10 }
      kept = toKeep({ asked: bounds, reported }, kept, moved, false)!
    }
    expect(kept).toEqual({ x: 300, y: 50, width: 1300, height: 900, maximized: false })
  })

  test('what the candidate did', () => {
    const put = { asked, reported: asked }
    expect(toKeep(put, null, { x: 0, y: 0, width: 1500, height: 700 }, false)).toEqual({
      x: 0,
      y: 0,
      width: 1500,
      height: 700,
      maximized: false,
    })
  })

  test('maximized or on the whole screen, the size before stays the saved one, also the one another display had', () => {
    const put = { asked, reported: asked }
    const kept = { x: 10, y: 20, width: 2400, height: 1300, maximized: false }
    expect(toKeep(put, null, null, true)).toEqual({ ...asked, maximized: true })
    expect(toKeep(put, kept, null, true)).toEqual({ ...kept, maximized: true })
    expect(toKeep(put, { ...kept, maximized: true }, null, true)).toBeNull()
    expect(toKeep(put, { ...kept, maximized: true }, asked, false)).toEqual(kept)
  })
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
