import { useMemo, useState } from 'react'
import type { CodeTask, Scenario } from '../../../question-bank/schema/scenario'
import { recordTitle } from '../../engine/labels'
import { markable } from '../../engine/quoted-words'
import { quoteMarker } from '../../question/record-marks'
import { RecordTabs } from '../../question/record-tabs'

/** The record of a card. With a task, the words that support its codes are marked. */
export function CardRecord({ scenario, task }: { scenario: Scenario; task: CodeTask | null }) {
  const [tab, setTab] = useState(scenario.documents[0]!.id)
  const supports = useMemo(() => task?.key.flatMap((key) => key.support ?? []) ?? [], [task])
  const marks = useMemo(
    () =>
      new Map(
        scenario.documents.map(({ id }) => {
          const quotes = [...new Set(supports.filter((one) => one.document === id).map((one) => one.words))]
          return [id, { mark: quoteMarker(quotes.flatMap(markable)), count: quotes.length }]
        }),
      ),
    [scenario, supports],
  )
  return (
    <section className="card-record" aria-label="Medical record">
      <div className="card-record-head">
        <h2>{recordTitle(scenario.setting)}</h2>
        <p className="muted">
          {scenario.patient}
          {supports.length > 0 ? ' · the words that support the codes are marked' : ''}
        </p>
      </div>
      <div className="card-record-tabs">
        <RecordTabs
          documents={scenario.documents}
          selected={tab}
          onSelect={setTab}
          markOf={({ id }) => marks.get(id)!.mark}
          noteOf={({ id }) => (marks.get(id)!.count > 0 ? String(marks.get(id)!.count) : undefined)}
        />
      </div>
    </section>
  )
}
