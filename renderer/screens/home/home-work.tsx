import { lazy, Suspense, useLayoutEffect, useState } from 'react'
import { isBrowserEdition } from '../../state/app-info'
import { useBoot } from '../../state/boot-state'
import { enterExam } from '../../state/exam'
import { discardAttempt } from '../../state/discard'
import { RECENT, useRecentAttempts, type AttemptRow } from '../../state/history'
import { useHomeLists } from '../../state/home-lists'
import { AttemptDamaged } from '../../state/read-attempt'
import { useRoute } from '../../state/route'
import { changeSetting, useSettings } from '../../state/settings'
import { andWhy, inBackground, logged } from '../../state/trouble'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'
import { BackupNotice } from './backup-notice'
import { HistoryTable } from './history-table'
import { HomeTop } from './home-top'
import { PracticeTable } from './practice-table'
import { RecoveryNotice } from './recovery-notice'
import { ResumeCard } from './resume-card'
import { SecondCopyNotice } from './second-copy-notice'
import { ShowAll } from './show-all'

/* What home says of the candidate's work, above and below the way into an exam. */

const DamagedDialog = lazy(() => import('./damaged-dialog').then((module) => ({ default: module.DamagedDialog })))
const DiscardDialog = lazy(() => import('./discard-dialog').then((module) => ({ default: module.DiscardDialog })))

const EVERY = 1_000_000

/** What must be told, what is in progress, and what to do next. */
export function HomeAbove() {
  const { go } = useRoute()
  const boot = useBoot((state) => state.boot)
  const most = useHomeLists((state) => state.most) ?? RECENT
  const listed = useRecentAttempts(most)
  // Below reads the same list, and the way into an exam has other words while one is in progress.
  useLayoutEffect(() => useHomeLists.setState({ listed }), [listed])
  useLayoutEffect(() => () => useHomeLists.setState({ listed: undefined, most: null }), [])
  const [problem, setProblem] = useState<string | null>(null)
  const [toDiscard, setToDiscard] = useState<AttemptRow | null>(null)
  const [damaged, setDamaged] = useState<{ id: string; sentence: string } | null>(null)
  const noticeSeen = useSettings((state) => state.singleCopyNoticeSeen)
  const open = listed?.attempts.filter((one) => one.status === 'open') ?? []

  const resume = async (id: string) => {
    setProblem(null)
    try {
      await enterExam(id)
      go({ screen: 'exam' })
    } catch (error) {
      logged('Opening an exam', error)
      if (error instanceof AttemptDamaged) setDamaged({ id, sentence: error.message })
      else setProblem(`The exam could not be opened.${andWhy(error)} Nothing was changed.`)
    }
  }
  const discard = async (id: string) => {
    setToDiscard(null)
    setDamaged(null)
    setProblem(null)
    try {
      await discardAttempt(id)
    } catch (error) {
      logged('Discarding an exam', error)
      setProblem(`The exam could not be discarded.${andWhy(error)} It is as it was; try again.`)
    }
  }
  const damagedAttempt = open.find((one) => one.id === damaged?.id)

  return (
    <>
      {problem ? <Notice kind="bad">{problem}</Notice> : null}
      <BackupNotice />
      <SecondCopyNotice />
      {boot.status === 'ready' ? <RecoveryNotice recovery={boot.recovery} /> : null}
      {listed && listed.unreadable > 0 ? (
        <Notice kind="warn">{`${listed.unreadable} stored attempt${listed.unreadable === 1 ? ' is' : 's are'} damaged and cannot be shown. The data was left as it is.`}</Notice>
      ) : null}
      {isBrowserEdition && !noticeSeen ? (
        <Notice
          action={
            <Button onClick={() => inBackground('Changing a setting', changeSetting('singleCopyNoticeSeen', true))}>
              Understood
            </Button>
          }
        >
          This is the browser edition: your progress is kept in this browser only, without the second copy on disk that
          the desktop app writes. Clearing the browser&apos;s data deletes it.
        </Notice>
      ) : null}

      {open.length > 0 ? (
        <section className="home-section" aria-label="Exam in progress">
          {open.map((attempt) => (
            <ResumeCard
              key={attempt.id}
              attempt={attempt}
              onResume={() => inBackground('Opening an exam', resume(attempt.id))}
              onDiscard={() => setToDiscard(attempt)}
            />
          ))}
        </section>
      ) : null}

      <HomeTop attempts={listed?.attempts} onResume={(id) => inBackground('Opening an exam', resume(id))} />

      {toDiscard ? (
        <Suspense fallback={null}>
          <DiscardDialog
            practice={toDiscard.practice}
            onKeep={() => setToDiscard(null)}
            onDiscard={() => inBackground('Discarding an exam', discard(toDiscard.id))}
          />
        </Suspense>
      ) : null}
      {damaged && damagedAttempt ? (
        <Suspense fallback={null}>
          <DamagedDialog
            attempt={damagedAttempt}
            sentence={damaged.sentence}
            onLeave={() => setDamaged(null)}
            onDiscard={() => inBackground('Discarding an exam', discard(damaged.id))}
          />
        </Suspense>
      ) : null}
    </>
  )
}

/** What was done. */
export function HomeBelow() {
  const { go } = useRoute()
  const { listed } = useHomeLists()
  const ended = listed?.attempts.filter((one) => one.status === 'ended' && !one.practice) ?? []
  const practised = listed?.attempts.filter((one) => one.status === 'ended' && one.practice) ?? []
  const loadEvery = () => useHomeLists.setState({ most: EVERY })
  return (
    <>
      <section className="home-section">
        <h2>Your exams</h2>
        {listed === undefined ? null : (
          <ShowAll entries={ended} more={listed.more > 0} onLoad={loadEvery}>
            {(shown) => (
              <HistoryTable
                attempts={shown}
                leftOut={listed.leftOut}
                onOpen={(id) => go({ screen: 'report', attemptId: id })}
              />
            )}
          </ShowAll>
        )}
      </section>

      {practised.length > 0 ? (
        <section className="home-section">
          <h2>Your practice</h2>
          <ShowAll entries={practised} more={listed!.more > 0} onLoad={loadEvery}>
            {(shown) => (
              <PracticeTable
                attempts={shown}
                leftOut={listed!.leftOut}
                onOpen={(id) => go({ screen: 'report', attemptId: id })}
              />
            )}
          </ShowAll>
        </section>
      ) : null}
    </>
  )
}
