import { useState } from 'react'
import { chooseBackup, type LostProgress } from '../../state/backups'
import type { PendingImport } from '../../state/replace-data'
import { inBackground } from '../../state/trouble'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { counted, dateTime } from '../../ui/format'
import { Notice } from '../../ui/notice'

const list = new Intl.ListFormat('en-US')

/** `2 exams, 1 practice session, and 40 answers`. */
function contents({ exams, practice, answers, cards, notes }: LostProgress['facts']): string {
  const counts = [
    [exams, 'exam'],
    [practice, 'practice session'],
    [answers, 'answer'],
    [cards, 'card'],
    [notes, 'note'],
  ] as const
  return list.format(counts.filter(([count]) => count > 0).map(([count, noun]) => counted(count, noun)))
}

/** Offers a backup when the app's storage came back empty. */
export function RestoreOffer({ lost: { id, facts }, onRestored }: { lost: LostProgress; onRestored: () => void }) {
  const [asking, setAsking] = useState<PendingImport | null>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  const attempt = async (work: () => Promise<void>) => {
    setBusy(true)
    setProblem(null)
    await work().catch((error: unknown) => setProblem(error instanceof Error ? error.message : String(error)))
    setBusy(false)
  }
  const ask = () => attempt(async () => setAsking(await chooseBackup(id)))
  const restore = async () => {
    await attempt(async () => {
      await asking?.apply()
      onRestored()
    })
    setAsking(null)
  }

  const what = contents(facts)
  const damaged = asking?.damaged.reduce((sum, { count }) => sum + count, 0) ?? 0
  return (
    <>
      {problem ? <Notice kind="bad">{problem}</Notice> : null}
      <Notice
        kind="warn"
        action={
          <Button
            look="primary"
            onClick={() => inBackground('Carrying out an action on the home screen', ask())}
            disabled={busy}
          >
            Restore…
          </Button>
        }
      >
        {`The app's storage is empty, but there is a backup of ${dateTime(facts.createdAt)} with ${what}. Restore it before you start anything new: the two cannot be joined later.`}
      </Notice>
      {asking ? (
        <Dialog
          alert
          title="Restore this backup?"
          onDismiss={() => (busy ? undefined : setAsking(null))}
          actions={
            <>
              <Button onClick={() => setAsking(null)} disabled={busy}>
                Not now
              </Button>
              <Button
                look="primary"
                onClick={() => inBackground('Carrying out an action on the home screen', restore())}
                disabled={busy}
              >
                {busy ? 'Restoring…' : 'Restore'}
              </Button>
            </>
          }
        >
          <p>{`Everything becomes as it was on ${dateTime(facts.createdAt)}: ${what}, with your settings. The backup stays where it is.`}</p>
          {damaged > 0 ? <p>{`${counted(damaged, 'damaged record')} cannot be read and will be left out.`}</p> : null}
        </Dialog>
      ) : null}
    </>
  )
}
