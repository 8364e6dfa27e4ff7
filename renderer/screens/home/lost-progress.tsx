import { useEffect, useState } from 'react'
import { chooseBackup, lostProgress, type LostProgress as Lost } from '../../state/backups'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { counted, dateTime } from '../../ui/format'
import { Notice } from '../../ui/notice'

/** Offers the newest backup when the app's storage came back empty. Nothing, as a rule. */
export function LostProgress() {
  const [lost, setLost] = useState<Lost | null>(null)
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => {
    let shown = true
    lostProgress().then((found) => (shown ? setLost(found) : undefined), () => undefined)
    return () => {
      shown = false
    }
  }, [])

  const restore = async (id: string) => {
    setBusy(true)
    setProblem(null)
    try {
      await (await chooseBackup(id)).apply()
      setLost(null)
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
    }
    setBusy(false)
    setAsking(false)
  }

  if (lost === null) return null
  const { facts } = lost
  const what = [facts.exams > 0 ? counted(facts.exams, 'exam') : '', facts.practice > 0 ? counted(facts.practice, 'practice session') : '', counted(facts.answers, 'answer'), facts.cards > 0 ? counted(facts.cards, 'card') : '']
  return (
    <>
      {problem ? <Notice kind="bad">{problem}</Notice> : null}
      <Notice
        kind="warn"
        action={
          <Button look="primary" onClick={() => setAsking(true)}>
            Restore…
          </Button>
        }
      >
        {`The app's storage is empty, but there is a backup of ${dateTime(facts.createdAt)} with ${what.filter((one) => one !== '').join(', ')}.`}
      </Notice>
      {asking ? (
        <Dialog
          title="Restore this backup?"
          onDismiss={() => (busy ? undefined : setAsking(false))}
          actions={
            <>
              <Button onClick={() => setAsking(false)} disabled={busy}>
                Not now
              </Button>
              <Button look="primary" onClick={() => void restore(lost.id)} disabled={busy}>
                {busy ? 'Restoring…' : 'Restore'}
              </Button>
            </>
          }
        >
          <p>{`Everything becomes as it was on ${dateTime(facts.createdAt)}: exams, cards, notes and settings. The backup itself stays where it is.`}</p>
        </Dialog>
      ) : null}
    </>
  )
}
