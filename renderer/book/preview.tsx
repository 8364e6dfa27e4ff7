import type { CodeRef, NoteOrigin, Release } from '../state/books/code-book'
import { nodeKeyOf } from '../state/books/address'
import { nextCharacters } from './finish'
import { CodeText, followCode, Kbd } from './parts'
import { useReader } from './reader-context'
import { useAnswer } from './use-answer'
import css from './tabular.module.css'
import rail from './rail.module.css'

/** What an index or table line leads to: a look ahead, and the way to confirm it in the Tabular List. */
export function Preview({ codes, release }: { codes: readonly CodeRef[]; release: Release }) {
  const reader = useReader()
  const code = codes[0]
  const entry = useAnswer(code?.exists ? `preview ${release.id} ${code.code}` : null, (book) =>
    book.tabular(release.id, nodeKeyOf(code!.code)),
  )
  if (!code)
    return (
      <div className={css.side}>
        <p className={css.eyebrow}>In the Tabular List</p>
        <p className={css.muted}>
          Select a line with a code. Words of an index are no codes: confirm each in the Tabular List.
        </p>
      </div>
    )
  const found = entry.stale ? null : entry.value
  const levels = found ? originsOf(found.notes.map(({ origin }) => origin)) : []
  return (
    <div className={css.side}>
      <p className={css.eyebrow}>In the Tabular List</p>
      <p className={css.made}>
        <span className={css.code}>{code.shown}</span> {found?.node.title}
      </p>
      {found && found.inclusionTerms.length > 0 ? (
        <p className={css.muted}>
          {found.inclusionTerms.map((pieces) => pieces.map(({ text }) => text).join('')).join(' · ')}
        </p>
      ) : null}
      <div className={css.row}>
        <button
          type="button"
          className="button button-primary"
          disabled={!code.exists}
          onClick={() => followCode(reader, code, 'cm', codes[1])}
        >
          <span>Confirm in Tabular</span>
          <Kbd>Enter</Kbd>
        </button>
      </div>
      {code.exists ? null : (
        <p className={css.muted}>
          {code.shown} is not in {release.name}.
        </p>
      )}
      {codes.slice(1).map((other) => (
        <p key={other.shown} className={css.muted}>
          and <CodeText code={other} system="cm" />
        </p>
      ))}
      {found && nextCharacters(found).length > 0 ? (
        <section>
          <h3 className={css.sect}>Still to choose</h3>
          <ul className={css.still}>
            {nextCharacters(found).map(({ character, node }) => (
              <li key={character}>
                <span className={css.key}>{character}</span>
                {node.title}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {found?.sevenths ? (
        <p className={css.muted}>then one of {found.sevenths.characters.length} seventh characters</p>
      ) : null}
      {levels.length > 0 ? (
        <section>
          <h3 className={css.sect}>
            Notes that apply <small>{levels.reduce((sum, one) => sum + one.count, 0)}</small>
          </h3>
          {levels.map(({ origin, count }) => (
            <p key={origin.level + origin.label} className={css.noteCount}>
              <span>{LEVEL_WORDS[origin.level]}</span> <span className={rail.code}>{origin.label}</span>
              <span>{count}</span>
            </p>
          ))}
        </section>
      ) : null}
    </div>
  )
}

const LEVEL_WORDS: Record<NoteOrigin['level'], string> = {
  code: 'Code',
  category: 'Category',
  block: 'Block',
  group: 'Group heading',
  chapter: 'Chapter',
}

function originsOf(origins: readonly NoteOrigin[]): { origin: NoteOrigin; count: number }[] {
  const found: { origin: NoteOrigin; count: number }[] = []
  for (const origin of origins) {
    const same = found.find((one) => one.origin.level === origin.level && one.origin.label === origin.label)
    if (same) same.count += 1
    else found.push({ origin, count: 1 })
  }
  return found
}
