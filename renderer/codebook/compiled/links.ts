import { Follower } from './follow'
import { FIELD, type Line } from './line'

/** The row each field leads to, -1 where it is no link or its words fit nothing; in the order of all fields. */
export function linkTargets(lines: readonly Line[], ends: Uint32Array): Int32Array {
  const mains: number[] = []
  for (let row = 0; row < lines.length; row = ends[row]!) mains.push(row)
  const children = (row: number) => {
    const found: number[] = []
    for (let child = row + 1; child < ends[row]!; child = ends[child]!) found.push(child)
    return found
  }
  const follower = new Follower({ mains, children, title: (row) => lines[row]!.title })
  const targets: number[] = []
  for (const { fields } of lines)
    for (const { kind, text } of fields)
      targets.push(kind === FIELD.see || kind === FIELD.seeAlso ? follower.follow(text).row : -1)
  return Int32Array.from(targets)
}
