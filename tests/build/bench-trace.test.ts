import { expect, test } from 'vitest'
import { linesOf, type Figure } from '../../build/bench/figures'
import { moreMemory } from '../../build/bench/memory'
import { medianTrace, merged, spentOn, traceLines } from '../../build/bench/trace'

/* What the benchmark prints: every phase, and for a missed goal what its time is spent on. */

const figure: Figure = { name: 'start', value: 1.2, goal: 1.15, unit: 'ratio', note: '7 pairs', spent: 'script' }

test('a missed goal says so and what its time is spent on; one that is met does not', () => {
  expect(linesOf(figure)).toEqual(['MISSED: start: 1.2 (goal 1.15; 7 pairs)', '        spent on: script'])
  expect(linesOf({ ...figure, value: 1.15 })).toEqual(['met:    start: 1.15 (goal 1.15; 7 pairs)'])
  expect(linesOf({ ...figure, unit: 'ms', spent: undefined, trace: ['ready 5'] }).at(-1)).toBe('        ready 5')
})

const shell = { origin: 1_040, at: { 'process started': 0, 'ready': 60, 'something else': 7 } }
const page = { origin: 1_200, at: { 'page begun': 0, 'first paint': 150 } }

test('shell, page and benchmark are put on one clock', () => {
  expect([...merged(1_000, { usable: 400 }, [shell, page])]).toEqual([
    ['process started', 40],
    ['ready', 100],
    ['page begun', 200],
    ['first paint', 350],
    ['usable', 400],
  ])
})

test('medians are of phases that every start went through', () => {
  const traces = [100, 300, 200].map((ready) => new Map([['ready', ready]]))
  expect([...medianTrace(traces)]).toEqual([['ready', 200]])
  expect([...medianTrace([...traces, new Map([['usable', 5]])])]).toEqual([])
})

test('phases are told by what they took since the one before', () => {
  const app = merged(1_000, { usable: 400 }, [shell, page])
  const blank = new Map([
    ['process started', 40],
    ['ready', 90],
    ['usable', 250],
  ])
  const lines = traceLines(app, blank, ['app', 'blank'])
  expect(lines.map((line) => line.replace(/\s+/g, ' ').trim())).toEqual([
    'milliseconds since the start app blank',
    'process started 40 (+40) 40 (+40)',
    'ready 100 (+60) 90 (+50)',
    'page begun 200 (+100)',
    'first paint 350 (+150)',
    'usable 400 (+50) 250 (+160)',
  ])
  expect(spentOn(app, blank, 'usable')).toBe(
    'until first paint 150 ms more, until page begun 100 ms more, until ready 10 ms more',
  )
})

test('memory is told by kind of process', () => {
  const memory = (by: Record<string, number>) => ({ total: 0, by })
  expect(moreMemory(memory({ shell: 90, renderer: 120 }), memory({ shell: 80, renderer: 60 }))).toBe(
    'renderer 60 MB more, shell 10 MB more',
  )
})
