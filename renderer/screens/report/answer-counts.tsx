import type { AttemptReport } from '../../engine/report'
import { useRoute } from '../../state/route'
import { Button } from '../../ui/button'
import { Facts } from '../../ui/facts'

/** How many answers were what. Not answered stands apart: it earns nothing, and it is no miss. */
export function AnswerCounts({ report: { counts, head } }: { report: AttemptReport }) {
  const go = useRoute((state) => state.go)
  const { right, partial, wrong, missed, notAnswered } = counts
  const all = right + missed + notAnswered
  return (
    <section className="report-section">
      <h2>Your answers</h2>
      <Facts
        rows={[
          ['Right', `${right} of ${all}`],
          ['Missed', partial === 0 ? String(missed) : `${missed}: ${wrong} wrong, ${partial} partly right`],
          ['Not answered', String(notAnswered)],
        ]}
      />
      <p className="muted">
        Right is fully right: each code with its modifiers, units and, where typed, POA indicator. Missed is answered
        and not fully right.{' '}
        {notAnswered === 0
          ? ''
          : head.practice
            ? 'What you did not answer earns nothing and is not a miss.'
            : 'What you did not answer earns 0 points in the scaled score, as at a testing center, and is not a miss.'}
      </p>
      {notAnswered > 0 ? (
        <Button
          look="quiet"
          onClick={() => go({ screen: 'review', query: { attempt: head.id, states: ['not-answered'] } })}
        >
          See what was not answered
        </Button>
      ) : null}
    </section>
  )
}
