import fc from 'fast-check'
import { expect, test } from 'vitest'
import { grown, inFrame, movedTo, withEdges, type Box } from '../../renderer/ui/window-box'

const frame = { width: 1_000, height: 600 }
const least = { width: 200, height: 150 }
const box: Box = { left: 500, top: 300, width: 400, height: 200 }

test('a window is moved up to the edges of its frame', () => {
  expect(movedTo(box, -50, 9_999, frame)).toEqual({ ...box, left: 0, top: 400 })
})

test('an edge moves alone and stops at the frame and at the least size', () => {
  expect(withEdges(box, { x: 1, y: 0 }, 50, 50, frame, least)).toEqual({ ...box, width: 450 })
  expect(withEdges(box, { x: 1, y: 1 }, 999, 999, frame, least)).toEqual({ ...box, width: 500, height: 300 })
  expect(withEdges(box, { x: -1, y: -1 }, 999, 999, frame, least)).toEqual({
    left: 700,
    top: 350,
    width: 200,
    height: 150,
  })
  expect(withEdges(box, { x: -1, y: -1 }, -999, -999, frame, least)).toEqual({
    left: 0,
    top: 0,
    width: 900,
    height: 500,
  })
})

test('by keyboard a window in the corner grows away from it', () => {
  const corner = { ...box, left: 600, top: 400 }
  expect(grown(corner, 100, 0, frame, least)).toEqual({ ...corner, left: 500, width: 500 })
  expect(grown(corner, -999, 0, frame, least)).toEqual({ ...corner, width: 200 })
})

test('whatever is done, the window lies in its frame and is not too small', () => {
  const by = fc.integer({ min: -2_000, max: 2_000 })
  const edge = fc.constantFrom(-1 as const, 0 as const, 1 as const)
  fc.assert(
    fc.property(
      fc.array(
        fc.record({ dx: by, dy: by, x: edge, y: edge, how: fc.constantFrom('move', 'edges', 'grow', 'frame') }),
        { maxLength: 20 },
      ),
      (steps) => {
        let at = box
        for (const { dx, dy, x, y, how } of steps) {
          if (how === 'move') at = movedTo(at, at.left + dx, at.top + dy, frame)
          else if (how === 'edges') at = withEdges(at, { x, y }, dx, dy, frame, least)
          else if (how === 'grow') at = grown(at, dx, dy, frame, least)
          else at = inFrame(at, frame, least)
          expect(at.left).toBeGreaterThanOrEqual(0)
          expect(at.top).toBeGreaterThanOrEqual(0)
          expect(at.left + at.width).toBeLessThanOrEqual(frame.width)
          expect(at.top + at.height).toBeLessThanOrEqual(frame.height)
          expect(at.width).toBeGreaterThanOrEqual(least.width)
          expect(at.height).toBeGreaterThanOrEqual(least.height)
        }
      },
    ),
  )
})
