import { lazy, Suspense, useState } from 'react'
import type { NextStep, StepAction } from '../../engine/next-step'
import { useRoute, type Route } from '../../state/route'
import { Button } from '../../ui/button'
import { focusExamDay } from './exam-day'
import './next-step.css'

const PapersDialog = lazy(() => import('./papers-dialog').then((module) => ({ default: module.PapersDialog })))

/** The one suggestion of the day, with its reason and the way to do it. Takes its room before it is known. */
export function NextStepCard({
  step,
  problem,
  onResume,
}: {
  step: NextStep | null
  problem: string | null
  onResume: (attemptId: string) => void
}) {
  const go = useRoute((state) => state.go)
  const [papers, setPapers] = useState(false)
  const act = ({ action }: NextStep) => {
    if (action.go === 'resume') onResume(action.attemptId)
    else if (action.go === 'checklist') setPapers(true)
    else if (action.go === 'settings') focusExamDay()
    else if (action.go !== 'nowhere') go(routeOf(action))
  }
  return (
    <section className="next-step" aria-busy={step === null && problem === null}>
      {step ? (
        <>
          <h2 className="next-step-label">Next step</h2>
          <p className="next-step-title">{step.title}</p>
          <p className="next-step-reason">{step.reason}</p>
          {step.action.go === 'nowhere' ? null : (
            <div className="next-step-do">
              <Button look="primary" onClick={() => act(step)}>
                {LABELS[step.kind]}
              </Button>
            </div>
          )}
        </>
      ) : null}
      {problem && !step ? <p role="alert">{problem}</p> : null}
      {papers ? (
        <Suspense fallback={null}>
          <PapersDialog onClose={() => setPapers(false)} />
        </Suspense>
      ) : null}
    </section>
  )
}

const LABELS: Record<NextStep['kind'], string> = {
  'resume': 'Resume',
  'exam-day': 'See the list',
  'rest': 'See the list',
  'exam-date': 'Change the date',
  'first-exam': 'Choose an exam',
  'tag-misses': 'Tag the misses',
  'due-cards': 'Review cards',
  'full-exam': 'Choose an exam',
  'drill-miss-type': 'Set up this practice',
  'practice-domain': 'Set up this practice',
  'practice-unseen': 'Set up this practice',
  'review-misses': 'Look at the misses',
}

function routeOf(action: Exclude<StepAction, { go: 'resume' | 'checklist' | 'settings' | 'nowhere' }>): Route {
  switch (action.go) {
    case 'setup':
      return { screen: 'setup' }
    case 'cards':
      return { screen: 'cards' }
    case 'review':
      return { screen: 'review', query: { states: action.filter === 'untagged' ? ['missed', 'untagged'] : ['missed'] } }
    case 'practice':
      return { screen: 'practice', request: requestOf(action.preset) }
  }
}

function requestOf(
  preset: Extract<StepAction, { go: 'practice' }>['preset'],
): Extract<Route, { screen: 'practice' }>['request'] {
  if ('missType' in preset) return { seen: 'missed', missTypes: [preset.missType] }
  return 'domain' in preset ? { domains: [preset.domain] } : { seen: 'unseen' }
}
