import { useState } from 'react'
import type { CmProof, Library, PcsProof, Release } from '../../state/books/code-book'
import { removeRelease } from '../../state/books/importing'
import { inBackground } from '../../state/trouble'
import { KeyButton } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { FULL_SHELF, PART_WORDS } from './part-words'
import css from './add-code-sets.module.css'

/** The releases that are here, with the figures of their proof; each can be taken off. */
export function Loaded({ library }: { library: Library }) {
  const [asked, setAsked] = useState<Release | null>(null)
  const remove = (release: Release) => {
    setAsked(null)
    inBackground('Removing a code set', removeRelease(release.id))
  }
  return (
    <section>
      <h2 className={css.step}>On the shelf</h2>
      <ul className={css.box} aria-label="Loaded releases">
        {library.releases.map((release) => (
          <li key={release.id} className={css.loaded}>
            <div>
              <strong>{release.name}</strong>
              <span className={css.address}>
                {release.codes > 0 ? `${release.codes.toLocaleString('en-US')} codes; ` : ''}
                {release.parts.map(({ kind }) => PART_WORDS[kind].replace(/^ICD-10-(CM|PCS) /, '')).join(', ')}
              </span>
              {release.pcsProof ? <p className={css.proof}>{pcsWords(release.pcsProof)}</p> : null}
              {release.cmProof ? <p className={css.proof}>{cmWords(release.cmProof)}</p> : null}
              <Missing library={library} release={release} />
            </div>
            <button
              type="button"
              className={css.remove}
              aria-label={`Remove ${release.name}`}
              onClick={() => setAsked(release)}
            >
              Remove
            </button>
          </li>
        ))}
      </ul>
      {asked ? (
        <Dialog
          title={`Remove ${asked.name}?`}
          alert
          onDismiss={() => setAsked(null)}
          actions={
            <>
              <KeyButton command="no" onClick={() => setAsked(null)}>
                No
              </KeyButton>
              <KeyButton command="yes" look="danger" onClick={() => remove(asked)}>
                Yes, remove it
              </KeyButton>
            </>
          }
        >
          <p>Your bookmarks and look-ups stay. To have this release again, give the app its files once more.</p>
        </Dialog>
      ) : null}
    </section>
  )
}

const count = (value: number) => value.toLocaleString('en-US')

function pcsWords({ tables, expanded, ordered, onlyTables, onlyOrder }: PcsProof): string {
  if (onlyTables + onlyOrder === 0)
    return `${count(tables)} tables expand to exactly the ${count(ordered)} codes of the order file, in both directions.`
  return `${count(tables)} tables expand to ${count(expanded)} codes; the order file has ${count(ordered)}. Only in the tables: ${count(onlyTables)}; only in the order file: ${count(onlyOrder)}.`
}

function cmWords({ built, ordered, dropped, notInTabular }: CmProof): string {
  const differs = [
    dropped > 0 ? `${count(dropped)} built codes were dropped, because the order file does not have them` : '',
    notInTabular > 0 ? `${count(notInTabular)} codes of the order file have no heading in the Tabular List` : '',
  ].filter(Boolean)
  return `${count(built)} codes built from the Tabular List and its 7th characters; the order file has ${count(ordered)}.${differs.length > 0 ? ` ${differs.join('; ')}.` : ''}`
}

/** What a full shelf would have besides, and what is read from another year meanwhile. */
function Missing({ library, release }: { library: Library; release: Release }) {
  const readings = library.readings[release.id] ?? []
  const own = new Set(release.parts.map(({ kind }) => kind))
  const borrowed = readings.filter((one) => one.borrowed)
  const missing = FULL_SHELF[release.system].filter(
    (kind) => !own.has(kind) && !borrowed.some((one) => one.kind === kind),
  )
  return (
    <>
      {borrowed.length > 0 ? (
        <p className={css.told}>
          From another year: {borrowed.map(({ kind, year }) => `${PART_WORDS[kind]} (${year})`).join(', ')}.
        </p>
      ) : null}
      {missing.length > 0 ? (
        <p className={css.told}>Still missing: {missing.map((kind) => PART_WORDS[kind]).join(', ')}.</p>
      ) : null}
    </>
  )
}
