import { useLayoutEffect, useRef, type ReactNode } from 'react'
import './marked-text.css'

/*
 * Text with ranges painted over it by the CSS Custom Highlight API: the page's own elements stay as they are, so paint
 * follows every reflow. Ranges count the characters of the text as shown.
 */

export type CharacterRange = readonly [from: number, to: number]

/** Whether this browser can paint highlights. */
export const CAN_HIGHLIGHT = typeof Highlight === 'function' && 'highlights' in CSS

const painted = CAN_HIGHLIGHT ? new Highlight() : null
/** The one range that is pointed at, on top of the others. */
const pointed = CAN_HIGHLIGHT ? new Highlight() : null
if (painted && pointed) {
  pointed.priority = 1
  CSS.highlights.set('candidate', painted)
  CSS.highlights.set('pointed', pointed)
}

export type MarkedTextProps = {
  /** Identifies the text to `selectedTexts`. */
  name: string
  ranges: readonly CharacterRange[]
  /** The range to point at. */
  current?: CharacterRange | null
  className?: string
  children: ReactNode
}

export function MarkedText({ name, ranges, current = null, className, children }: MarkedTextProps) {
  const root = useRef<HTMLSpanElement>(null)
  // After every render: what is inside may have other nodes now, for example while a search marks its hits.
  useLayoutEffect(() => {
    if (!painted || !root.current) return
    const own = ranges.flatMap((range) => domRange(root.current!, range) ?? [])
    const now = (current && domRange(root.current, current)) ?? null
    for (const range of own) painted.add(range)
    if (now) pointed?.add(now)
    return () => {
      own.forEach((range) => painted.delete(range))
      if (now) pointed?.delete(now)
    }
  })
  return (
    <span ref={root} className={className ? `marked-text ${className}` : 'marked-text'} data-text={name}>
      {children}
    </span>
  )
}

/** Brings a range of a marked text into view, in the middle of what scrolls. */
export function scrollToRange(root: HTMLElement, range: CharacterRange): void {
  const found = domRange(root, range)
  let box = found?.startContainer.parentElement ?? null
  while (box && !/auto|scroll/.test(getComputedStyle(box).overflowY)) box = box.parentElement
  if (!found || !box) return
  const { top, height } = found.getBoundingClientRect()
  const frame = box.getBoundingClientRect()
  box.scrollTop += top + height / 2 - frame.top - frame.height / 2
}

/** What of each marked text is selected now; empty when nothing is. */
export function selectedTexts(): { name: string; range: CharacterRange }[] {
  const selection = window.getSelection()
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return []
  const selected = selection.getRangeAt(0)
  return [...document.querySelectorAll<HTMLElement>('[data-text]')]
    .filter((element) => element.offsetParent !== null && selected.intersectsNode(element))
    .flatMap((element) => {
      const from = offsetIn(element, selected.startContainer, selected.startOffset, 0)
      const to = offsetIn(element, selected.endContainer, selected.endOffset, element.textContent!.length)
      return from < to ? [{ name: element.dataset.text!, range: [from, to] as const }] : []
    })
}

/** Characters before a point, or `outside` where the point does not lie in the element. */
function offsetIn(element: HTMLElement, node: Node, offset: number, outside: number): number {
  if (!element.contains(node)) return outside
  const before = document.createRange()
  before.selectNodeContents(element)
  before.setEnd(node, offset)
  return before.toString().length
}

function domRange(root: HTMLElement, [from, to]: CharacterRange): Range | null {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  let passed = 0
  let begun = false
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    const end = passed + node.length
    if (!begun && from < end) {
      range.setStart(node, from - passed)
      begun = true
    }
    if (begun && to <= end) {
      range.setEnd(node, to - passed)
      return range
    }
    passed = end
  }
  return null
}
