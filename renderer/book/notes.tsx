import { atOfNode } from '../state/books/address'
import type { NoteGroup, NoteKind, NoteLevel, NoteOrigin } from '../state/books/code-book'
import { Icon, type IconName } from '../ui/icon'
import { Pieces } from './parts'
import { useReader } from './reader-context'
import css from './notes.module.css'

const LEVELS: readonly NoteLevel[] = ['chapter', 'group', 'block', 'category', 'code']
const LEVEL_NAMES: Readonly<Record<NoteLevel, string>> = {
  chapter: 'Chapter',
  group: 'Group heading',
  block: 'Block',
  category: 'Category',
  code: 'Here',
}

/** Notes with the level they come from, the nearest level first. */
export function Notes({ groups, here }: { groups: readonly NoteGroup[]; here: string }) {
  const levels = byOrigin(groups)
  if (levels.length === 0) return <p className={css.none}>No note applies here.</p>
  return levels.map(({ origin, groups: own }) => (
    <section key={`${origin.level} ${origin.label}`} className={css.level} data-level={origin.level}>
      <Origin origin={origin} here={here} />
      <div className={css.notes}>
        {own.map((group, index) => (
          <Group key={index} group={group} />
        ))}
      </div>
    </section>
  ))
}

function byOrigin(groups: readonly NoteGroup[]): { origin: NoteOrigin; groups: NoteGroup[] }[] {
  const levels: { origin: NoteOrigin; groups: NoteGroup[] }[] = []
  for (const group of groups) {
    const last = levels.find(({ origin }) => origin.level === group.origin.level && origin.label === group.origin.label)
    if (last) last.groups.push(group)
    else levels.push({ origin: group.origin, groups: [group] })
  }
  return levels
}

/** The badge of a level: its word, its rung of five, and where it is printed. */
export function Origin({ origin: { level, key, label }, here }: { origin: NoteOrigin; here: string }) {
  const reader = useReader()
  const name = level === 'code' && label !== here ? 'Above' : LEVEL_NAMES[level]
  return (
    <div className={css.origin}>
      <span className={css.levelName}>{name}</span>
      <span className={css.rung}>
        <span className={css.pips} aria-hidden="true">
          {LEVELS.map((one) => (
            <i key={one} data-on={one === level ? '' : undefined} />
          ))}
        </span>
        {key !== null && label !== here ? (
          <button type="button" className={css.place} onClick={() => reader.go({ book: 'tabular', at: atOfNode(key) })}>
            {label}
          </button>
        ) : (
          <span className={css.place}>{label}</span>
        )}
      </span>
    </div>
  )
}

const KINDS: Readonly<Record<NoteKind, { word: string; gloss?: string; icon?: IconName }>> = {
  'note': { word: 'Note', icon: 'list' },
  'includes': { word: 'Includes', icon: 'plus' },
  'excludes1': { word: 'Excludes1', gloss: 'never together' },
  'excludes2': { word: 'Excludes2', gloss: 'may be added' },
  'code first': { word: 'Code first', icon: 'first' },
  'use additional': { word: 'Use additional', icon: 'plus' },
  'code also': { word: 'Code also', icon: 'also' },
  '7th character': { word: '7th character', icon: 'slot' },
}

function Group({ group: { kind, notes } }: { group: NoteGroup }) {
  const { word, gloss, icon } = KINDS[kind]
  return (
    <div className={css.note} data-kind={kind}>
      <div className={css.kind}>
        {kind === 'excludes1' ? (
          <span className={css.never} aria-hidden="true">
            1
          </span>
        ) : kind === 'excludes2' ? (
          <span className={css.added} aria-hidden="true">
            2
          </span>
        ) : (
          <Icon name={icon!} size={15} />
        )}
        <span>
          {word}
          {gloss ? <span className={css.gloss}>{gloss}</span> : null}
        </span>
      </div>
      <ul className={css.texts}>
        {notes.map(({ text, displacedBy }, index) => (
          <li key={index}>
            {displacedBy ? (
              <>
                <s className={css.displaced}>
                  <Pieces pieces={text} />
                </s>
                <span className={css.why}>
                  <Icon name="warn" size={13} />
                  {`The nearer ${KINDS[displacedBy.kind].word} note of ${displacedBy.origin.label} wins.`}
                </span>
              </>
            ) : (
              <Pieces pieces={text} />
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
