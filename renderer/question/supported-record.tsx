import { useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import type { CodeTask, Scenario } from '../../question-bank/schema/scenario'
import { textKey } from '../engine/marks'
import { quoteOf, rangeOfWords, supportsOf, type Support } from '../engine/quoted-words'
import { Button } from '../ui/button'
import { ScrollArea } from '../ui/scroll-area'
import { MarkedText, scrollToRange, type CharacterRange } from '../ui/marked-text'
import { RecordTabs } from './record-tabs'
import './supported-record.css'

/**
 * A record with the words that support each code marked, and the same words as a list: each entry leads to its place.
 * `kind` narrows it to the codes of one task.
 */
export function SupportedRecord({ scenario, kind }: { scenario: Scenario; kind: CodeTask['kind'] | null }) {
  const supports = useMemo(() => supportsOf(scenario, kind), [scenario, kind])
  const [tab, setTab] = useState(scenario.documents[0]!.id)
  const [shown, setShown] = useState<Support | null>(null)
  const show = (support: Support) => {
    setTab(support.document)
    // A new object each time, so that it is scrolled to again.
    setShown({ ...support })
  }
  return (
    <div className="supported-record">
      <SupportList scenario={scenario} supports={supports} shown={shown} onShow={show} />
      <section className="supported-record-text" aria-label="Medical record">
        <RecordTabs
          documents={scenario.documents}
          selected={tab}
          onSelect={setTab}
          frameOf={({ id }, text) => (
            <SupportedText
              name={textKey(scenario.id, id)}
              supports={supports.filter((one) => one.document === id)}
              shown={shown?.document === id ? shown : null}
            >
              {text}
            </SupportedText>
          )}
        />
      </section>
    </div>
  )
}

type SupportListProps = {
  scenario: Scenario
  supports: readonly Support[]
  shown: Support | null
  onShow: (support: Support) => void
}

function SupportList({ scenario, supports, shown, onShow }: SupportListProps) {
  const titleOf = (id: string) => scenario.documents.find((one) => one.id === id)?.title ?? id
  const codes = [...new Set(supports.map((one) => one.code))]
  if (codes.length === 0) return null
  return (
    <ScrollArea className="support-scroll">
      <ul className="support-list" aria-label="Words that support the codes">
        {codes.map((code) => (
          <li key={code} className="support-code">
            <p>
              supports <span className="code">{code}</span>
            </p>
            <ul className="support-words">
              {supports
                .filter((one) => one.code === code)
                .map((one) => (
                  <li key={one.id}>
                    <q>{quoteOf(one.words)}</q>
                    <Button
                      look="quiet"
                      aria-label={`Show these words in ${titleOf(one.document)}, supports ${code}`}
                      aria-pressed={shown?.id === one.id}
                      onClick={() => onShow(one)}
                    >
                      {titleOf(one.document)}
                    </Button>
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ul>
    </ScrollArea>
  )
}

type SupportedTextProps = { name: string; supports: readonly Support[]; shown: Support | null; children: ReactNode }

/** One document. Where the words stand is known when it is on the page: quotes are of the source, places of the text as shown. */
function SupportedText({ name, supports, shown, children }: SupportedTextProps) {
  const box = useRef<HTMLDivElement>(null)
  const [ranges, setRanges] = useState<ReadonlyMap<string, CharacterRange>>(new Map())
  // The list of supports is made anew in every render; its ids say what is in it.
  const ids = supports.map((one) => one.id).join()
  const latest = useRef(supports)
  latest.current = supports
  useLayoutEffect(() => {
    const plain = box.current!.textContent ?? ''
    const found = latest.current.map((one) => [one.id, rangeOfWords(plain, one.words)] as const)
    setRanges(new Map(found.flatMap(([id, range]) => (range ? [[id, range] as const] : []))))
  }, [name, ids])
  const current = (shown && ranges.get(shown.id)) ?? null
  useLayoutEffect(() => {
    if (current) scrollToRange(box.current!, current)
  }, [current, shown])
  return (
    <div ref={box}>
      <MarkedText name={name} ranges={[...ranges.values()]} current={current}>
        {children}
      </MarkedText>
    </div>
  )
}
