import type { ComponentProps, MouseEvent, PointerEvent } from 'react'

/** How far, in pixels, a hand slips in a press that is still one. */
const SLIP = 10
/** Fewer selected characters are a slip, not a selection. */
const LEAST_SELECTED = 2

/** Where the mouse button or finger went down last. */
let press: { label: HTMLLabelElement; x: number; y: number } | null = null

const isSlip = ({ clientX, clientY }: { clientX: number; clientY: number }) =>
  press !== null && Math.hypot(clientX - press.x, clientY - press.y) <= SLIP

/**
 * The label around a radio button or a checkbox, made for hands that slip. Browsers choose nothing when a press has
 * selected as much as one letter of the label. Here it chooses, also when it ends a few pixels outside.
 *
 * Only a selection of several characters inside the label, made by a drag or with Shift, is taken for one and chooses
 * nothing; `onSelected` can say so. What is selected elsewhere is no matter. The first click of a double click, which
 * selects a word, chooses as any other; the second does nothing more.
 */
export function PressLabel({ onSelected, ...rest }: ComponentProps<'label'> & { onSelected?: () => void }) {
  const onPointerDown = (event: PointerEvent<HTMLLabelElement>) => {
    if (!event.isPrimary || event.button !== 0) return
    const label = event.currentTarget
    press = { label, x: event.clientX, y: event.clientY }
    const end = new AbortController()
    const onUp = (up: globalThis.PointerEvent) => {
      end.abort()
      if (!label.contains(up.target as Node) && label.isConnected && isSlip(up)) choose(label)
    }
    window.addEventListener('pointerup', onUp, end)
    window.addEventListener('pointercancel', () => end.abort(), end)
  }
  const onClick = (event: MouseEvent<HTMLLabelElement>) => {
    const label = event.currentTarget
    // Of the keyboard, of the control itself, or passed on to it by the label.
    if (event.target instanceof HTMLInputElement || event.detail === 0) return
    if (event.detail > 1) return event.preventDefault()
    const selected = selectedIn(label)
    if (selected === 0) return
    event.preventDefault()
    const dragged = press?.label === label && !isSlip(event)
    if (selected >= LEAST_SELECTED && (dragged || event.shiftKey)) return onSelected?.()
    window.getSelection()?.removeAllRanges()
    choose(label)
  }
  return <label {...rest} onPointerDown={onPointerDown} onClick={onClick} />
}

function choose(label: HTMLLabelElement): void {
  label.control?.focus({ preventScroll: true })
  label.control?.click()
}

/** How many characters of an element are selected. */
function selectedIn(element: Element): number {
  const selection = window.getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return 0
  const selected = selection.getRangeAt(0)
  if (!selected.intersectsNode(element)) return 0
  const inside = document.createRange()
  inside.selectNodeContents(element)
  if (element.contains(selected.startContainer)) inside.setStart(selected.startContainer, selected.startOffset)
  if (element.contains(selected.endContainer)) inside.setEnd(selected.endContainer, selected.endOffset)
  return inside.toString().length
}
