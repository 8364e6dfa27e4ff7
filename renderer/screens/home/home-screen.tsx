import { lazy, Suspense, type ReactNode } from 'react'
import { bankFacts } from '../../state/app-info'
import { pageBankFacts } from '../../state/bank-facts'
import { useReady } from '../../state/boot-state'
import { useHomeLists } from '../../state/home-lists'
import { usePlaces } from '../../state/places'
import { useRoute } from '../../state/route'
import { Button } from '../../ui/button'
import { Page } from '../../ui/page'
import { HomeTopPlace } from './home-top-place'
import { ThemeSwitch } from './theme-switch'
import './home-screen.css'

/**
 * What home says of the candidate's work. A chunk of its own, and not fetched before home is painted: it needs the
 * storage, which is not open then.
 */
export const loadHomeWork = () => import('./home-work')
const HomeAbove = lazy(() => loadHomeWork().then((module) => ({ default: module.HomeAbove })))
const HomeBelow = lazy(() => loadHomeWork().then((module) => ({ default: module.HomeBelow })))

/**
 * What to do next, where the candidate stands, the way into an exam, and what was done. The frame and the way into an
 * exam are drawn at once and stay as they are when the rest comes around them.
 */
export function HomeScreen() {
  const { go, show } = useRoute()
  const places = usePlaces('home')
  const ready = useReady()
  const inProgress = useHomeLists(({ listed }) => listed?.attempts.some((one) => one.status === 'open') ?? false)
  const facts = ready ? bankFacts() : pageBankFacts()
  return (
    <Page places={places} actions={<ThemeSwitch />}>
      <h1 className="visually-hidden">Home</h1>
      <WhenReady ready={ready} before={<HomeTopPlace />}>
        <HomeAbove />
      </WhenReady>

      <section className="home-start">
        <div className="home-start-text">
          <h2>{inProgress ? 'Or take another exam' : 'Rehearse the whole appointment'}</h2>
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

      <WhenReady ready={ready} before={<HomeBelowPlace />}>
        <HomeBelow />
      </WhenReady>

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
    </Page>
  )
}

function WhenReady({ ready, before, children }: { ready: boolean; before: ReactNode; children: ReactNode }) {
  return <Suspense fallback={before}>{ready ? children : before}</Suspense>
}

/** The heading of the list that comes a moment later. */
const HomeBelowPlace = () => (
  <section className="home-section" aria-busy="true">
    <h2>Your exams</h2>
  </section>
)
