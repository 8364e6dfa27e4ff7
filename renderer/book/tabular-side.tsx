import { atOfNode, dotted } from '../state/books/address'
import type { TabularEntry } from '../state/books/code-book'
import { CopyCode } from './copy-code'
import { chosenSeventh, makesCodes, nextCharacters, slotsOf, titleBelow } from './finish'
import { Tag } from './parts'
import { useReader } from './reader-context'
import { Slots } from './slots'
import { walkRows } from './rows'
import css from './tabular.module.css'

/** From the heading that is open to a complete code. */
export function TabularSide({ entry }: { entry: TabularEntry }) {
  const reader = useReader()
  const { node, sevenths, poaExempt } = entry
  const next = nextCharacters(entry)
  const chosen = chosenSeventh(entry)
  if (!node.key.startsWith('code:'))
    return (
      <div className={css.side}>
        <p className={css.eyebrow}>Finish the code</p>
        <p className={css.muted}>
          Open a category: its characters are added here, one by one, until the code is complete.
        </p>
      </div>
    )
  const boxes = slotsOf(entry)
  const here = node.billable ? boxes.length - 1 : boxes.indexOf(null)
  const exempt = sevenths?.characters.some((one) => one.poaExempt) ?? false
  return (
    <div className={css.side}>
      <p className={css.eyebrow}>{node.billable ? 'The code' : 'Finish the code'}</p>
      <Slots characters={boxes} here={here} dotted />
      <p className={css.made}>{node.billable ? node.title : openWords(boxes)}</p>
      {node.billable ? (
        <>
          <div className={css.row}>
            <Tag kind="yes">Billable</Tag>
            {poaExempt === null ? null : <Tag>{poaExempt ? 'POA-exempt' : 'POA required'}</Tag>}
          </div>
          <CopyCode code={node.label} />
        </>
      ) : null}
      {next.length > 0 ? (
        <section>
          <h3 className={css.sect}>{place(next[0]!.node.key.length - 'code:'.length)} character</h3>
          <div className={css.pick} role="group" aria-label="Next character" onKeyDown={walkRows}>
            {next.map(({ character, node: to }, at) => (
              <button
                key={character}
                type="button"
                data-row
                tabIndex={at === 0 ? 0 : -1}
                className={css.option}
                onClick={() => reader.go({ book: 'tabular', at: atOfNode(to.key) })}
              >
                <span className={css.key}>{character}</span>
                <span className={css.meaning}>{titleBelow(to.title, node.title)}</span>
              </button>
            ))}
          </div>
        </section>
      ) : null}
      {sevenths && !makesCodes(sevenths) ? (
        <p className={css.muted}>then one of {sevenths.characters.length} seventh characters</p>
      ) : null}
      {sevenths && makesCodes(sevenths) ? (
        <section>
          <h3 className={css.sect}>
            7th character <small>from {sevenths.origin.label}</small>
          </h3>
          <div className={css.pick} role="group" aria-label="7th character" onKeyDown={walkRows}>
            {sevenths.characters.map(({ character, meaning, code, poaExempt: free }, at) => (
              <button
                key={character}
                type="button"
                data-row
                tabIndex={at === 0 ? 0 : -1}
                className={css.option}
                aria-pressed={chosen?.character === character}
                disabled={code === null}
                onClick={() => code && reader.go({ book: 'tabular', at: dotted(code) })}
              >
                <span className={css.key}>{character}</span>
                <span className={css.meaning}>
                  {meaning}
                  {/* Written out where it stands behind placeholders, as it is easily written wrong. */}
                  {code !== null && code[5] === 'X' ? <span className={css.padded}>{dotted(code)}</span> : null}
                </span>
                {free ? (
                  <span className={css.ring}>
                    <span className="visually-hidden">POA-exempt</span>
                  </span>
                ) : null}
              </button>
            ))}
          </div>
          {exempt ? (
            <p className={css.legend}>
              <span className={css.ring} aria-hidden="true" />
              POA-exempt
            </p>
          ) : null}
        </section>
      ) : null}
    </div>
  )
}

const ORDINALS = ['', '1st', '2nd', '3rd', '4th', '5th', '6th', '7th']
const place = (length: number) => ORDINALS[length] ?? `${length}th`

function openWords(boxes: readonly (string | null)[]): string {
  const open = boxes.filter((one) => one === null).length
  return open === 0
    ? 'Not a code of this release'
    : `${open === 1 ? 'One character' : `${open} characters`} or more to go`
}
