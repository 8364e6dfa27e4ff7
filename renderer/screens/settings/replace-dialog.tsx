import { useState } from 'react'
import { isBrowserEdition } from '../../state/app-info'
import type { PendingImport } from '../../state/archive'
import { reasonOf } from '../../state/trouble'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { Facts } from '../../ui/facts'
import { dateTime } from '../../ui/format'
import { Notice } from '../../ui/notice'
import { added, damagedRows } from './words'

type ReplaceDialogProps = {
  pending: PendingImport
  from: 'import' | 'backup'
  onClose: () => void
  /** `replaced`, or in words what a merge has added. */
  onDone: (how: string) => void
}

/** Shows what is in a file or a backup, and asks before it takes the place of everything. */
export function ReplaceDialog({ pending, from, onClose, onDone }: ReplaceDialogProps) {
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const { facts, damaged, name } = pending
  const source = from === 'import' ? 'file' : 'backup'

  const take = (how: () => Promise<string>) => {
    if (busy) return
    setBusy(true)
    setProblem(null)
    how().then(onDone, (error: unknown) => {
      setBusy(false)
      setProblem(reasonOf(error) ?? 'It could not be stored. Everything is as it was before.')
    })
  }

  return (
    <Dialog
      alert
      title={from === 'import' ? 'Import this file?' : 'Restore this backup?'}
      onDismiss={busy ? undefined : onClose}
      actions={
        <>
          <Button onClick={() => !busy && onClose()}>Cancel</Button>
          <Button onClick={() => take(async () => added(await pending.merge()))}>Add what is missing</Button>
          <Button look="danger" onClick={() => take(() => pending.apply().then(() => 'replaced'))}>
            {busy ? 'Working…' : 'Replace everything'}
          </Button>
        </>
      }
    >
      {problem ? <Notice kind="bad">{problem}</Notice> : null}
      <p>
        <strong>“Replace everything”: it takes the place of everything that is stored now.</strong> “Add what is
        missing”: what you have stays, the newer of two rows counts, and only the rest is added.{' '}
        {isBrowserEdition
          ? 'The browser edition keeps no backups: cancel and export everything first if you may need what is here.'
          : 'A backup of what is stored now is made first.'}
      </p>
      {damaged.length > 0 ? (
        <Notice kind="warn">{`Part of the ${source} is damaged and will be left out: ${damagedRows(damaged)}.`}</Notice>
      ) : null}
      <Facts
        rows={[
          ...(from === 'import' ? ([['File', name]] as const) : []),
          ['Made', dateTime(facts.createdAt)],
          ['Exams', String(facts.exams)],
          ['Practice sessions', String(facts.practice)],
          ['Answers', facts.answers.toLocaleString('en-US')],
          ['Cards', facts.cards.toLocaleString('en-US')],
          ['Notes', facts.notes.toLocaleString('en-US')],
        ]}
      />
    </Dialog>
  )
}
