import type { BooksReport, MissedCode } from '../../engine/books/look-ups'
import { CodedText } from '../../question/book-links'
import { counted, duration } from '../../ui/format'

const MOST = 30

/** Which code books were used, and what the look-ups of books on the screen say. */
export function LookUps({ books }: { books: BooksReport | null }) {
  if (books === null) return null
  const { choice, lookUps, spent, scenarios, without, missed } = books
  if (choice.kind === 'own')
    return (
      <section className="report-section">
        <h2>Code books</h2>
        <p>Taken with your own books; what was looked up in them is not recorded.</p>
      </section>
    )
  const rows: [string, string][] = [
    ['Books', `Electronic code sets on screen, ${choice.mode} mode: ${choice.releases.join('; ')}`],
    ['Time in the books', duration(spent)],
    ['Look-ups', String(lookUps)],
    ...scenarios.map((one): [string, string] => [
      `Scenario ${one.number}: ${one.title}`,
      `${counted(one.lookUps, 'look-up')}, ${duration(one.spent)}`,
    ]),
    [
      'Answered without a look-up',
      without.length === 0 ? 'None' : `${counted(without.length, 'question')}: ${numbers(without)}`,
    ],
  ]
  return (
    <section className="report-section">
      <h2>Code books</h2>
      <table className="report-table">
        <tbody>
          {rows.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {missed.length > 0 ? (
        <>
          <h3>Missed codes and the books</h3>
          <ul className="interruptions">
            {missed.slice(0, MOST).map((one) => (
              <li key={`${one.number} ${one.code}`}>
                Question {one.number}, <CodedText text={one.code} />: {NEAR[one.nearness]}
              </li>
            ))}
          </ul>
          {missed.length > MOST ? <p className="muted">{missed.length - MOST} more missed codes.</p> : null}
        </>
      ) : null}
    </section>
  )
}

const NEAR: Readonly<Record<MissedCode['nearness'], string>> = {
  page: 'you had its page open and chose another.',
  category: 'you opened its category or table, not its page.',
  never: 'you never opened its category or table.',
}

const numbers = (all: readonly number[]) =>
  all.length <= MOST ? all.join(', ') : `${all.slice(0, MOST).join(', ')} and ${all.length - MOST} more`
