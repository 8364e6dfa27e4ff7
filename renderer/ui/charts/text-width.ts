/* How wide a label of a chart is: drawings place their labels by it, so that none is cut and none runs into another. */

/** Weight and size (in rem) of the classes in charts.css. */
const LOOKS = {
  'label': { weight: 400, rem: 0.75 },
  'level': { weight: 600, rem: 0.75 },
  'row-label': { weight: 550, rem: 0.875 },
} as const
export type LabelLook = keyof typeof LOOKS

/** Where nothing can be measured: wider than most letters are. */
const WIDTH_OF_A_LETTER = 0.62

let context: CanvasRenderingContext2D | null | undefined

/** Width of one line in pixels, rounded up. */
export function textWidth(text: string, look: LabelLook): number {
  const { weight, rem } = LOOKS[look]
  const { fontSize, fontFamily } = getComputedStyle(document.body)
  const root = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || Number.parseFloat(fontSize)
  context ??= document.createElement('canvas').getContext('2d')
  if (!context) return Math.ceil(text.length * rem * root * WIDTH_OF_A_LETTER)
  context.font = `${weight} ${rem * root}px ${fontFamily}`
  return Math.ceil(context.measureText(text).width)
}

export const widest = (texts: readonly string[], look: LabelLook): number =>
  texts.reduce((most, text) => Math.max(most, textWidth(text, look)), 0)

type Anchor = 'start' | 'middle' | 'end'
export type PlacedLabel = { at: number; text: string; anchor: Anchor }

/** Room between two labels. */
const GAP = 10

/** Labels under a drawing that do not run into each other; those at the ends stay inside. */
export function spreadLabels(
  labels: readonly { at: number; text: string }[],
  width: number,
  measure: (text: string) => number = (text) => textWidth(text, 'label'),
): PlacedLabel[] {
  const shown: PlacedLabel[] = []
  let free = -Infinity
  for (const { at, text } of labels) {
    const own = measure(text)
    const anchor: Anchor = at + own / 2 > width ? 'end' : at - own / 2 < 0 ? 'start' : 'middle'
    const from = anchor === 'end' ? at - own : anchor === 'start' ? at : at - own / 2
    if (from < free) continue
    shown.push({ at, text, anchor })
    free = from + own + GAP
  }
  return shown
}
