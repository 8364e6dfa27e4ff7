/* Where a floating window lies in its frame, in pixels; it never leaves the frame. */

export type Size = { width: number; height: number }
export type Box = Size & { left: number; top: number }
/** Which edges a drag moves: -1 left or top, 1 right or bottom, 0 none. */
export type Edges = { x: -1 | 0 | 1; y: -1 | 0 | 1 }

const between = (low: number, value: number, high: number) => Math.max(low, Math.min(value, high))

export function movedTo(box: Box, left: number, top: number, frame: Size): Box {
  return {
    ...box,
    left: Math.max(0, Math.min(left, frame.width - box.width)),
    top: Math.max(0, Math.min(top, frame.height - box.height)),
  }
}

/** The box with some edges moved; the opposite ones stay. */
export function withEdges(box: Box, edges: Edges, dx: number, dy: number, frame: Size, least: Size): Box {
  const across = side(box.left, box.width, edges.x, dx, frame.width, least.width)
  const down = side(box.top, box.height, edges.y, dy, frame.height, least.height)
  return { left: across.from, width: across.length, top: down.from, height: down.length }
}

function side(from: number, length: number, edge: -1 | 0 | 1, by: number, room: number, least: number) {
  if (edge === 0) return { from, length }
  const end = from + length
  if (edge === 1) return { from, length: between(least, length + by, Math.max(least, room - from)) }
  const start = Math.max(0, Math.min(from + by, end - least))
  return { from: start, length: end - start }
}

/** The box made larger or smaller; where it meets the frame it grows to the other side. */
export function grown(box: Box, dx: number, dy: number, frame: Size, least: Size): Box {
  return inFrame({ ...box, width: box.width + dx, height: box.height + dy }, frame, least)
}

/** The box moved, and where needed made smaller, so that it lies in a frame that may have changed. */
export function inFrame(box: Box, frame: Size, least: Size): Box {
  const width = between(Math.min(least.width, frame.width), box.width, frame.width)
  const height = between(Math.min(least.height, frame.height), box.height, frame.height)
  return movedTo({ ...box, width, height }, box.left, box.top, frame)
}
