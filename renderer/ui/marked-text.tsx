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
if (painted) CSS.highlights.set('candidate', painted)

/** @param name identifies the text to `selectedTexts` */
export function MarkedText({ name, ranges, className, children }: { name: string; ranges: readonly CharacterRange[]; className?: string; children: ReactNode }) {
  const root = useRef<HTMLSpanElement>(null)
  // After every render: what is inside may have other nodes now, for example while a search marks its hits.
  useLayoutEffect(() => {
    if (!painted || !root.current) return
    const own = ranges.flatMap((range) => domRange(root.current!, range) ?? [])
    for (const range of own) painted.add(range)
    return () => own.forEach((range) => painted.delete(range))
  })
  return (
    <span ref={root} className={className ? `marked-text ${className}` : 'marked-text'} data-text={name}>
      {children}
    </span>
  )
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
