import type { ReactNode } from 'react'
import type { KeyCode, Scenario } from '../../question-bank/schema/scenario'
import { writtenLine } from '../engine/answer'
import { taskTitle } from '../engine/labels'
import type { Flaws, LineVerdict } from '../engine/match-codes'
import { quoteOf } from '../engine/quoted-words'
import type { CodesCredit } from '../engine/scoring/credit'
import { linesWords } from '../engine/scoring/credit-words'
import { percent } from '../ui/format'
import { Icon } from '../ui/icon'
import { Citations, CodedText } from './book-links'
import { OfficialTitle } from './official-title'
import { Lookup, Remember } from './teaching'
import { VerdictWord } from './verdict-word'
import './review.css'

/** One code task after the exam. */
export function TaskReview({ earned, scenario }: { earned: CodesCredit; scenario: Scenario }) {
  return (
    <section className="task-review">
      <h3>{taskTitle(earned.match.task.kind)}</h3>
      <TaskLines earned={earned} />
      <VerdictTable earned={earned} scenario={scenario} />
    </section>
  )
}

/** The verdict on a task, its lines all or nothing, and the same in parts. */
function TaskLines({ earned }: { earned: CodesCredit }) {
  return (
    <p className="task-lines">
      <VerdictWord earned={earned} />
      {earned.answered ? <span className="muted">{linesWords(earned.parts)}</span> : null}
    </p>
  )
}

/** Each code you assigned with its verdict, then what you missed. Of a task without an answer nothing is missed: it shows the key. */
export function VerdictTable({ earned: { answered, match }, scenario }: { earned: CodesCredit; scenario: Scenario }) {
  const open = answered ? ({ look: 'bad', word: 'Missed' } as const) : ({ look: 'open', word: 'Not answered' } as const)
  return (
    <>
      <Remember of={match.task} />
      <table className="report-table code-table">
        <thead>
          <tr>
            <th scope="col">Code</th>
            <th scope="col">Verdict</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {match.verdicts.map((verdict, index) => (
            <Row key={index} code={writtenLine(verdict.line)} {...describe(verdict, scenario)} />
          ))}
          {match.missed.map((key) => (
            <Row
              key={writtenLine(key)}
              code={writtenLine(key)}
              {...open}
              why={<KeyReason keyCode={key} scenario={scenario} />}
            />
          ))}
        </tbody>
      </table>
      <Lookup of={match.task} />
    </>
  )
}

type Look = 'good' | 'bad' | 'neutral' | 'open'
const ICONS = { good: 'check', bad: 'cross', neutral: 'half', open: 'dash' } as const

function Row({ code, look, word, why }: { code: string; look: Look; word: string; why: ReactNode }) {
  return (
    <tr>
      <td className="code">
        <CodedText text={code} />
      </td>
      <td className={`code-verdict ${look}`}>
        <Icon name={ICONS[look]} size={15} />
        {word}
      </td>
      <td>{why}</td>
    </tr>
  )
}

type Described = { look: Look; word: string; why: ReactNode }

function describe(verdict: LineVerdict, scenario: Scenario): Described {
  switch (verdict.kind) {
    case 'right':
      return {
        look: 'good',
        word: verdict.viaAlternate ? 'Right (accepted alternate)' : 'Right',
        why: <KeyReason keyCode={verdict.key} scenario={scenario} />,
      }
    case 'flawed':
      return {
        look: verdict.flaws.units ? 'bad' : 'neutral',
        word: `Right code, ${flawNames(verdict.flaws)}`,
        why: (
          <>
            <FlawLines flaws={verdict.flaws} />
            {verdict.known ? (
              <p>
                {verdict.known.meaning}: <CodedText text={verdict.known.reason} />
              </p>
            ) : null}
            <KeyReason keyCode={verdict.key} scenario={scenario} />
          </>
        ),
      }
    case 'partial':
      return {
        look: 'neutral',
        word: `Partly right (${percent(verdict.credit)})`,
        why: (
          <>
            <p>
              <CodedText text={verdict.reason} /> The key is{' '}
              <span className="code">
                <CodedText text={writtenLine(verdict.key)} />
              </span>
              .
            </p>
            <FlawLines flaws={verdict.flaws} />
            <KeyReason keyCode={verdict.key} scenario={scenario} />
          </>
        ),
      }
    case 'optional':
      return {
        look: 'neutral',
        word: 'Optional',
        why: (
          <p>
            {verdict.meaning}: <CodedText text={verdict.reason} /> No credit, no penalty.
          </p>
        ),
      }
    case 'repeated':
      return { look: 'bad', word: 'Repeated', why: <p>The same code was assigned before.</p> }
    case 'unsupported':
      return {
        look: 'bad',
        word: 'Not supported',
        why: verdict.known ? (
          <p>
            {verdict.known.meaning}: <CodedText text={verdict.known.reason} />
          </p>
        ) : (
          <p>The record does not support this code, or it is not a valid code.</p>
        ),
      }
  }
}

/** `wrong modifier and wrong POA`. */
const flawNames = ({ modifiers, units, poa }: Flaws): string =>
  [modifiers ? 'wrong modifier' : '', units ? 'wrong units' : '', poa ? 'wrong POA' : ''].filter(Boolean).join(' and ')

function FlawLines({ flaws: { modifiers, units, poa } }: { flaws: Flaws }) {
  return (
    <>
      {modifiers ? (
        <p className="bad">
          Modifiers of the key: {modifiers.wanted.join(', ') || 'none'}; yours: {modifiers.given.join(', ') || 'none'}.
        </p>
      ) : null}
      {units ? (
        <p className="bad">
          Units of the key: {units.wanted}; yours: {units.given}.
        </p>
      ) : null}
      {poa ? (
        <p className="bad">
          POA of the key: {poa.wanted}; yours: {poa.given || 'blank'}.
        </p>
      ) : null}
    </>
  )
}

function KeyReason({ keyCode, scenario }: { keyCode: KeyCode; scenario: Scenario }) {
  const titleOf = (id: string) => scenario.documents.find((document) => document.id === id)?.title ?? id
  return (
    <>
      <p>
        <strong>{keyCode.meaning}.</strong> <CodedText text={keyCode.reason} />
      </p>
      <OfficialTitle code={keyCode.code} />
      {keyCode.support?.map(({ document, words }) => (
        <p key={document + words} className="support">
          “{quoteOf(words)}” <span className="muted">{titleOf(document)}</span>
        </p>
      ))}
      {keyCode.citations ? (
        <p className="muted review-source">
          <Citations citations={keyCode.citations} />
        </p>
      ) : null}
    </>
  )
}
