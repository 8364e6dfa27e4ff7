import { useState } from 'react'
import type { Session } from '../../engine/session'
import { dispatch } from '../../state/exam'
import { useAltKeys } from '../../ui/alt-keys'
import { AccessLabel, Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { ScreenList, type Column } from './screen-list'
import { countsOf, sectionsOf } from './sections'

/** All screens with status and flag; a click goes there. */
export function Navigator({ session, onClose }: { session: Session; onClose: () => void }) {
  const [sort, setSort] = useState<Column>('number')
  useAltKeys({ c: onClose })
  const canJump = session.head.preset.navigation === 'free'
  const open = (screen: string) => void dispatch({ type: 'go', screen }).then(onClose)
  return (
    <Dialog
      wide
      title={`Navigator: ${countsOf(session)}`}
      onDismiss={onClose}
      actions={
        <Button look="primary" onClick={onClose}>
          <AccessLabel text="Close" letter="c" />
        </Button>
      }
    >
      {sectionsOf(session).map(({ title, screens }) => (
        <section key={title} className="screen-section">
          <h3>{title}</h3>
          <ScreenList session={session} screens={screens} current={session.lastScreen} onOpen={canJump ? open : undefined} sort={sort} onSort={setSort} />
        </section>
      ))}
    </Dialog>
  )
}
