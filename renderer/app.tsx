import { Component, lazy, Suspense, useEffect, type ReactNode } from 'react'
import { setSingleKeys } from './keys/use-keys'
import { HomeScreen } from './screens/home/home-screen'
import { Stopped } from './ui/stopped'
import { useBoot, whenHomeIsDrawn } from './state/boot'
import { useRoute } from './state/route'
import { useSettings } from './state/settings'

/* Only home is in the first chunk; the rest is fetched when the app is idle, long before it is needed. */
const loadSetup = () => import('./screens/setup/setup-screen')
const loadExam = () => import('./screens/exam/exam-screen')
const loadPractice = () => import('./screens/practice/practice-screen')
const loadReport = () => import('./screens/report/report-screen')
const loadCardsScreen = () => import('./screens/cards/cards-screen')
const loadReview = () => import('./screens/review/review-screen')
const loadReplay = () => import('./screens/replay/replay-screen')
const loadSettings = () => import('./screens/settings/settings-screen')
const loadProgress = () => import('./screens/progress/progress-screen')
const SetupScreen = lazy(() => loadSetup().then((module) => ({ default: module.SetupScreen })))
const ExamScreen = lazy(() => loadExam().then((module) => ({ default: module.ExamScreen })))
const ReportScreen = lazy(() => loadReport().then((module) => ({ default: module.ReportScreen })))
const ReviewScreen = lazy(() => loadReview().then((module) => ({ default: module.ReviewScreen })))
const ProgressScreen = lazy(() => loadProgress().then((module) => ({ default: module.ProgressScreen })))
const CardsScreen = lazy(() => loadCardsScreen().then((module) => ({ default: module.CardsScreen })))
const PracticeScreen = lazy(() => loadPractice().then((module) => ({ default: module.PracticeScreen })))
const ReplayScreen = lazy(() => loadReplay().then((module) => ({ default: module.ReplayScreen })))
const SettingsScreen = lazy(() => loadSettings().then((module) => ({ default: module.SettingsScreen })))
const AttemptChanges = lazy(() =>
  import('./screens/attempts/attempt-changes').then((module) => ({ default: module.AttemptChanges })),
)
const AboutDialog = lazy(() =>
  import('./screens/about/about-dialog').then((module) => ({ default: module.AboutDialog })),
)
const ShortcutsDialog = lazy(() =>
  import('./screens/about/shortcuts-dialog').then((module) => ({ default: module.ShortcutsDialog })),
)

export function App() {
  useTheme()
  const singleKeys = useSettings((state) => state.singleKeys)
  useEffect(() => setSingleKeys(singleKeys), [singleKeys])
  useEffect(() => {
    whenHomeIsDrawn(
      () =>
        void Promise.all([
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
    )
  }, [])
  const boot = useBoot((state) => state.boot)
  if (boot.status === 'starting') return <div className="starting" aria-busy="true" />
  if (boot.status === 'stopped') return <Stopped title={boot.title} sentence={boot.sentence} />
  return (
    <Boundary>
      <Suspense fallback={null}>
        <CurrentScreen />
      </Suspense>
      <CurrentOverlay />
      <Suspense fallback={null}>
        <AttemptChanges />
      </Suspense>
    </Boundary>
  )
}

function CurrentScreen() {
  const route = useRoute((state) => state.route)
  switch (route.screen) {
    case 'home':
      return <HomeScreen />
    case 'setup':
      return <SetupScreen />
    case 'exam':
      return <ExamScreen />
    case 'practice':
      return <PracticeScreen request={route.request} />
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
    case 'settings':
      return <SettingsScreen />
  }
}

function CurrentOverlay() {
  const overlay = useRoute((state) => state.overlay)
  if (overlay === null) return null
  return <Suspense fallback={null}>{overlay === 'about' ? <AboutDialog /> : <ShortcutsDialog />}</Suspense>
}

/** Puts the chosen theme, or the system's, on the root element. */
function useTheme() {
  const theme = useSettings((state) => state.theme)
  useEffect(() => {
    const dark = window.matchMedia('(prefers-color-scheme: dark)')
    const show = () => {
      document.documentElement.dataset.theme = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme
    }
    show()
    dark.addEventListener('change', show)
    return () => dark.removeEventListener('change', show)
  }, [theme])
}

/** An error of ours: says so, and that answers are safe, instead of a blank window. */
class Boundary extends Component<{ children: ReactNode }, { message: string | null }> {
  override state: { message: string | null } = { message: null }
  static getDerivedStateFromError(error: unknown) {
    return { message: error instanceof Error ? error.message : String(error) }
  }
  override render() {
    if (this.state.message === null) return this.props.children
    return (
      <Stopped
        title="Something went wrong in the app"
        sentence={`Your answers are saved. Reload to go on: an exam in progress can be resumed at the same question. (${this.state.message})`}
        action={{ label: 'Reload', run: () => window.location.reload() }}
      />
    )
  }
}
