import { useEffect, useState } from 'react'
import type { PracticeReport, Report } from '../../engine/report'
import { savePdf } from '../../state/app-info'
import { loadReport, useAttempt } from '../../state/history'
import { useRoute } from '../../state/route'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'
import { Page } from '../../ui/page'
import { AnswerCounts } from './answer-counts'
import { Counting } from './counting'
import { DomainTable } from './domain-table'
import { FormBooks } from './form-books'
import { ItemList } from './item-list'
import { LookUps } from './look-ups'
import { Method } from './method'
import { PracticeHead } from './practice-head'
import { Retake } from './retake'
import { ScenarioList } from './scenario-list'
import { ScoreHead } from './score-head'
import { SurveySection } from './survey-section'
import { TimeTable } from './time-table'
import { usePrinting } from './use-printing'
import { andWhy, inBackground } from '../../state/trouble'
import './report.css'

/** The report of one attempt: the score report of an exam, or what was right in a practice. */
export function ReportScreen({ attemptId }: { attemptId: string }) {
  const go = useRoute((state) => state.go)
  const [report, setReport] = useState<Report | PracticeReport | null | undefined>(undefined)
  const [message, setMessage] = useState<{ kind: 'info' | 'bad'; text: string } | null>(null)
  const [printing, whilePrinting] = usePrinting()
  const kept = useAttempt(attemptId)

  // Deleted from here: there is nothing more to see, and home has the undo.
  const isGone = kept === null && report !== null && report !== undefined
  useEffect(() => {
    if (isGone) go({ screen: 'home' })
  }, [isGone, go])
  useEffect(() => {
    loadReport(attemptId).then(setReport, (error: unknown) => {
      setReport(null)
      setMessage({
        kind: 'bad',
        text: `The report could not be made.${andWhy(error)} The stored answers were left as they are.`,
      })
    })
  }, [attemptId])

  const save = () =>
    whilePrinting(() => savePdf(report?.head.practice ? 'CCS practice report.pdf' : 'CCS score report.pdf')).then(
      (name) => setMessage(name ? { kind: 'info', text: `Saved as ${name}.` } : null),
      (error: unknown) => setMessage({ kind: 'bad', text: `The PDF was not saved.${andWhy(error)}` }),
    )

  return (
    <Page
      wide
      actions={
        <>
          {report ? (
            <Button
              onClick={() => go({ screen: 'review', query: { attempt: attemptId, states: ['missed', 'untagged'] } })}
            >
              Review and tag misses
            </Button>
          ) : null}
          {report ? <Button onClick={() => go({ screen: 'replay', attemptId })}>Replay</Button> : null}
          {report ? (
            <Button onClick={() => inBackground('Carrying out an action on the report', save())}>Save as PDF</Button>
          ) : null}
          <Button onClick={() => go({ screen: 'home' })}>Back to home</Button>
        </>
      }
    >
      {message ? <Notice kind={message.kind}>{message.text}</Notice> : null}
      {report === null && !message ? (
        <Notice kind="warn">This exam has no report: it has not ended, or it is no longer stored.</Notice>
      ) : null}
      {report ? (
        <>
          {'score' in report ? (
            <PracticeHead report={report} leftOut={kept?.leftOut === true} />
          ) : (
            <>
              <ScoreHead report={report} leftOut={kept?.leftOut === true} />
              <FormBooks form={report.head.form} />
              {report.result ? <Method report={report} result={report.result} open={printing} /> : null}
            </>
          )}
          <AnswerCounts report={report} />
          <Retake report={report} onProblem={(text) => setMessage({ kind: 'bad', text })} />
          {'result' in report && report.result === null ? null : (
            <DomainTable domains={report.domains} practice={report.head.practice !== null} />
          )}
          <ScenarioList report={report} printing={printing} />
          <ItemList items={report.items} printing={printing} />
          <TimeTable report={report} />
          <LookUps books={report.books} />
          <SurveySection survey={report.survey} />
          {printing || kept?.attempt.status !== 'ended' ? null : <Counting {...kept} />}
        </>
      ) : null}
    </Page>
  )
}
