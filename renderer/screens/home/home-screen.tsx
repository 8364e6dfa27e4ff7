import { lazy, Suspense, useState } from 'react'
import { bankFacts, isBrowserEdition } from '../../state/app-info'
import { useBoot } from '../../state/boot'
import { enterExam } from '../../state/exam'
import { discardAttempt } from '../../state/discard'
import { RECENT, useRecentAttempts, type AttemptRow } from '../../state/history'
import { usePlaces } from '../../state/places'
import { AttemptDamaged } from '../../state/read-attempt'
import { useRoute } from '../../state/route'
import { changeSetting, useSettings } from '../../state/settings'
import { andWhy, inBackground, logged } from '../../state/trouble'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'
import { Page } from '../../ui/page'
import { BackupNotice } from './backup-notice'
import { HistoryTable } from './history-table'
import { HomeTopPlace } from './home-top-place'
import { PracticeTable } from './practice-table'
import { SecondCopyNotice } from './second-copy-notice'
import { RecoveryNotice } from './recovery-notice'
import { ResumeCard } from './resume-card'
import { ShowAll } from './show-all'
import { ThemeSwitch } from './theme-switch'
import './home-screen.css'

// Fetched while the database opens, not when home is drawn.
const loadingTop = import('./home-top')
const HomeTop = lazy(() => loadingTop.then((module) => ({ default: module.HomeTop })))
const DamagedDialog = lazy(() => import('./damaged-dialog').then((module) => ({ default: module.DamagedDialog })))
const DiscardDialog = lazy(() => import('./discard-dialog').then((module) => ({ default: module.DiscardDialog })))

const EVERY = 1_000_000

/** What to do next, where the candidate stands, the way into an exam, and what was done. */
export function HomeScreen() {
  const { go, show } = useRoute()
  const places = usePlaces('home')
  const boot = useBoot((state) => state.boot)
  const [most, setMost] = useState(RECENT)
  const listed = useRecentAttempts(most)
  const [problem, setProblem] = useState<string | null>(null)
  const [toDiscard, setToDiscard] = useState<AttemptRow | null>(null)
  const [damaged, setDamaged] = useState<{ id: string; sentence: string } | null>(null)
  const noticeSeen = useSettings((state) => state.singleCopyNoticeSeen)
  const open = listed?.attempts.filter((one) => one.status === 'open') ?? []
  const ended = listed?.attempts.filter((one) => one.status === 'ended' && !one.practice) ?? []
  const practised = listed?.attempts.filter((one) => one.status === 'ended' && one.practice) ?? []
  const facts = bankFacts()

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
    <Page places={places} actions={<ThemeSwitch />}>
      <h1 className="visually-hidden">Home</h1>
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

      <Suspense fallback={<HomeTopPlace />}>
        <HomeTop attempts={listed?.attempts} onResume={(id) => inBackground('Opening an exam', resume(id))} />
      </Suspense>

      <section className="home-start">
        <div className="home-start-text">
          <h2>{open.length > 0 ? 'Or take another exam' : 'Rehearse the whole appointment'}</h2>
          <p className="muted">
            A four-hour form from {facts.items} items and {facts.scenarios} record scenarios, written to the{' '}
            {facts.codeSets}. Every answer is saved the moment you give it.
          </p>
        </div>
        <div className="home-start-buttons">
          <Button onClick={() => go({ screen: 'practice' })}>Practice</Button>
          <Button onClick={() => go({ screen: 'setup' })}>Start an exam</Button>
        </div>
      </section>

      <section className="home-section">
        <h2>Your exams</h2>
        {listed === undefined ? null : (
          <ShowAll entries={ended} more={listed.more > 0} onLoad={() => setMost(EVERY)}>
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
          <ShowAll entries={practised} more={listed!.more > 0} onLoad={() => setMost(EVERY)}>
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

      <footer className="home-footer">
        <p className="muted">
          Not affiliated with or endorsed by AHIMA or Pearson VUE. Scores are estimates. CPT is a trademark of the
          American Medical Association.
        </p>
        <div className="home-footer-links">
          <Button look="quiet" onClick={() => show('shortcuts')}>
            Keyboard shortcuts
          </Button>
          <Button look="quiet" onClick={() => show('about')}>
            About
          </Button>
        </div>
      </footer>

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
    </Page>
  )
}
