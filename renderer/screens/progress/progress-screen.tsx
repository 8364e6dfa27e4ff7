import { lazy, Suspense, useEffect } from 'react'
import { usePlaces } from '../../state/places'
import { loadProgress, useProgress, type Progress } from '../../state/progress'
import { counted } from '../../ui/format'
import { Notice } from '../../ui/notice'
import { Page } from '../../ui/page'
import { ReadinessCard } from './readiness-card'
import { inBackground } from '../../state/trouble'
import './progress.css'

/* Drawing needs a library that nothing else on the page does. */
const ProgressCharts = lazy(() => import('./progress-charts').then((module) => ({ default: module.ProgressCharts })))

/** Whether the candidate is getting ready, and what it rests on. */
export function ProgressScreen() {
  const places = usePlaces('progress')
  const { progress, problem } = useProgress()
  useEffect(() => inBackground('Working out your progress', loadProgress()), [])
  return (
    <Page wide places={places}>
      <h1>Progress</h1>
      {problem ? <Notice kind="bad">{problem}</Notice> : null}
      {progress === null && !problem ? (
        <p className="muted" role="status">
          Working out where you stand…
        </p>
      ) : null}
      {progress ? (
        <>
          <ReadinessCard readiness={progress.readiness} exams={progress.exams} />
          <Suspense fallback={<div className="progress-place" />}>
            <ProgressCharts progress={progress} />
          </Suspense>
          <Remarks progress={progress} />
        </>
      ) : null}
    </Page>
  )
}

/** What is not counted, said once for the page. */
function Remarks({ progress: { excluded, unreadable, leftOut, notScored } }: { progress: Progress }) {
  const sentences = [
    'Practice counts in the domains, the misses and the estimate, never among the scores.',
    notScored > 0
      ? `${counted(notScored, 'exam')} of which less than half was answered ${notScored === 1 ? 'is' : 'are'} not scored and ${notScored === 1 ? 'counts' : 'count'} nowhere.`
      : null,
    leftOut > 0
      ? `${counted(leftOut, 'attempt')} you left out of the statistics ${leftOut === 1 ? 'counts' : 'count'} nowhere.`
      : null,
    excluded > 0
      ? `${counted(excluded, 'question')} whose key you dispute ${excluded === 1 ? 'is' : 'are'} left out.`
      : null,
    unreadable > 0
      ? `${counted(unreadable, 'attempt')} could not be read and ${unreadable === 1 ? 'is' : 'are'} missing here; the data was left as it is.`
      : null,
  ]
  return <p className="progress-remarks muted">{sentences.filter(Boolean).join(' ')}</p>
}
