/**
 * Where the window is put and what is kept of it. Pure, but for reading and writing the one small file. All sizes and
 * places are in the system's scaled pixels; an area is a display without its bars (task bar, dock, panel).
 */
import { diskFs, writeAtomically } from './atomic-file'
import { factsIn, isWhole, isYesOrNo } from './kept-facts'
import { bestEffort } from './trouble'

export type Size = { width: number; height: number }
export type Bounds = { x: number; y: number } & Size
export type WindowState = Bounds & { maximized: boolean }
/** `least` is the least size the window may be given there. */
export type Placement = { bounds: Bounds; least: Size; maximized: boolean }

/** The least size where the display has room for it. */
export const smallest: Size = { width: 1024, height: 700 }
export const usual: Size = { width: 1280, height: 800 }
/** Nothing is known of any display: as if there were one of a common size. */
const someArea: Bounds = { x: 0, y: 0, width: 1366, height: 728 }

const isPixels = isWhole(-100_000, 100_000)
const saved = { x: isPixels, y: isPixels, width: isPixels, height: isPixels, maximized: isYesOrNo }

const between = (value: number, low: number, high: number) => Math.round(Math.max(low, Math.min(value, high)))

/** How much of a window lies in an area, in square pixels. */
function overlap(bounds: Bounds, area: Bounds): number {
  const across = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x)
  const down = Math.min(bounds.y + bounds.height, area.y + area.height) - Math.max(bounds.y, area.y)
  return across > 0 && down > 0 ? across * down : 0
}

/** The least size of a window in an area; never more than the area. */
export const leastIn = (area: Size): Size => ({
  width: Math.floor(Math.min(smallest.width, area.width)),
  height: Math.floor(Math.min(smallest.height, area.height)),
})

/** The window moved and shrunk as little as it takes to lie in the area as a whole; never below the least size there. */
export function fitted(bounds: Bounds, area: Bounds): Bounds {
  const least = leastIn(area)
  const width = between(bounds.width, least.width, Math.floor(area.width))
  const height = between(bounds.height, least.height, Math.floor(area.height))
  return {
    x: between(bounds.x, area.x, area.x + area.width - width),
    y: between(bounds.y, area.y, area.y + area.height - height),
    width,
    height,
  }
}

/** A window of this size in the middle of an area. */
function centred(size: Size, area: Bounds): Bounds {
  const { width, height } = fitted({ ...area, ...size }, area)
  const x = area.x + Math.floor((area.width - width) / 2)
  const y = area.y + Math.floor((area.height - height) / 2)
  return fitted({ x, y, width, height }, area)
}

/**
 * The placement for the next window, inside one of the areas as a whole: where it was, on the display that has most of
 * it; in the middle of the first area when it was never anywhere or where there is no display any more.
 * @param areas the work areas, that of the main display first
 */
export function place(state: WindowState | null, areas: readonly Bounds[]): Placement {
  const [main = someArea] = areas
  const maximized = state?.maximized ?? false
  const shares = areas.map((area) => ({ area, share: state ? overlap(state, area) : 0 }))
  const best = shares.reduce((most, one) => (one.share > most.share ? one : most), { area: main, share: 0 })
  const bounds = state && best.share > 0 ? fitted(state, best.area) : centred(state ?? usual, main)
  return { bounds, least: leastIn(best.area), maximized }
}

/** What was asked of the system when the window was last put somewhere, and what it then said it had done. */
export type Put = { asked: Bounds; reported: Bounds }

/** Scaled displays round, by a pixel at each border. */
const rounding = 2
const sides = ['x', 'y', 'width', 'height'] as const

/** Frames, title bars and rounding are smaller than this; what is more was a person, or a system that tiles its windows. */
const frames = 100

/** The window after the system has placed it: what it made of what was asked for, unless somebody has moved it meanwhile. */
export function settledPut(asked: Bounds, reported: Bounds): Put {
  const own = sides.every((side) => Math.abs(reported[side] - asked[side]) <= frames)
  return own ? { asked, reported } : { asked: reported, reported }
}

/**
 * What is to be kept of the window as it is now, or null when there is nothing new. Only what a person changed counts:
 * a system may report other numbers than were asked for (frames, rounding on scaled displays), and keeping those would
 * let the window wander or grow from start to start. So what is kept is what was asked for, changed by what the person did.
 * @param kept what is kept already
 * @param now the size and place outside full screen and maximizing; null when it is in one of the two or minimized
 */
export function toKeep(
  { asked, reported }: Put,
  kept: WindowState | null,
  now: Bounds | null,
  maximized: boolean,
): WindowState | null {
  const moved = now !== null && sides.some((side) => Math.abs(now[side] - reported[side]) > rounding)
  if (!moved) return maximized === (kept?.maximized ?? false) ? null : { ...(kept ?? asked), maximized }
  const [x, y, width, height] = sides.map((side) => {
    const by = now[side] - reported[side]
    return Math.round(asked[side] + (Math.abs(by) > rounding ? by : 0))
  }) as [number, number, number, number]
  return { x, y, width, height, maximized }
}

/** What was saved; null when there is nothing or it cannot be understood. A window's place is never worth an error. */
export async function loadWindowState(file: string): Promise<WindowState | null> {
  try {
    const text = await diskFs.readFile(file, 'utf8')
    return text.length > 1000 ? null : factsIn<WindowState>(text, saved, 'nothing else')
  } catch {
    return null
  }
}

export async function saveWindowState(file: string, state: WindowState): Promise<void> {
  await bestEffort("Remembering the window's place", writeAtomically(file, JSON.stringify(state)))
}
