import type { ReactNode } from 'react'

/** A chart's frame. */
export const Frame = ({ children, wide = false }: { children: ReactNode; wide?: boolean }) => (
  <section className={wide ? 'progress-card progress-card-wide' : 'progress-card'}>{children}</section>
)

/** In place of a chart that has nothing to show: what it will show, and what is missing. */
export function Nothing({ title, children, wide = false }: { title: string; children: ReactNode; wide?: boolean }) {
  return (
    <Frame wide={wide}>
      <h3>{title}</h3>
      <p className="progress-nothing muted">{children}</p>
    </Frame>
  )
}
