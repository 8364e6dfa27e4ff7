import type { ReactNode } from 'react'
import { ChangeMark } from './change-mark'

/** What bars, marks and lines of the chart mean. */
export function ChartLegend({ paced }: { paced: boolean }) {
  return (
    <ul className="chart-legend" aria-label="What the chart shows">
      <Entry text="First look">
        <rect className="timeline-first" x={1} width={18} y={6} height={8} />
      </Entry>
      <Entry text="Later look">
        <rect className="timeline-later" x={2} width={16} y={6} height={8} />
      </Entry>
      <Entry text="Changed for the better">
        <ChangeMark effect="gain" transform="translate(10 11)" />
      </Entry>
      <Entry text="Changed for the worse">
        <ChangeMark effect="loss" transform="translate(10 9)" />
      </Entry>
      <Entry text="Changed without a difference">
        <ChangeMark effect="even" transform="translate(10 10)" />
      </Entry>
      {paced ? (
        <Entry text="Even pace">
          <line className="timeline-pace" x1={0} x2={20} y1={10} y2={10} />
        </Entry>
      ) : null}
    </ul>
  )
}

function Entry({ text, children }: { text: string; children: ReactNode }) {
  return (
    <li>
      <svg width={20} height={20} aria-hidden="true">
        {children}
      </svg>
      {text}
    </li>
  )
}
