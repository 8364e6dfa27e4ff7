/* Measures of the page. They run inside it, so each stands alone. */

/** Colors of the exam room that are not the theme's. */
export const SCHEMES = [
  'black-on-white',
  'black-on-light-yellow',
  'black-on-light-blue',
  'white-on-black',
  'yellow-on-black',
  'green-on-black',
  'white-on-dark-blue',
] as const

/** Pairs of color tokens, and the candidate's highlight, with less contrast than WCAG asks for. */
export function contrastsBelow(): string[] {
  const paint = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!
  const probe = document.body.appendChild(document.createElement('i'))
  const luminance = (color: string) => {
    paint.fillStyle = color
    paint.fillRect(0, 0, 1, 1)
    const [r, g, b] = [...paint.getImageData(0, 0, 1, 1).data]
      .slice(0, 3)
      .map((one) => (one / 255 <= 0.04045 ? one / 255 / 12.92 : ((one / 255 + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
  }
  const ratio = (a: number, b: number) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
  const token = (name: string) => {
    probe.style.color = `var(--${name})`
    return luminance(getComputedStyle(probe).color)
  }
  const wanted: readonly [least: number, fore: string, ...backs: string[]][] = [
    [4.5, 'ink', 'page', 'surface', 'surface-2', 'accent-soft', 'bar-2', 'good-soft', 'bad-soft', 'warn-soft'],
    [4.5, 'ink-2', 'page', 'surface', 'surface-2', 'accent-soft', 'bar-2'],
    [4.5, 'accent', 'page', 'surface', 'surface-2', 'accent-soft'],
    [4.5, 'accent-ink', 'accent', 'accent-strong'],
    [4.5, 'bar-ink', 'bar'],
    [4.5, 'bar-ink-2', 'bar'],
    [4.5, 'urgent-ink', 'urgent'],
    [4.5, 'good', 'surface', 'good-soft'],
    [4.5, 'bad', 'surface', 'bad-soft', 'accent-soft'],
    [4.5, 'warn', 'surface', 'warn-soft', 'accent-soft'],
    [4.5, 'flag', 'surface', 'accent-soft'],
    [3, 'line-strong', 'page', 'surface', 'surface-2', 'bar-2'],
    [3, 'focus', 'page', 'surface', 'surface-2', 'accent-soft', 'bar-2'],
    [3, 'urgent', 'bar'],
  ]
  const below = wanted.flatMap(([least, fore, ...backs]) =>
    backs.flatMap((back) => {
      const found = ratio(token(fore), token(back))
      return found < least ? [`${fore} on ${back}: ${found.toFixed(2)}`] : []
    }),
  )
  const marked = document.querySelector('[data-text]')
  if (marked) {
    const { color, backgroundColor } = getComputedStyle(marked, '::highlight(candidate)')
    const found = ratio(luminance(color), luminance(backgroundColor))
    if (found < 4.5) below.push(`highlight: ${found.toFixed(2)}`)
  }
  probe.remove()
  return below
}

/** Controls that cannot be scrolled into view, are covered, or are smaller than 24 by 24 pixels; and sideways scrolling. */
export function controlsOutOfReach(within: string): string[] {
  const box = document.querySelector(within)!
  const wide = [
    document.documentElement,
    ...document.querySelectorAll('.frame, .frame-body, .question, .dialog-body, .dialog-box'),
  ]
  const lost = wide
    .filter((one) => one.scrollWidth > one.clientWidth)
    .map((one) => `${one.className || 'document'} is ${one.scrollWidth - one.clientWidth} too wide`)
  for (const control of box.querySelectorAll<HTMLElement>(
    'button, input, select, textarea, [role=tab], [role=separator], [tabindex="0"]',
  )) {
    if (control.getClientRects().length === 0) continue
    const name = control.getAttribute('aria-label') ?? (control.textContent?.trim().slice(0, 30) || control.className)
    const target = control.closest('label') ?? control
    control.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    const area = control.getBoundingClientRect()
    const [x, y] = [
      area.left + Math.min(area.width, window.innerWidth) / 2,
      (Math.max(area.top, 0) + Math.min(area.bottom, window.innerHeight)) / 2,
    ]
    if (area.left < -0.5 || area.right > window.innerWidth + 0.5) lost.push(`${name} is clipped`)
    const hit = document.elementFromPoint(x, y)
    if (!hit || !target.contains(hit)) lost.push(`${name} is covered by ${hit?.className || hit?.tagName || 'nothing'}`)
    const { width, height } = target.getBoundingClientRect()
    if (control.getAttribute('role') !== 'separator' && (width < 23.9 || height < 23.9))
      lost.push(`${name} is small: ${width} x ${height}`)
  }
  return lost
}

/** Labels of charts that are cut by the edge of their drawing, or that run into another one. */
export function chartLabelsInTrouble(): string[] {
  return [...document.querySelectorAll('.chart-box svg')].flatMap((drawing) => {
    const edge = drawing.getBoundingClientRect()
    const labels = [...drawing.querySelectorAll('text')].map((text) => ({
      text: text.textContent,
      box: text.getBoundingClientRect(),
    }))
    const cut = labels.filter(
      ({ box }) => box.left < edge.left - 0.5 || box.right > edge.right + 0.5 || box.bottom > edge.bottom + 1,
    )
    const over = labels.flatMap((one, place) =>
      labels
        .slice(place + 1)
        .filter(
          ({ box }) =>
            one.box.left < box.right - 0.5 &&
            box.left < one.box.right - 0.5 &&
            one.box.top < box.bottom - 2 &&
            box.top < one.box.bottom - 2,
        )
        .map((other) => `${one.text} runs into ${other.text}`),
    )
    return [...cut.map(({ text }) => `${text} is cut`), ...over]
  })
}
