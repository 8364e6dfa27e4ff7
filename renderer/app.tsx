import { Component, lazy, Suspense, useEffect, useLayoutEffect, useMemo, useRef, type ReactNode } from 'react'
import { KeyLayer, useLaidLayer } from './keys/layers'
import { setSingleKeys } from './keys/use-keys'
import { BookLinksContext, type BookLinks } from './question/book-links-context'
import { HomeScreen } from './screens/home/home-screen'
import { useBoot, useReady, whenHomeIsDrawn } from './state/boot-state'
import { ensureLinkable, officialTitle, useLinkable } from './state/books/linkable'
import { prefersDark, showTheme } from './state/kept-theme'
import { useRoute, type Overlay, type Route } from './state/route'
import { useSettings } from './state/settings-shown'
import { inPassing, logged, unexpected } from './state/trouble'

/*
 * Only the frame of home is in the first chunk, without storage and schemas; the rest is fetched when home is painted or
 * the app is idle, long before it is needed.
 */
const loadTrouble = () => import('./screens/trouble/trouble-screens')
const BrokenScreen = lazy(() => loadTrouble().then((module) => ({ default: module.BrokenScreen })))
const RecoveryScreen = lazy(() => loadTrouble().then((module) => ({ default: module.RecoveryScreen })))
const TroubleNotice = lazy(() => loadTrouble().then((module) => ({ default: module.TroubleNotice })))
const loadSetup = () => import('./screens/setup/setup-screen')
const loadExam = () => import('./screens/exam/exam-screen')
const loadPractice = () => import('./screens/practice/practice-screen')
const loadDrills = () => import('./screens/drills/drills-screen')
const loadReport = () => import('./screens/report/report-screen')
const loadCardsScreen = () => import('./screens/cards/cards-screen')
const loadReview = () => import('./screens/review/review-screen')
const loadReplay = () => import('./screens/replay/replay-screen')
const loadSettings = () => import('./screens/settings/settings-screen')
/* The code books are fetched when they are asked for: nobody waits for them at the start. */
const loadCodeBooks = () => import('./screens/code-books/code-books-screen')
const loadProgress = () => import('./screens/progress/progress-screen')
const SetupScreen = lazy(() => loadSetup().then((module) => ({ default: module.SetupScreen })))
const ExamScreen = lazy(() => loadExam().then((module) => ({ default: module.ExamScreen })))
const ReportScreen = lazy(() => loadReport().then((module) => ({ default: module.ReportScreen })))
const ReviewScreen = lazy(() => loadReview().then((module) => ({ default: module.ReviewScreen })))
const ProgressScreen = lazy(() => loadProgress().then((module) => ({ default: module.ProgressScreen })))
const CardsScreen = lazy(() => loadCardsScreen().then((module) => ({ default: module.CardsScreen })))
const PracticeScreen = lazy(() => loadPractice().then((module) => ({ default: module.PracticeScreen })))
const DrillsScreen = lazy(() => loadDrills().then((module) => ({ default: module.DrillsScreen })))
const ReplayScreen = lazy(() => loadReplay().then((module) => ({ default: module.ReplayScreen })))
const SettingsScreen = lazy(() => loadSettings().then((module) => ({ default: module.SettingsScreen })))
const CodeBooksScreen = lazy(() => loadCodeBooks().then((module) => ({ default: module.CodeBooksScreen })))
const AttemptChanges = lazy(() =>
  import('./screens/attempts/attempt-changes').then((module) => ({ default: module.AttemptChanges })),
)
const AboutDialog = lazy(() =>
  import('./screens/about/about-dialog').then((module) => ({ default: module.AboutDialog })),
)
const LicensesDialog = lazy(() =>
  import('./screens/about/licenses-dialog').then((module) => ({ default: module.LicensesDialog })),
)
const ShortcutsDialog = lazy(() =>
  import('./screens/about/shortcuts-dialog').then((module) => ({ default: module.ShortcutsDialog })),
)

export function App() {
  useTheme()
  const singleKeys = useSettings((state) => state.singleKeys)
  useEffect(() => setSingleKeys(singleKeys), [singleKeys])
  useEffect(() => {
    performance.mark('listening')
    whenHomeIsDrawn(() =>
      // Fetched again when it is needed; only then it is missed.
      inPassing(
        'Fetching the screens ahead',
        Promise.all([
          loadSetup(),
          loadExam(),
          loadReport(),
          loadReview(),
          loadReplay(),
          loadPractice(),
          loadCardsScreen(),
          loadProgress(),
          loadSettings(),
        ]),
      ),
    )
  }, [])
  const boot = useBoot((state) => state.boot)
  if (boot.status === 'stopped')
    return (
      <Suspense fallback={null}>
        <RecoveryScreen stop={boot.stop} />
      </Suspense>
    )
  return (
    <>
      <UnderAside>
        <BoundedScreen />
      </UnderAside>
      {boot.status === 'ready' ? (
        <>
          <BoundedOverlay />
          <Suspense fallback={null}>
            <TroubleNotice />
          </Suspense>
        </>
      ) : null}
    </>
  )
}

