import { useState } from 'react'
import { chooseBackup, lossSettled, type LostProgress } from '../../state/backups'
import { listedRows } from '../../state/recovery-words'
import type { PendingImport } from '../../state/replace-data'
import { andWhy, inBackground } from '../../state/trouble'
import { openDataFolder } from '../../state/app-info'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { counted, dateTime } from '../../ui/format'
import { Notice } from '../../ui/notice'

const list = new Intl.ListFormat('en-US')
type Backup = Extract<LostProgress, { kind: 'backup' }>

/** `2 exams, 1 practice session, and 40 answers`. */
function contents({ exams, practice, answers, cards, notes }: Backup['facts']): string {
  const counts = [
    [exams, 'exam'],
    [practice, 'practice session'],
    [answers, 'answer'],
    [cards, 'card'],
    [notes, 'note'],
  ] as const
  return list.format(counts.filter(([count]) => count > 0).map(([count, noun]) => counted(count, noun)))
}

const gained = ({ gains }: Backup): string =>
  listedRows(gains.map(({ table, added, replaced }) => ({ table, count: added + replaced })))

const damagedSentence = (count: number): string =>
  count === 0
    ? ''
    : ` ${count === 1 ? 'A newer backup is' : `${count} newer backups are`} damaged and cannot be used; the files are kept.`

/** Offers what a backup has of what was lost. */
export function RestoreOffer({ lost, onSettled }: { lost: LostProgress; onSettled: () => void }) {
  if (lost.kind === 'none') return <AllDamaged damaged={lost.damaged} />
  return <BackupOffer lost={lost} onSettled={onSettled} />
}

const AllDamaged = ({ damaged }: { damaged: number }) => (
  <Notice kind="bad" action={<Button onClick={openDataFolder}>Open data folder</Button>}>
    {`The app's storage is empty, and ${damaged === 1 ? 'the only backup cannot' : `none of the ${damaged} backups can`} be read. Nothing was removed: the files are in the data folder. If you have exported everything to a file, import it under Settings.`}
  </Notice>
)

function BackupOffer({ lost, onSettled }: { lost: Backup; onSettled: () => void }) {
  const { id, facts, empty, damagedNewer } = lost
  const [asking, setAsking] = useState<PendingImport | null>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  const attempt = async (work: () => Promise<void>) => {
    setBusy(true)
    setProblem(null)
    await work().catch((error: unknown) => setProblem(`That did not work.${andWhy(error)}`))
    setBusy(false)
  }
  const ask = () => attempt(async () => setAsking(await chooseBackup(id)))
  const restore = async () => {
    await attempt(async () => {
      await asking?.merge()
      await lossSettled()
      onSettled()
    })
    setAsking(null)
  }
  const decline = () =>
    attempt(async () => {
      await lossSettled()
      onSettled()
    })

  const what = gained(lost)
  const damaged = asking?.damaged.reduce((sum, { count }) => sum + count, 0) ?? 0
  return (
    <>
      {problem ? <Notice kind="bad">{problem}</Notice> : null}
      <Notice
        kind="warn"
        action={
          <>
            {empty ? null : (
              <Button onClick={() => inBackground('Declining a backup', decline())} disabled={busy}>
                Do without
              </Button>
            )}
            <Button
              look="primary"
              onClick={() => inBackground('Carrying out an action on the home screen', ask())}
              disabled={busy}
            >
              Restore…
            </Button>
          </>
        }
      >
        {empty
          ? `The app's storage is empty, but there is a backup of ${dateTime(facts.createdAt)} with ${contents(facts)}.${damagedSentence(damagedNewer)}`
          : `Something was lost. A backup of ${dateTime(facts.createdAt)} has what the storage has not: ${what}.${damagedSentence(damagedNewer)}`}
      </Notice>
      {asking ? (
        <Dialog
          alert
          title="Restore from this backup?"
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
          <p>{`From the backup of ${dateTime(facts.createdAt)} comes what is missing: ${what}. What you have now stays; where both have the same, the newer one counts.`}</p>
          <p>The backup stays where it is, and one of the present state is added first.</p>
          {damaged > 0 ? <p>{`${counted(damaged, 'damaged record')} cannot be read and will be left out.`}</p> : null}
        </Dialog>
      ) : null}
    </>
  )
}
