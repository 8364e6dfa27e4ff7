import { useEffect, useState } from 'react'
import type { Stop } from '../../state/boot-stop'
import { backupsAtStop, lookAtCopy, startFresh, type BackupAtStop } from '../../state/start-fresh'
import { isBrowserEdition, openDataFolder } from '../../state/app-info'
import { andWhy, bestEffort, inBackground } from '../../state/trouble'
import { openLog } from '../../state/ways-out'
import { dateTime } from '../../ui/format'
import { Stopped, type WayOut } from '../../ui/stopped'

const TRY: WayOut = { label: 'Try again', run: () => window.location.reload() }
const LOG: WayOut = { label: 'Open log', run: openLog }
const FOLDER: WayOut = { label: 'Open data folder', run: openDataFolder }

/** The app could not start: says why in our words, what is safe, and every way on from here. */
export function RecoveryScreen({ stop }: { stop: Stop }) {
  const [asked, setAsked] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const backups = useBackupsAtStop(stop.kind === 'storage')
  const startAnew = (doing: string, start: () => Promise<void>) => () => {
    setProblem(null)
    inBackground(
      doing,
      start().catch((error: unknown) => setProblem(`That did not work.${andWhy(error)}`)),
    )
  }
  if (asked)
    return (
      <Stopped
        title="Start with fresh storage?"
        sentence={`The storage that cannot be opened is moved to the folder “set-aside” in the data folder, as it is. The app starts anew, brings back every exam from its second copy${backups !== null && backups.length > 0 ? ', and offers the newest backup for the rest' : ''}.`}
        detail={problem ?? undefined}
        ways={[
          { label: 'Start with fresh storage', run: startAnew('Starting with fresh storage', startFresh) },
          { label: 'Go back', run: () => setAsked(false) },
        ]}
      />
    )
  const folderWays = isBrowserEdition ? [] : [FOLDER]
  const freshWay: WayOut[] =
    stop.kind === 'storage' && !isBrowserEdition
      ? [
          { label: 'Restore from second copies and backups…', run: () => setAsked(true) },
          { label: 'Look at a copy', run: startAnew('Starting in a copy', lookAtCopy) },
        ]
      : []
  return (
    <Stopped
      title={stop.title}
      sentence={stop.sentence}
      detail={
        isBrowserEdition || stop.kind !== 'storage'
          ? undefined
          : (problem ?? (backups === null ? 'Looking for backups…' : backupsSentence(backups)))
      }
      ways={[TRY, ...freshWay, ...folderWays, LOG]}
    />
  )
}

function backupsSentence(backups: readonly BackupAtStop[]): string {
  const [newest] = backups
  if (!newest) return 'There is no backup that can be read. Every exam also has a second copy of its own.'
  return `The newest backup that can be read is of ${dateTime(newest.at)}${newest.holds ? `, with ${newest.holds}` : ''}. Every exam also has a second copy of its own. “Look at a copy” shows all of it to read and to export, and changes nothing.`
}

/** Null until they were looked through: that there is none must not be said before. */
function useBackupsAtStop(wanted: boolean): readonly BackupAtStop[] | null {
  const [list, setList] = useState<readonly BackupAtStop[] | null>(null)
  useEffect(() => {
    if (!wanted) return
    let shown = true
    inBackground(
      'Looking for backups',
      bestEffort('Looking for backups', backupsAtStop()).then((found) => {
        if (shown) setList(found ?? [])
      }),
    )
    return () => {
      shown = false
    }
  }, [wanted])
  return list
}
