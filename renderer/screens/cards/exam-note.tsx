import { retentionTarget, type StudyPlan } from '../../engine/study-plan'
import { useDaysToExam } from '../../state/exam-date'
import { percent, untilDay } from '../../ui/format'

/** What the day of the exam does to the cards. */
export function ExamNote({ plan, now }: { plan: StudyPlan; now: number }) {
  const target = percent(retentionTarget(now, plan.examAt))
  const days = useDaysToExam()
  if (days === null || plan.examAt === null)
    return (
      <p className="muted">
        No exam date is set: cards come back when you would still know them with a chance of {target}.
      </p>
    )
  if (days < 0)
    return (
      <p className="muted">
        Your exam date {untilDay(days)}: the target of recall is {target}.
      </p>
    )
  return (
    <p className="muted">
      Exam {untilDay(days)}: the target of recall is {target}. It rises to 95 % toward the exam, and every card has a
      turn in the last days before it.
    </p>
  )
}
