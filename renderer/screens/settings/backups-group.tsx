import { useEffect, useState } from 'react'
import { isBrowserEdition } from '../../state/app-info'
import type { PendingImport } from '../../state/archive'
import { backupNow, chooseBackup, damagedBackups, loadBackups, useBackups, type BackupInfo } from '../../state/backups'
import { holdsWords } from '../../state/holds-words'
import { Button } from '../../ui/button'
import { dateTime } from '../../ui/format'
import { Notice } from '../../ui/notice'
import { ReplaceDialog } from './replace-dialog'
import { Group, Row } from './rows'
import { useTasks } from './use-tasks'
import { held, many, size } from './words'
import { bestEffort, inBackground } from '../../state/trouble'

/** So many are listed before the rest is asked for. */
const FIRST = 5

/** Backups as they were made by themselves, and the way back to one. */
export function BackupsGroup({ onChanged }: { onChanged: () => void }) {
  const { list, problem } = useBackups()
  const damaged = useDamagedBackups(list)
  const { resultOf, tell, run } = useTasks<'backups'>()
  const [pending, setPending] = useState<PendingImport | null>(null)
  const [all, setAll] = useState(false)
  useEffect(() => inBackground('Looking for backups', loadBackups()), [])

  if (isBrowserEdition) {
    return (
      <Group title="Backups">
        <Row
          title="No backups in the browser edition"
          text="Progress is kept in this browser only. Export everything from time to time and keep the file; clearing the browser's data deletes what is here."
        />
      </Group>
    )
  }

  const choose = (id: string) =>
    run('backups', 'Nothing was restored.', async () => {
      setPending(await chooseBackup(id))
      return null
    })
  const backUp = () =>
    run('backups', 'No backup was made.', async () => {
      const before = useBackups.getState().list?.[0]?.id
      await backupNow('asked')
      return useBackups.getState().list?.[0]?.id === before
        ? { kind: 'nothing', text: 'Nothing is stored yet, so there is nothing to back up.' }
        : { kind: 'done', text: 'Backed up, and read back from the disk to be sure.' }
    })
  const shown = all ? list : list?.slice(0, FIRST)

  return (
    <Group title="Backups">
      <Row
        title="Automatic backups"
        text="Made after each exam and while you study, and checked on the disk. The newest ten stay, and one for each of the last days, weeks and months."
        result={resultOf('backups')}
      >
        <Button onClick={backUp}>Back up now</Button>
      </Row>
      {problem ? <Notice kind="bad">{problem}</Notice> : null}
      {list?.length === 0 ? (
        <p className="settings-empty">There is no backup yet. The first is made when your first exam has ended.</p>
      ) : null}
      {shown && shown.length > 0 ? (
        <table className="settings-backups">
          <thead className="visually-hidden">
            <tr>
              <th scope="col">Made</th>
              <th scope="col">Size</th>
              <th scope="col">Restore</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ id, at, bytes, holds }) => (
              <tr key={id}>
                <td>
                  {dateTime(at)}
                  <span className="settings-backup-holds muted">
                    {damaged.has(id)
                      ? 'Damaged: it cannot be restored, and is kept.'
                      : holds
                        ? holdsWords(holds)
                        : null}
                  </span>
                </td>
                <td className="number muted">{size(bytes)}</td>
                <td>
                  <Button onClick={() => choose(id)} disabled={damaged.has(id)}>
                    Restore…<span className="visually-hidden"> the backup of {dateTime(at)}</span>
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {list && list.length > FIRST && !all ? (
        <div className="settings-more">
          <Button look="quiet" onClick={() => setAll(true)}>{`Show all ${many(list.length, 'backup')}`}</Button>
        </div>
      ) : null}
      {pending ? (
        <ReplaceDialog
          pending={pending}
          from="backup"
          onClose={() => setPending(null)}
          onDone={(how) => {
            setPending(null)
            tell('backups', {
              kind: 'done',
              text:
                how === 'replaced'
                  ? `Restored ${held(pending.facts) || 'settings only'} from the backup of ${dateTime(pending.facts.createdAt)}.`
                  : `${how} from the backup of ${dateTime(pending.facts.createdAt)}.`,
            })
            onChanged()
          }}
        />
      ) : null}
    </Group>
  )
}

/** Ids of the backups that cannot be read; looked for whenever the list changes. */
function useDamagedBackups(list: readonly BackupInfo[] | null): ReadonlySet<string> {
  const [damaged, setDamaged] = useState<ReadonlySet<string>>(new Set())
  useEffect(() => {
    let here = true
    inBackground(
      'Looking for damaged backups',
      bestEffort('Looking for damaged backups', damagedBackups()).then((found) => here && setDamaged(new Set(found))),
    )
    return () => {
      here = false
    }
  }, [list])
  return damaged
}
