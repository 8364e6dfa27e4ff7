import { scaleLinear, type ScaleLinear } from 'd3-scale'

/* Sizes and scales of the timeline's chart, in pixels. */

export const LEFT = 52
/** Of a chart that names its sections at the right, and of one that has only one section. */
export const RIGHT = { named: 84, plain: 16 } as const
const TOP = 12
const LANE = 20
/** Between the plot and the first lane. */
const GAP = 4
/** Below the plot and its lanes: tick labels. */
const AXIS = 24

export type ChartScales = {
  x: ScaleLinear<number, number>
  y: ScaleLinear<number, number>
  width: number
  height: number
  plot: { left: number; right: number; top: number; bottom: number }
  /** Top of each lane under the plot, and where they end. */
  lanes: readonly number[]
  floor: number
  /** Height of one question's bar. */
  bar: number
}

/** Question 1 is at the bottom, so that the exam climbs from the left to the right. */
export function chartScales({
  width,
  used,
  questions,
  lanes,
  right,
}: {
  width: number
  used: number
  questions: number
  lanes: number
  right: number
}): ChartScales {
  const plotHeight = Math.min(300, Math.max(220, questions * 11))
  const plot = { left: LEFT, right: Math.max(LEFT + 1, width - right), top: TOP, bottom: TOP + plotHeight }
  const floor = plot.bottom + (lanes > 0 ? GAP + lanes * LANE : 0)
  return {
    x: scaleLinear([0, Math.max(1, used)], [plot.left, plot.right]).clamp(true),
    y: scaleLinear([0.5, questions + 0.5], [plot.bottom, plot.top]),
    width,
    height: floor + AXIS,
    plot,
    lanes: Array.from({ length: lanes }, (_, lane) => plot.bottom + GAP + lane * LANE),
    floor,
    bar: Math.min(9, Math.max(2.5, (plotHeight / questions) * 0.8)),
  }
}

const SECOND = 1_000
const MINUTE = 60 * SECOND
const STEPS = [1, 2, 5, 10, 15, 30]
  .flatMap((step) => [step * SECOND, step * MINUTE])
  .concat(60 * MINUTE)
  .sort((a, b) => a - b)
/** A label and the space around it. */
const TICK_SPACE = 72

/** Ticks of exam time at whole seconds or minutes, as many as have room, with their labels. */
export function timeTicks(used: number, pixels: number): { unit: string; ticks: { at: number; label: string }[] } {
  const step = STEPS.find((one) => (used / one) * TICK_SPACE <= pixels) ?? STEPS.at(-1)!
  const [whole, part, unit] =
    step < MINUTE ? [MINUTE, SECOND, 'minutes and seconds'] : [60 * MINUTE, MINUTE, 'hours and minutes']
  const label = (at: number) => `${Math.floor(at / whole)}:${String(Math.floor((at % whole) / part)).padStart(2, '0')}`
  return {
    unit,
    ticks: Array.from({ length: Math.floor(used / step) + 1 }, (_, index) => ({
      at: index * step,
      label: label(index * step),
    })),
  }
}

/** Ticks of question numbers: the first, and round ones. */
export function questionTicks({ y }: ChartScales, questions: number): number[] {
  const round = y.ticks(6).filter((one) => Number.isInteger(one) && one > 1 && one <= questions)
  return [1, ...round.filter((one) => y(1) - y(one) > 16)]
}
