import { FIELD, MODIFIER_END, MODIFIER_START, type Line } from './line'
import { wordsOf } from './words'

/*
 * Where "see Fracture, femur, upper end, neck" leads: followed once when the index is compiled, as deep as its words go.
 */

/** The row each field leads to, -1 where it is no link or its words fit nothing; in the order of all fields. */
export function linkTargets(lines: readonly Line[], parents: Int32Array, ends: Uint32Array): Int32Array {
  const segments: (readonly string[] | undefined)[] = []
  const segmentsAt = (row: number) => (segments[row] ??= segmentsOf(lines[row]!.title))
  const mains = new Map<string, number[]>()
  lines.forEach((_, row) => {
    if (parents[row]! >= 0) return
    const first = segmentsAt(row)[0] ?? ''
    const known = mains.get(first)
    if (known) known.push(row)
    else mains.set(first, [row])
  })
  const descend = (main: number, wanted: readonly string[]) => {
    let row = main
    let used = 0
    const take = () => {
      while (used < wanted.length && segmentsAt(row).includes(wanted[used]!)) used++
    }
    take()
    while (used < wanted.length) {
      let next = -1
      for (let child = row + 1; next < 0 && child < ends[row]!; child = ends[child]!)
        if (segmentsAt(child).includes(wanted[used]!)) next = child
      if (next < 0) break
      row = next
      take()
    }
    return { row, used }
  }
  const known = new Map<string, number>()
  const follow = (text: string) => {
    const wanted = segmentsOf(text)
    let best = { row: -1, used: 0 }
    for (const main of mains.get(wanted[0] ?? '') ?? []) {
      const end = descend(main, wanted)
      if (end.used > best.used) best = end
    }
    return best.row
  }
  const targets: number[] = []
  for (const { fields } of lines)
    for (const { kind, text } of fields) {
      const link = kind === FIELD.see || kind === FIELD.seeAlso
      if (link && !known.has(text)) known.set(text, follow(text))
      targets.push(link ? known.get(text)! : -1)
    }
  return Int32Array.from(targets)
}

const MODIFIERS = new RegExp(`${MODIFIER_START}[^${MODIFIER_END}]*${MODIFIER_END}`, 'g')

/** `Fracture, traumatic (abduction) NEC` as `fracture`, `traumatic`. */
const segmentsOf = (text: string): string[] =>
  text
    .replace(MODIFIERS, ' ')
    .split(',')
    .map((segment) =>
      wordsOf(segment)
        .filter((word) => word !== 'nec' && word !== 'nos')
        .join(' '),
    )
    .filter((segment) => segment !== '')