/** A screen over which the code books can be laid: it stays as it is, out of reach until they are put away. */
function UnderAside({ children }: { children: ReactNode }) {
  const aside = useRoute((state) => state.aside)
  const before = useRef<Element | null>(null)
  useLayoutEffect(() => {
    if (aside) before.current ??= document.activeElement
    else if (before.current instanceof HTMLElement && before.current.isConnected) {
      before.current.focus()
      before.current = null
    }
  }, [aside])
  return (
    <>
      <div className="under-aside" inert={aside !== null}>
        <StudyLinks>{children}</StudyLinks>
      </div>
      {aside ? (
        <AsideLayer>
          <Boundary
            instead={(error) => (
              <Suspense fallback={null}>
                <BrokenScreen screen="code-books" error={error} />
              </Suspense>
            )}
          >
            <Suspense fallback={null}>
              <CodeBooksScreen aside={aside} />
            </Suspense>
          </Boundary>
        </AsideLayer>
      ) : null}
    </>
  )
}

/** Outside of an exam, codes and sources lead into the code books, which are laid over the question. */
function StudyLinks({ children }: { children: ReactNode }) {
  const screen = useRoute((state) => state.route.screen)
  const lay = useRoute((state) => state.lay)
  const books = useLinkable((state) => state.books)
  const studies = screen === 'review' || screen === 'cards' || screen === 'report' || screen === 'drills'
  useEffect(() => {
    if (studies) ensureLinkable()
  }, [studies])
  const links = useMemo<BookLinks>(
    () => ({
      has: (book) => books.has(book),
      titleOf: officialTitle,
      open: (place, citation) => lay({ place, citation, back: BACK[screen] ?? 'Back to the question' }),
    }),
    [books, lay, screen],
  )
  return <BookLinksContext value={studies ? links : null}>{children}</BookLinksContext>
}
const BACK: Partial<Record<Route['screen'], string>> = {
  cards: 'Back to the card',
  report: 'Back to the report',
  drills: 'Back to the drills',
}

function AsideLayer({ children }: { children: ReactNode }) {
  const layer = useLaidLayer()
  return (
    <KeyLayer value={layer}>
      <div className="aside">{children}</div>
    </KeyLayer>
  )
}

/** An error in one screen stays in it; the next screen begins whole. */
function BoundedScreen() {
  const route = useRoute((state) => state.route)
  return (
    <Boundary
      key={'attemptId' in route ? `${route.screen} ${route.attemptId}` : route.screen}
      instead={(error) => (
        <Suspense fallback={null}>
          <BrokenScreen screen={route.screen} error={error} />
        </Suspense>
      )}
    >
      <Suspense fallback={null}>
        <CurrentScreen />
      </Suspense>
    </Boundary>
  )
}

/** A dialog that breaks goes, and the screen below it stays. */
function BoundedOverlay() {
  const overlay = useRoute((state) => state.overlay)
  return (
    <>
      <Boundary key={overlay ?? 'none'} instead={() => null} onBroken={dialogBroke}>
        <CurrentOverlay />
      </Boundary>
      <Boundary instead={() => null} onBroken={dialogBroke}>
        <Suspense fallback={null}>
          <AttemptChanges />
        </Suspense>
      </Boundary>
    </>
  )
}

/** Nothing stands in its place, so it is told; the dialog can be asked for again. */
function dialogBroke(error: unknown): void {
  unexpected('Showing a dialog', error)
  useRoute.getState().show(null)
}

function CurrentScreen() {
  const route = useRoute((state) => state.route)
  const ready = useReady()
  if (!ready && route.screen !== 'home') return <div className="starting" aria-busy="true" />
  switch (route.screen) {
    case 'home':
      return <HomeScreen />
    case 'setup':
      return <SetupScreen />
    case 'exam':
      return <ExamScreen />
    case 'practice':
      return <PracticeScreen request={route.request} />
    case 'drills':
      return <DrillsScreen />
    case 'report':
      return <ReportScreen attemptId={route.attemptId} />
    case 'review':
      return <ReviewScreen asked={route.query} />
    case 'progress':
      return <ProgressScreen />
    case 'cards':
      return <CardsScreen />
    case 'replay':
      return <ReplayScreen attemptId={route.attemptId} />
    case 'code-books':
      return <CodeBooksScreen asked={route.place} page={route.page} />
    case 'settings':
      return <SettingsScreen />
  }
}

const overlays: Readonly<Record<NonNullable<Overlay>, () => ReactNode>> = {
  about: () => <AboutDialog />,
  licenses: () => <LicensesDialog />,
  shortcuts: () => <ShortcutsDialog />,
}

function CurrentOverlay() {
  const overlay = useRoute((state) => state.overlay)
  if (overlay === null) return null
  return <Suspense fallback={null}>{overlays[overlay]()}</Suspense>
}

/** Puts the chosen theme, or the system's, on the root element. */
function useTheme() {
  const theme = useSettings((state) => state.theme)
  useEffect(() => {
    const dark = prefersDark()
    const show = () => showTheme(theme)
    show()
    dark.addEventListener('change', show)
    return () => dark.removeEventListener('change', show)
  }, [theme])
}

/** Shows something else in the place of what threw an error while it was drawn, and tells the log. */
class Boundary extends Component<
  { children: ReactNode; instead: (error: unknown) => ReactNode; onBroken?: (error: unknown) => void },
  { broken: { error: unknown } | null }
> {
  override state: { broken: { error: unknown } | null } = { broken: null }
  static getDerivedStateFromError(error: unknown) {
    return { broken: { error } }
  }
  override componentDidCatch(error: unknown) {
    if (this.props.onBroken) this.props.onBroken(error)
    else logged('Drawing a screen', error)
  }
  override render() {
    return this.state.broken === null ? this.props.children : this.props.instead(this.state.broken.error)
  }
}
