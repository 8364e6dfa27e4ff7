/** Where the window was, kept between starts and used only while it would still be visible. */
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { writeAtomically } from './atomic-file'
import { bestEffort } from './trouble'

export type Bounds = { x: number; y: number; width: number; height: number }
export type WindowState = Bounds & { maximized: boolean }
/** Without a position the window is centred. */
export type Placement = { x?: number; y?: number; width: number; height: number; maximized: boolean }

export const smallest = { width: 1024, height: 700 } as const
export const usual: Placement = { width: 1280, height: 800, maximized: false }
/** This much of the window's top edge must lie on a display, so the title bar can be grasped. */
const grip = { width: 200, height: 40 } as const

const pixels = z.int().min(-100_000).max(100_000)
const saved = z.strictObject({ x: pixels, y: pixels, width: pixels, height: pixels, maximized: z.boolean() })

/** The placement for the next window: the saved one when its top edge is on one of the displays, else the usual one. */
export function place(state: WindowState | null, displays: readonly Bounds[]): Placement {
  if (!state) return usual
  const width = Math.max(state.width, smallest.width)
  const height = Math.max(state.height, smallest.height)
  const visible = displays.some((area) => {
    const across = Math.min(state.x + width, area.x + area.width) - Math.max(state.x, area.x)
    return across >= grip.width && state.y >= area.y && state.y + grip.height <= area.y + area.height
  })
  return visible
    ? { x: state.x, y: state.y, width, height, maximized: state.maximized }
    : { ...usual, maximized: state.maximized }
}

/** What was saved; null when there is nothing or it cannot be understood. A window's place is never worth an error. */
export async function loadWindowState(file: string): Promise<WindowState | null> {
  try {
    const text = await readFile(file, 'utf8')
    return text.length > 1000 ? null : saved.parse(JSON.parse(text))
  } catch {
    return null
  }
}

export async function saveWindowState(file: string, state: WindowState): Promise<void> {
  await bestEffort("Remembering the window's place", writeAtomically(file, JSON.stringify(state)))
}
