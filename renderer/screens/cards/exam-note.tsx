import { retentionTarget, type StudyPlan } from '../../engine/study-plan'
import { percent } from '../../ui/format'
import { daysUntil } from './when-words'

/** What the day of the exam does to the cards. */
export function ExamNote({ plan, now }: { plan: StudyPlan; now: number }) {
  const target = percent(retentionTarget(now, plan.examAt))
  if (plan.examAt === null)
    return (
      <p className="muted">
        No exam date is set: cards come back when you would still know them with a chance of {target}.
      </p>
    )
  const days = daysUntil(plan.examAt, now)
  if (plan.examAt <= now) return <p className="muted">The exam date is past: the target of recall is {target}.</p>
  return (
    <p className="muted">
      Exam {days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`}: the target of recall is {target}. It
      rises to 95 % towards the exam, and every card has a turn in the last days before it.
    </p>
  )
}
