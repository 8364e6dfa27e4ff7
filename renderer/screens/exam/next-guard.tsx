import { useEffect, useEffectEvent, useState } from 'react'
import { keysOf, selectedOf } from '../../engine/answer'
import { choiceOf, type Screen } from '../../engine/form'
import { currentScreen, type Session } from '../../engine/session'
import { caughtUp } from '../../state/exam'
import { KeyButton } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { counted } from '../../ui/format'
import { MessageDialog } from './message-dialog'
import { inBackground } from '../../state/trouble'

/*
 * What Next asks before it goes on: that a long question has been seen to its end, and that as many codes or options are
 * selected as the question wants. Previous and Navigator ask nothing.
 */

type Count = { chosen: number; wanted: number; noun: 'code' | 'option' }
type Asked = { kind: 'scroll' } | ({ kind: 'count' } & Count) | null

/** Ends that were seen, as `attempt:screen`: kept while the app is open, so that the review screen or a break asks nothing again. */
const seenEnds = new Set<string>()

/** Guards Next on a screen. `next` asks or goes on; `dialog` goes into the room. */
export function useNextGuard(session: Session, screen: Screen, goOn: () => void) {
  const [asked, setAsked] = useState<Asked>(null)
  const end = `${session.head.id}:${screen.id}`
  useEndSeen(screen.id, () => seenEnds.add(end))
  useEffect(() => setAsked(null), [screen.id])
  const next = () => {
    if (session.head.preset.scrollToEnd && !seenEnds.has(end) && !endInSight()) return setAsked({ kind: 'scroll' })
    if (!picksMany(session, screen) || session.checked.has(screen.id)) return goOn()
    // What was selected a moment ago may still be on its way to the disk: it counts.
    inBackground(
      'Carrying out an action in the exam',
      caughtUp().then((now) => {
        if (!now || currentScreen(now)?.id !== screen.id) return
        const off = countOff(now, screen)
        if (off) setAsked(off)
        else goOn()
      }),
    )
  }
  const close = () => setAsked(null)
  const pass = () => {
    close()
    goOn()
  }
  const dialog =
    asked === null ? null : asked.kind === 'scroll' ? (
      <ScrollFirst onClose={close} />
    ) : (
      <CountOff {...asked} onBack={close} onContinue={pass} />
    )
  return { next, dialog }
}

/** How many a screen asks for. */
const wantedOf = (screen: Screen): number =>
  screen.kind === 'codes' ? screen.task.key.length : keysOf(choiceOf(screen)).length

function picksMany(session: Session, screen: Screen): boolean {
  if (screen.kind !== 'codes') return wantedOf(screen) > 1
  return screen.task.kind !== 'principal' && session.head.answerStyle === 'pick'
}

function countOff(session: Session, screen: Screen): Asked {
  const given = session.answers.get(screen.id)
  const chosen = given?.kind === 'codes' ? given.lines.length : selectedOf(given).length
  const wanted = wantedOf(screen)
  if (chosen === 0 || chosen === wanted) return null
  return { kind: 'count', chosen, wanted, noun: screen.kind === 'codes' ? 'code' : 'option' }
}

/** The scrolling box of the question itself; the record beside it is the candidate's to read or not. */
const questionBox = () => document.querySelector<HTMLElement>('.question[data-screen]')

/** In a small window the room scrolls as a whole, not the question in it. */
const scrollerOf = (box: HTMLElement): HTMLElement =>
  getComputedStyle(box).overflowY === 'visible' ? (box.closest<HTMLElement>('.frame') ?? box) : box

/** Nothing of the question is below the edge of what scrolls; the empty space under it does not count. */
function endInSight(): boolean {
  const box = questionBox()
  if (!box) return true
  const blank = Number.parseFloat(getComputedStyle(box).paddingBottom) || 0
  const end = box.getBoundingClientRect().top - box.scrollTop + box.scrollHeight - blank
  return end <= scrollerOf(box).getBoundingClientRect().bottom + 2
}

/** Calls the `onSeen` that belongs to the screen when the end of the question is in sight: at once where it fits, else when it has been scrolled to. */
function useEndSeen(screen: string, onSeen: () => void) {
  const seen = useEffectEvent(onSeen)
  useEffect(() => {
    const box = questionBox()
    if (!box) return
    const look = () => {
      if (endInSight()) seen()
    }
    // After layout, when the box has its size.
    const frame = requestAnimationFrame(look)
    // Scrolling does not bubble, but it can be caught on its way to whatever scrolls.
    document.addEventListener('scroll', look, true)
    window.addEventListener('keydown', scrollByKey)
    return () => {
      cancelAnimationFrame(frame)
      document.removeEventListener('scroll', look, true)
      window.removeEventListener('keydown', scrollByKey)
    }
  }, [screen])
}

/** Page Down and Page Up scroll the question from the bars too, where nothing else would scroll. */
function scrollByKey(event: KeyboardEvent) {
  const step = { PageDown: 1, PageUp: -1 }[event.key]
  const box = questionBox()
  if (!step || !box || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return
  if (
    event.target instanceof Element &&
    event.target.closest(
      '.question, .record, .exhibit-pane, [role=dialog], [role=alertdialog], input, textarea, select',
    )
  )
    return
  event.preventDefault()
  const scroller = scrollerOf(box)
  scroller.scrollBy({ top: step * scroller.clientHeight * 0.9 })
}

function ScrollFirst({ onClose }: { onClose: () => void }) {
  return (
    <MessageDialog alert title="There is more to see" onClose={onClose}>
      <p>This question goes on below. Scroll to its end, with the mouse or with Page Down, before you go on.</p>
    </MessageDialog>
  )
}

type CountOffProps = Count & { onBack: () => void; onContinue: () => void }

function CountOff({ chosen, wanted, noun, onBack, onContinue }: CountOffProps) {
  return (
    <Dialog
      alert
      title={`You have selected ${chosen} of ${wanted}`}
      onDismiss={onBack}
      actions={
        <>
          <KeyButton command="go-back" autoFocus onClick={onBack}>
            Go back
          </KeyButton>
          <KeyButton command="continue" look="primary" onClick={onContinue}>
            Continue
          </KeyButton>
        </>
      }
    >
      <p>
        This question asks for {counted(wanted, noun)}. Go back to change your selection, or continue with it as it is.
      </p>
    </Dialog>
  )
}
