import type { ReactNode } from 'react'
import type { KeyCode, Scenario } from '../../question-bank/schema/scenario'
import { writtenLine, type CodeLine } from '../engine/answer'
import { taskTitle } from '../engine/labels'
import type { LineVerdict, TaskMatch } from '../engine/match-codes'
import { poaIsRight } from '../engine/score-scenario'
import { percent } from '../ui/format'
import { Icon } from '../ui/icon'
import './review.css'

/** One code task after the exam. */
export function TaskReview({ match, scenario, withPoa }: { match: TaskMatch; scenario: Scenario; withPoa: boolean }) {
  return (
    <section className="task-review">
      <h3>{taskTitle(match.task.kind)}</h3>
      <VerdictTable match={match} scenario={scenario} withPoa={withPoa} />
    </section>
  )
}

/** Each code you assigned with its verdict, then what you missed. */
export function VerdictTable({ match, scenario, withPoa }: { match: TaskMatch; scenario: Scenario; withPoa: boolean }) {
  return (
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
          <Row key={index} code={writtenLine(verdict.line)} {...describe(verdict, scenario, withPoa)} />
        ))}
        {match.missed.map((key) => (
          <Row
            key={key.code}
            code={writtenLine(key)}
            look="bad"
            word="Missed"
            why={<KeyReason keyCode={key} scenario={scenario} />}
          />
        ))}
        {match.verdicts.length + match.missed.length === 0 ? (
          <tr>
            <td colSpan={3}>No codes.</td>
          </tr>
        ) : null}
      </tbody>
    </table>
  )
}

function Row({
  code,
  look,
  word,
  why,
}: {
  code: string
  look: 'good' | 'bad' | 'neutral'
  word: string
  why: ReactNode
}) {
  return (
    <tr>
      <td className="code">{code}</td>
      <td className={`code-verdict ${look}`}>
        <Icon name={look === 'good' ? 'check' : look === 'bad' ? 'cross' : 'half'} size={15} />
        {word}
      </td>
      <td>{why}</td>
    </tr>
  )
}

type Described = { look: 'good' | 'bad' | 'neutral'; word: string; why: ReactNode }

function describe(verdict: LineVerdict, scenario: Scenario, withPoa: boolean): Described {
  switch (verdict.kind) {
    case 'right':
      return {
        look: 'good',
        word: verdict.viaAlternate ? 'Right (accepted alternate)' : 'Right',
        why: <KeyReason keyCode={verdict.key} scenario={scenario} line={verdict.line} withPoa={withPoa} />,
      }
    case 'partial':
      return {
        look: 'neutral',
        word: `Partly right (${percent(verdict.credit)})`,
        why: (
          <>
            <p>
              {verdict.reason} The key is <span className="code">{writtenLine(verdict.key)}</span>.
            </p>
            <KeyReason keyCode={verdict.key} scenario={scenario} line={verdict.line} withPoa={withPoa} />
          </>
        ),
      }
    case 'optional':
      return {
        look: 'neutral',
        word: 'Optional',
        why: (
          <p>
            {verdict.meaning}: {verdict.reason} No credit, no penalty.
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
            {verdict.known.meaning}: {verdict.known.reason}
          </p>
        ) : (
          <p>The record does not support this code, or it is not a valid code.</p>
        ),
      }
  }
}

function KeyReason({
  keyCode,
  scenario,
  line,
  withPoa,
}: {
  keyCode: KeyCode
  scenario: Scenario
  line?: CodeLine
  withPoa?: boolean
}) {
  const titleOf = (id: string) => scenario.documents.find((document) => document.id === id)?.title ?? id
  return (
    <>
      <p>
        <strong>{keyCode.meaning}.</strong> {keyCode.reason}
      </p>
      {line && keyCode.modifiers && keyCode.modifiers.join() !== line.modifiers.join() ? (
        <p className="bad">
          Modifiers of the key: {keyCode.modifiers.join(', ')}; yours: {line.modifiers.join(', ') || 'none'}.
        </p>
      ) : null}
      {line && withPoa && keyCode.poa && !poaIsRight(keyCode.poa, line.poa) ? (
        <p className="bad">
          POA of the key: {keyCode.poa}; yours: {line.poa || 'blank'}.
        </p>
      ) : null}
      {keyCode.support?.map(({ document, words }) => (
        <p key={document + words} className="support">
          “{words}” <span className="muted">{titleOf(document)}</span>
        </p>
      ))}
      {keyCode.citations ? <p className="muted review-source">{keyCode.citations.join(' · ')}</p> : null}
    </>
  )
}
