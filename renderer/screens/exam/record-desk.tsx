import { useMemo, useState, type ReactNode } from 'react'
import type { Scenario } from '../../../question-bank/schema/scenario'
import { recordTitle } from '../../engine/labels'
import { textKey } from '../../engine/marks'
import type { Session } from '../../engine/session'
import { countHits, hitMarker } from '../../question/record-marks'
import { RecordTabs } from '../../question/record-tabs'
import { Icon } from '../../ui/icon'
import { MarkedText } from '../../ui/marked-text'
import { Split } from '../../ui/split'

export type RecordDeskProps = {
  scenario: Pick<Scenario, 'id' | 'documents' | 'setting' | 'patient'>
  number: number
  highlights: Session['highlights']
  /** Whether the record has a search box. */
  search: boolean
  children: ReactNode
}

/** The record in tabs on the left, its question on the right. It stays as it is while its questions change. */
export function RecordDesk({ scenario, number, highlights, search, children }: RecordDeskProps) {
  const [tab, setTab] = useState(scenario.documents[0]!.id)
  const [wanted, setWanted] = useState('')
  const mark = useMemo(() => hitMarker(wanted), [wanted])
  const hits = useMemo(
    () => new Map(scenario.documents.map(({ id, text }) => [id, countHits(text, wanted)])),
    [scenario, wanted],
  )
  const total = [...hits.values()].reduce((a, b) => a + b, 0)
  const record = (
    <section className="record" aria-label="Medical record">
      <div className="record-head">
        <div>
          <h2>
            Scenario {number}: {recordTitle(scenario.setting)}
          </h2>
          <p className="muted">{scenario.patient}</p>
        </div>
        {search ? (
          <label className="record-search">
            <Icon name="search" size={16} />
            <input
              type="search"
              placeholder="Search the record"
              aria-label="Search the record"
              value={wanted}
              onChange={(event) => setWanted(event.target.value)}
            />
            <span className="record-hits number" role="status">
              {wanted.trim().length > 1 ? `${total} found` : ''}
            </span>
          </label>
        ) : null}
      </div>
      <RecordTabs
        documents={scenario.documents}
        selected={tab}
        onSelect={setTab}
        markOf={() => mark}
        noteOf={(document) => (hits.get(document.id)! > 0 ? String(hits.get(document.id)) : undefined)}
        frameOf={(document, text) => (
          <MarkedText
            name={textKey(scenario.id, document.id)}
            ranges={highlights.get(textKey(scenario.id, document.id)) ?? []}
          >
            {text}
          </MarkedText>
        )}
      />
    </section>
  )
  return <Split label="Width of the record" left={record} right={children} />
}
