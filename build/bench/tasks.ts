import type { CDPSession, Page } from '@playwright/test'
import { round } from './figures'

/* Tasks of a page's main thread, by Chromium's own trace. */

type Event = {
  name: string
  ph: string
  ts: number
  dur?: number
  tdur?: number
  pid: number
  tid: number
  args?: unknown
}

/** Milliseconds; `busy`: of these the processor worked on it. `spent`: what it was made of, the most first. */
export type Task = { took: number; busy: number; spent: string }

const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'toplevel', 'v8', 'blink.user_timing']

/** Begins a trace; what it returns ends it and tells the longest task. */
export async function recordTasks(page: Page): Promise<() => Promise<Task>> {
  const session = await page.context().newCDPSession(page)
  const events: Event[] = []
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as Event[])))
  await session.send('Tracing.start', {
    traceConfig: { includedCategories: CATEGORIES, excludedCategories: ['*'] },
    transferMode: 'ReportEvents',
  })
  return async () => {
    await ended(session)
    return longest(events)
  }
}

async function ended(session: CDPSession): Promise<void> {
  const complete = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()))
  await session.send('Tracing.end')
  await complete
  await session.detach()
}

/** The longest task of the main thread of the (only) page. */
export function longest(events: readonly Event[]): Task {
  const names = events.filter(({ ph, name }) => ph === 'M' && name === 'thread_name')
  const mains = names.filter(({ args }) => (args as { name?: string })?.name === 'CrRendererMain')
  const isMain = ({ pid, tid }: Event) => mains.some((one) => one.pid === pid && one.tid === tid)
  const own = events.filter((event) => event.ph === 'X' && event.dur !== undefined && isMain(event))
  const tasks = own.filter(({ name }) => /RunTask$/.test(name))
  if (tasks.length === 0) throw new Error('Chromium’s trace has no tasks of the page')
  const task = tasks.reduce((most, one) => (one.dur! > most.dur! ? one : most))
  const inside = own
    .filter((one) => one !== task && one.tid === task.tid && one.pid === task.pid)
    .filter((one) => one.ts >= task.ts && one.ts + one.dur! <= task.ts + task.dur! && !/RunTask$/.test(one.name))
  return { took: task.dur! / 1000, busy: (task.tdur ?? task.dur!) / 1000, spent: spentOn(inside) }
}

/** Each kind of work without what it called, summed; the five that took the most. */
function spentOn(events: readonly Event[]): string {
  const sums = new Map<string, number>()
  const add = (event: Event, time: number) => {
    const name = named(event)
    sums.set(name, (sums.get(name) ?? 0) + time)
  }
  const open: Event[] = []
  for (const event of [...events].sort((one, other) => one.ts - other.ts || other.dur! - one.dur!)) {
    while (open.length > 0 && open.at(-1)!.ts + open.at(-1)!.dur! <= event.ts) open.pop()
    const around = open.at(-1)
    if (around) add(around, -event.dur!)
    add(event, event.dur!)
    open.push(event)
  }
  return [...sums]
    .sort(([, one], [, other]) => other - one)
    .slice(0, 5)
    .map(([name, time]) => `${name} ${round(time / 1000)} ms`)
    .join(', ')
}

function named({ name, args }: Event): string {
  const { functionName, type } = (args as { data?: { functionName?: string; type?: string } })?.data ?? {}
  return functionName ? `${name} ${functionName}` : type ? `${name} ${type}` : name
}
