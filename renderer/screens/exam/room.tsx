import { useEffect, useState } from 'react'
import { isGiven } from '../../engine/answer'
import { labelsOf } from '../../engine/labels'
import { currentScreen, isUntimed, neighbour, openScreens, type Session } from '../../engine/session'
import { dispatch } from '../../state/exam'
import { saveAndLeave } from '../../state/leave'
import { useKeys } from '../../keys/use-keys'
import { AccessLabel, Button, KeyButton } from '../../ui/button'
import { Icon } from '../../ui/icon'
import { useTold } from '../../ui/use-told'
import { AppearanceMenus } from './appearance-menus'
import { focusVerdict } from './checked-answer'
import { CalculatorWindow } from './calculator-window'
import { CommentDialog } from './comment-dialog'
import { EndConfirm } from './end-confirm'
import { FlagButton } from './flag-button'
import { Frame } from './frame'
import { SELECT_FIRST, toggleHighlight } from './highlighting'
import { ItemCount } from './item-count'
import { Navigator } from './navigator'
import { useNextGuard } from './next-guard'
import { Noteboard, PaperBoard } from './noteboard'
import { usePracticeKeys } from './practice-words'
import { QuestionBody } from './question-body'
import { SavedState } from './saved-state'
import { TimeWarning } from './time-warning'
import { BreakDialog } from './break-dialog'
import { Tools, type Tool } from './tools'
import { inBackground } from '../../state/trouble'

type Dialog = 'navigator' | 'end' | 'comment' | 'break' | 'noteboard' | null

/** A question with its bars. */
export function Room({ session }: { session: Session }) {
  const [dialog, setDialog] = useState<Dialog>(null)
  const [calculator, setCalculator] = useState(false)
  const [board, setBoard] = useState(false)
  const screen = currentScreen(session)!
  const listed = openScreens(session)
  const guard = useNextGuard(session, screen, () =>
    inBackground('Carrying out an action in the exam', dispatch({ type: 'next' })),
  )
  const labels = labelsOf(session.head.preset)
  const inReview = session.phase.name === 'question' && session.phase.walk !== null
  const flagged = session.flags.has(screen.id)
  const forwardOnly = session.head.preset.navigation === 'forward-only'
  const hasPrevious = !forwardOnly && neighbour(session, -1) !== undefined

  const previous = hasPrevious
    ? () => inBackground('Carrying out an action in the exam', dispatch({ type: 'previous' }))
    : undefined
  const toggleFlag = () => inBackground('Carrying out an action in the exam', dispatch({ type: 'flag', on: !flagged }))
  const openNavigator = () => setDialog('navigator')
  const paper = session.head.preset.noteboard === 'paper'
  const openTool = (tool: Tool) => {
    if (tool === 'calculator') setCalculator(!calculator)
    else if (tool === 'noteboard' && !paper) setBoard(!board)
    else setDialog(tool)
  }
  const tutor = session.head.practice?.mode === 'tutor'
  const checked = session.checked.has(screen.id)
  // Whether there is an answer is not asked here: it may still be on its way to the disk.
  const check =
    tutor && !checked
      ? () =>
          inBackground(
            'Carrying out an action in the exam',
            dispatch({ type: 'check' }).then((refusal) =>
              refusal === null ? requestAnimationFrame(focusVerdict) : undefined,
            ),
          )
      : undefined
  const { told, tell } = useTold('tool-told')
  const highlight = () => {
    if (!toggleHighlight(session)) tell(SELECT_FIRST)
  }
  const untimed = isUntimed(session.head)
  const openReview = () => inBackground('Carrying out an action in the exam', dispatch({ type: 'open-review' }))
  // The tools and the flag are no push buttons, so their keys are named here.
  useKeys({
    flag: toggleFlag,
    calculator: () => openTool('calculator'),
    comment: () => openTool('comment'),
    highlight,
    noteboard: () => openTool('noteboard'),
    // By key also while the answer is on its way to the disk, when the button waits.
    check,
  })
  usePracticeKeys(session, screen, { check, next: guard.next, previous })
  // As in a test center the calculator closes when the question changes.
  useEffect(() => setCalculator(false), [screen.id])

  return (
    <Frame
      session={session}
      counter={<ItemCount position={listed.indexOf(screen) + 1} total={listed.length} />}
      toolbar={
        <>
          <SavedState />
          <Tools
            session={session}
            screen={screen}
            open={[...(calculator ? (['calculator'] as const) : []), ...(board ? (['noteboard'] as const) : [])]}
            onOpen={openTool}
            onHighlight={highlight}
          />
          {told}
          <AppearanceMenus />
          <FlagButton flagged={flagged} label={labels.flag} onToggle={toggleFlag} />
        </>
      }
      footer={
        <>
          <KeyButton command="end" look="bar" onClick={() => setDialog('end')}>
            {labels.endExam}
          </KeyButton>
          {inReview ? (
            <KeyButton command="review-screen" look="bar" onClick={openReview}>
              Review Screen
            </KeyButton>
          ) : null}
          {untimed ? null : (
            <KeyButton command="break" look="bar" onClick={() => setDialog('break')}>
              {labels.break}
            </KeyButton>
          )}
          <Button
            look="bar"
            icon={<Icon name="leave" />}
            onClick={() => inBackground('Leaving the exam', saveAndLeave())}
          >
            Save and leave
          </Button>
          <span className="frame-footer-gap" />
          {tutor ? (
            <Button
              look="bar"
              icon={<Icon name="check" />}
              disabled={checked || !isGiven(session.answers.get(screen.id))}
              onClick={check}
            >
              <AccessLabel text="Check answer" command="check" />
            </Button>
          ) : null}
          <KeyButton command="previous" look="bar" icon={<Icon name="left" />} disabled={!previous} onClick={previous}>
            {labels.previous}
          </KeyButton>
          <KeyButton command="next" look="bar" endIcon={<Icon name="right" />} onClick={guard.next}>
            {labels.next}
          </KeyButton>
          <KeyButton command="navigator" look="bar" icon={<Icon name="list" />} onClick={openNavigator}>
            {labels.navigator}
          </KeyButton>
        </>
      }
    >
      <QuestionBody session={session} screen={screen} />
      {calculator ? <CalculatorWindow onClose={() => setCalculator(false)} /> : null}
      {guard.dialog}
      {board ? <Noteboard stored={session.board} onClose={() => setBoard(false)} /> : null}
      {dialog === 'noteboard' ? <PaperBoard onClose={() => setDialog(null)} /> : null}
      {dialog === 'comment' ? (
        <CommentDialog
          key={screen.id}
          screen={screen.id}
          given={session.comments.get(screen.id) ?? ''}
          onClose={() => setDialog(null)}
        />
      ) : null}
      {dialog === 'navigator' ? <Navigator session={session} onClose={() => setDialog(null)} /> : null}
      {dialog === 'break' ? <BreakDialog session={session} onClose={() => setDialog(null)} /> : null}
      {dialog === 'end' ? <EndConfirm session={session} onClose={() => setDialog(null)} /> : null}
      <TimeWarning />
    </Frame>
  )
}
