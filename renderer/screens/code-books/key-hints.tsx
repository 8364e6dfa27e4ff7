import type { BookName } from '../../engine/books/place'
import { INDEX_OF, TABLE_OF } from '../../state/books/address'
import { Kbd } from '../../book/parts'
import { usePlace } from '../../book/reader-context'
import { IS_MAC } from '../../ui/platform'
import css from './code-books.module.css'

const MOD = IS_MAC ? 'Cmd' : 'Ctrl'
const ALT = IS_MAC ? 'Option' : 'Alt'

type Hint = [keys: readonly string[], does: string]

function hintsOf(book: BookName): { hints: Hint[]; rule: string } {
  const around: Hint[] = [
    [[`${ALT} ←`], 'page before'],
    [[`${MOD} D`], 'bookmark'],
  ]
  if (INDEX_OF[book])
    return {
      hints: [[['↑', '↓'], 'walk the lines'], [['Enter'], 'confirm'], [[`${MOD} F`], 'filter subterms'], ...around],
      rule: 'Words of an index are no codes: confirm each.',
    }
  if (TABLE_OF[book])
    return {
      hints: [
        [['↑', '↓', '←', '→'], 'walk the cells'],
        [['Enter'], 'confirm in Tabular'],
        [[`${MOD} F`], 'filter'],
        ...around,
      ],
      rule: 'A dash in the table: no code in that column.',
    }
  if (book === 'tabular')
    return {
      hints: [[['0–9', 'A–Z'], 'next character'], [['Backspace'], 'one back'], [[`${ALT} ↓`], 'next entry'], ...around],
      rule: 'Nearest notes first; the nearest wins.',
    }
  if (book === 'pcs-tables')
    return {
      hints: [[['0–9', 'A–Z'], 'choose the value'], [['Backspace'], 'one back'], [['←', '→'], 'columns'], ...around],
      rule: 'Only values that share a row can be chosen.',
    }
  return { hints: [[[`${ALT} ↓`], 'next'], [[`${ALT} ↑`], 'one before'], ...around], rule: '' }
}

/** The keys of the book that is open. */
export function KeyHints() {
  const { hints, rule } = hintsOf(usePlace().book)
  return (
    <p className={css.keys} aria-label="Keys of this book">
      {hints.map(([keys, does]) => (
        <span key={does}>
          {keys.map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}{' '}
          {does}
        </span>
      ))}
      <span className={css.rule}>{rule}</span>
    </p>
  )
}
