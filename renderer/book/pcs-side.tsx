import type { PcsDefinition, PcsTable } from '../state/books/code-book'
import { CopyCode } from './copy-code'
import { Tag } from './parts'
import { useReader } from './reader-context'
import { Slots } from './slots'
import css from './pcs.module.css'
import side from './tabular.module.css'

type Defined = { code: string; title: string; definition: PcsDefinition | null }

/** The code as far as it is built, and what its values mean. */
export function PcsSide({ table }: { table: PcsTable }) {
  const reader = useReader()
  const { built, finished, operation } = table
  const boxes = [...built.padEnd(7, '?')].map((one) => (one === '?' ? null : one))
  const open = boxes.filter((one) => one === null).length
  const next = boxes.indexOf(null)
  const defined: Defined[] = [
    operation,
    ...table.columns.flatMap(({ values }) => values.filter(({ chosen }) => chosen)),
  ].filter(({ definition }) => definition !== null)
  return (
    <div className={side.side}>
      <p className={side.eyebrow}>{finished ? 'The code' : 'Build the code'}</p>
      <Slots characters={boxes} here={next < 0 ? 6 : next} />
      {finished ? (
        <>
          <p className={side.made}>{finished.title ?? 'No title: the order file of this release is not loaded.'}</p>
          {reader.mode === 'search' && finished.inOrderFile !== null ? (
            <div>
              {finished.inOrderFile ? (
                <Tag kind="yes">In the order file</Tag>
              ) : (
                <Tag kind="warn">In the tables, not in the order file</Tag>
              )}
            </div>
          ) : null}
          <CopyCode code={finished.code} />
        </>
      ) : (
        <p className={side.made}>{open === 1 ? 'One character to go' : `${open} characters to go`}</p>
      )}
      {defined.length > 0 ? (
        <section>
          <h3 className={side.sect}>Definitions</h3>
          <dl className={css.definitions}>
            {defined.map(({ code, title, definition }) => (
              <div key={code + title}>
                <dt>
                  <span className={css.defCode}>{code}</span> {title}
                </dt>
                {definition!.text ? <dd>{definition!.text}</dd> : null}
                {definition!.explanation ? <dd>{definition!.explanation}</dd> : null}
                {definition!.includes.length > 0 ? <dd>Includes: {definition!.includes.join('; ')}</dd> : null}
              </div>
            ))}
          </dl>
        </section>
      ) : null}
    </div>
  )
}
