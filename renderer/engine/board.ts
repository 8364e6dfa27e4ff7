import { z } from 'zod'

/*
 * The erasable noteboard: one per attempt, with a text side and a drawing side. Drawings are lines on a fixed logical
 * surface, so they look the same in a window of any size. The board is never scored.
 */

/** The drawing side's own units. */
export const BOARD_SIZE = { width: 1_600, height: 1_000 } as const
/** Longest text, in characters. */
export const BOARD_TEXT = 10_000
/** Most points of one line; a longer one is stored as several. */
export const STROKE_POINTS = 1_000
/** How much the drawing side holds. */
export const BOARD_STROKES = 2_000
export const BOARD_POINTS = 60_000

export const boardSide = z.enum(['text', 'drawing'])
export type BoardSide = z.infer<typeof boardSide>

const point = z.tuple([z.int().min(0).max(BOARD_SIZE.width), z.int().min(0).max(BOARD_SIZE.height)])
export type BoardPoint = z.infer<typeof point>

/** One line of the pen or the eraser. An eraser wipes what was drawn before it. */
export const stroke = z.strictObject({
  tool: z.enum(['pen', 'eraser']),
  width: z.int().min(1).max(200),
  points: z.array(point).min(1).max(STROKE_POINTS),
})
export type Stroke = z.infer<typeof stroke>

export type Board = { text: string; strokes: readonly Stroke[] }
export const EMPTY_BOARD: Board = { text: '', strokes: [] }

/** The drawing side takes no more lines until it is wiped. */
export function drawingIsFull(strokes: readonly Stroke[]): boolean {
  return strokes.length >= BOARD_STROKES || strokes.reduce((sum, one) => sum + one.points.length, 0) >= BOARD_POINTS
}

/** What a pen drew, without points nobody can see, as strokes that can be stored. */
export function strokesOf(tool: Stroke['tool'], width: number, drawn: readonly BoardPoint[]): Stroke[] {
  const points = simplified(drawn)
  const strokes: Stroke[] = []
  // Each part begins where the one before it ends, so that the line has no gap.
  for (let from = 0; from === 0 || from < points.length - 1; from += STROKE_POINTS - 1) {
    strokes.push({ tool, width, points: points.slice(from, from + STROKE_POINTS) })
  }
  return strokes
}

/** How far, in units of the board, a line may be off after points were left out: less than a pixel on most screens. */
const TOLERANCE = 1.2

/** Ramer, Douglas and Peucker: keeps the ends and every point that lies off the line between its kept neighbours. */
function simplified(points: readonly BoardPoint[]): BoardPoint[] {
  const last = points.length - 1
  const kept = new Set([0, last])
  const spans: [number, number][] = [[0, last]]
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span
    let farthest = from
    let distance = TOLERANCE
    for (let at = from + 1; at < to; at++) {
      const off = distanceTo(points[at]!, points[from]!, points[to]!)
      if (off > distance) [farthest, distance] = [at, off]
    }
    if (farthest === from) continue
    kept.add(farthest)
    spans.push([from, farthest], [farthest, to])
  }
  return points.filter((_, index) => kept.has(index))
}

/** Distance of a point from the line between two others. */
function distanceTo([x, y]: BoardPoint, [ax, ay]: BoardPoint, [bx, by]: BoardPoint): number {
  const [dx, dy] = [bx - ax, by - ay]
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length))
  return Math.hypot(x - ax - along * dx, y - ay - along * dy)
}
