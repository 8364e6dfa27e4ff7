import type { ReactNode } from 'react'
import { paceVerdict, type PaceVerdict } from '../../engine/exam-pace'
import { SCALE } from '../../engine/scale'
import { useRoute } from '../../state/route'
import type { HomeFacts } from '../../state/standing'
import { Sparkline } from '../../ui/charts/sparkline'
import { pace as paceText, percent } from '../../ui/format'
import { Icon } from '../../ui/icon'
import { ExamDay } from './exam-day'
import './facts-panel.css'

/** Where the candidate stands, in five lines that keep their places while they are worked out. */
export function FactsPanel({ facts }: { facts: HomeFacts | null }) {
  const go = useRoute((state) => state.go)
  return (
    <section className="home-facts" aria-label="Where you stand">
      <dl>
        <Fact term="Cards due">
          {facts === null ? null : facts.due > 0 ? (
            <button type="button" className="link-button" onClick={() => go({ screen: 'cards' })}>
              <span className="number">{facts.due}</span> now
            </button>
          ) : (
            'None now'
          )}
        </Fact>
        <Fact term="Your exam">
          <ExamDay />
        </Fact>
        <Fact term="Last scores">{facts && <Scores scores={facts.scores} />}</Fact>
        <Fact term="Weakest domain">{facts && <WeakestDomain weakest={facts.weakest} />}</Fact>
        <Fact term="Pace">{facts && <Pace pace={facts.pace} />}</Fact>
      </dl>
      <button type="button" className="link-button home-facts-more" onClick={() => go({ screen: 'progress' })}>
        See your progress
      </button>
    </section>
  )
}

const Fact = ({ term, children }: { term: string; children: ReactNode }) => (
  <div className="home-fact">
    <dt>{term}</dt>
    <dd>{children}</dd>
  </div>
)

/** Points above and below what is drawn. */
const ROOM = 20

function Scores({ scores }: { scores: HomeFacts['scores'] }) {
  const last = scores.at(-1)
  if (!last) return <span className="muted">No exam yet</span>
  const numbers = scores.map((one) => one.scaled)
  return (
    <span className="home-scores">
      <Sparkline
        values={numbers}
        range={[Math.min(SCALE.pass, ...numbers) - ROOM, Math.max(SCALE.pass, ...numbers) + ROOM]}
        level={SCALE.pass}
      />
      <span className="number">
        {scores.map(({ id, scaled }, place) => (
          <span key={id}>
            {place > 0 ? ', ' : ''}
            {place === scores.length - 1 ? <strong>{scaled}</strong> : scaled}
          </span>
        ))}
      </span>
    </span>
  )
}

function WeakestDomain({ weakest }: { weakest: HomeFacts['weakest'] }) {
  if (!weakest) return <span className="muted">Too few answers to say</span>
  const { title, correct, n, low, high, clear } = weakest
  const counts = `${correct} of ${n} right, likely ${Math.round(low * 100)} to ${percent(high)}`
  return (
    <>
      {clear ? title : 'None clearly'}
      <span className="home-fact-more">{clear ? counts : `lowest ${title}, ${counts}`}</span>
    </>
  )
}

const AGAINST: Record<Exclude<PaceVerdict, 'hurried'>, string> = { within: 'within', slower: 'slower than' }

function Pace({ pace }: { pace: HomeFacts['pace'] }) {
  if (!pace) return <span className="muted">No timed exam yet</span>
  const verdict = paceVerdict(pace.spent, pace.plan)
  return (
    <>
      {paceText(pace.spent)} per item
      {verdict === 'hurried' ? (
        <span className="home-fact-more home-fact-warn">
          <Icon name="warn" size={14} /> hurried: faster than the questions can be read
        </span>
      ) : (
        <span className="home-fact-more">
          {AGAINST[verdict]} the plan of {paceText(pace.plan)}
        </span>
      )}
    </>
  )
}
