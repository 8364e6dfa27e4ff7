import { useState } from 'react'
import { isBrowserEdition } from '../../state/app-info'
import { deleteEverything, exportEverything } from '../../state/archive'
import { useBackups } from '../../state/backups'
import { Button } from '../../ui/button'
import { Check } from '../../ui/check'
import { Dialog } from '../../ui/dialog'
import { Notice } from '../../ui/notice'
import { held, many, type StoredFacts } from './words'
import { inBackground, reasonOf } from '../../state/trouble'

const WORD = 'DELETE'

type DeleteDialogProps = { facts: StoredFacts | null; onClose: () => void; onDeleted: (sentence: string) => void }

/** Says exactly what goes, offers to export it first, and wants a typed word. */
export function DeleteDialog({ facts, onClose, onDeleted }: DeleteDialogProps) {
  const [typed, setTyped] = useState('')
  const [backups, setBackups] = useState(false)
  const [busy, setBusy] = useState(false)
  const [told, setTold] = useState<{ kind: 'info' | 'bad'; text: string } | null>(null)
  const kept = useBackups((state) => state.list?.length ?? 0)
  const ready = typed.trim() === WORD && !busy

  const attempt = async (failed: string, task: () => Promise<void>) => {
    if (busy) return
    setBusy(true)
    setTold(null)
    try {
      await task()
    } catch (error) {
      setTold({ kind: 'bad', text: reasonOf(error) ?? failed })
    }
    setBusy(false)
  }
  const exportFirst = () =>
    attempt('The file was not written.', async () => {
      const saved = await exportEverything()
      if (saved) setTold({ kind: 'info', text: `Exported to ${saved.name}.` })
    })
  const remove = () =>
    attempt('Not everything could be deleted.', async () => {
      await deleteEverything({ backups })
      onDeleted(
        isBrowserEdition || backups
          ? 'Everything was deleted.'
          : 'Everything was deleted. The backups are kept, with one of what was here last.',
      )
    })

  return (
    <Dialog
      alert
      title="Delete everything?"
      onDismiss={busy ? undefined : onClose}
      actions={
        <>
          <Button onClick={() => !busy && onClose()}>Cancel</Button>
          <Button
            look="danger"
            disabled={!ready}
            onClick={() => inBackground('Carrying out an action in the settings', remove())}
          >
            Delete everything
          </Button>
        </>
      }
    >
      {told ? <Notice kind={told.kind}>{told.text}</Notice> : null}
      <p>This is deleted from this computer:</p>
      <ul className="settings-list">
        <li>{(facts && held(facts)) || 'No exam, card or note: none is stored'}</li>
        <li>Every answer, tag and note, and what each card has learned</li>
        <li>Your settings, among them the day of your exam and your name</li>
        {isBrowserEdition ? null : <li>The second copies of all this that the app keeps on the disk</li>}
        {isBrowserEdition ? null : <li>What was ever set aside as damaged, and the recovery report</li>}
      </ul>
      {isBrowserEdition ? null : (
        <Check
          title="Delete the backups, too"
          text={
            kept > 0
              ? `${many(kept, 'backup')}. Otherwise they stay, and one of the present state is added.`
              : 'Otherwise a backup of the present state is kept.'
          }
          checked={backups}
          onChange={setBackups}
        />
      )}
      <p className="settings-export-first">
        Want to keep a copy?{' '}
        <Button onClick={() => inBackground('Carrying out an action in the settings', exportFirst())}>
          Export everything first
        </Button>
      </p>
      <label className="settings-typed">
        <span>
          Type <strong>{WORD}</strong> to confirm
        </span>
        <input
          type="text"
          className="settings-field"
          value={typed}
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => setTyped(target.value)}
        />
      </label>
    </Dialog>
  )
}
