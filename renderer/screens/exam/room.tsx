import { useEffect, useState } from 'react'
import { isGiven } from '../../engine/answer'
import { labelsOf } from '../../engine/labels'
import { currentScreen, isUntimed, neighbour, type Session } from '../../engine/session'
import { dispatch, useExam } from '../../state/exam'
import { saveAndLeave } from '../../state/leave'
import { useAltKeys } from '../../ui/alt-keys'
import { AccessLabel, Button } from '../../ui/button'
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

type Dialog = 'navigator' | 'end' | 'comment' | 'break' | 'noteboard' | null

/** A question with its bars. */
export function Room({ session }: { session: Session }) {
  const [dialog, setDialog] = useState<Dialog>(null)
  const [calculator, setCalculator] = useState(false)
  const [board, setBoard] = useState(false)
  const screen = currentScreen(session)!
  const guard = useNextGuard(session, screen, () => void dispatch({ type: 'next' }))
  const covered =
    useExam((state) => state.warning !== null || state.failure !== null) || dialog !== null || guard.asking
  const labels = labelsOf(session.head.preset)
  const inReview = session.phase.name === 'question' && session.phase.walk !== null
  const flagged = session.flags.has(screen.id)
  const forwardOnly = session.head.preset.navigation === 'forward-only'
  const hasPrevious = !forwardOnly && neighbour(session, -1) !== undefined

  const previous = hasPrevious ? () => void dispatch({ type: 'previous' }) : undefined
  const toggleFlag = () => void dispatch({ type: 'flag', on: !flagged })
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
          void dispatch({ type: 'check' }).then((refusal) =>
            refusal === null ? requestAnimationFrame(focusVerdict) : undefined,
          )
      : undefined
  const { told, tell } = useTold('tool-told')
  const highlight = () => {
    if (!toggleHighlight(session)) tell(SELECT_FIRST)
  }
  const untimed = isUntimed(session.head)
  const openReview = () => void dispatch({ type: 'open-review' })
  useAltKeys(
    {
      n: guard.next,
      p: previous,
      f: toggleFlag,
      v: openNavigator,
      e: () => setDialog('end'),
      r: inReview ? openReview : undefined,
      c: () => openTool('calculator'),
      m: () => openTool('comment'),
      h: highlight,
      o: () => openTool('noteboard'),
      a: check,
      b: untimed ? undefined : () => setDialog('break'),
    },
    !covered,
  )
  usePracticeKeys(session, screen, { check, next: guard.next, previous }, !covered)
  // As in a test center the calculator closes when the question changes.
  useEffect(() => setCalculator(false), [screen.id])

  return (
    <Frame
      session={session}
      counter={<ItemCount position={session.indexOf.get(screen.id)! + 1} total={session.screens.length} />}
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
          <Button look="bar" onClick={() => setDialog('end')}>
            <AccessLabel text={labels.endExam} letter="e" />
          </Button>
          {inReview ? (
            <Button look="bar" onClick={openReview}>
              <AccessLabel text="Review Screen" letter="r" />
            </Button>
          ) : null}
          {untimed ? null : (
            <Button look="bar" onClick={() => setDialog('break')}>
              <AccessLabel text={labels.break} letter="b" />
            </Button>
          )}
          <Button look="bar" icon={<Icon name="leave" />} onClick={() => void saveAndLeave()}>
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
              <AccessLabel text="Check answer" letter="a" />
            </Button>
          ) : null}
          <Button look="bar" icon={<Icon name="left" />} disabled={!previous} onClick={previous}>
            <AccessLabel text={labels.previous} letter="p" />
          </Button>
          <Button look="bar" endIcon={<Icon name="right" />} onClick={guard.next}>
            <AccessLabel text={labels.next} letter="n" />
          </Button>
          <Button look="bar" icon={<Icon name="list" />} onClick={openNavigator}>
            <AccessLabel text={labels.navigator} letter="v" />
          </Button>
        </>
      }
    >
      <QuestionBody session={session} screen={screen} keysOn={!covered} />
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
