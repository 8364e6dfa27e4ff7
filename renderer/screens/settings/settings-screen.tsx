import { useEffect, useState } from 'react'
import { storedFacts } from '../../state/archive'
import { usePlaces } from '../../state/places'
import { inBackground } from '../../state/trouble'
import { Page } from '../../ui/page'
import { AppearanceGroup } from './appearance-group'
import { BackupsGroup } from './backups-group'
import { DataGroup } from './data-group'
import { DeleteGroup } from './delete-group'
import { LogGroup } from './log-group'
import { RecoveryGroup } from './recovery-group'
import { StudyGroup } from './study-group'
import type { StoredFacts } from './words'
import './settings.css'

/** Study settings, looks, and everything that can be done with what is stored. */
export function SettingsScreen() {
  const places = usePlaces('settings')
  const [facts, setFacts] = useState<StoredFacts | null>(null)
  // Each change of what is stored counts it anew.
  const [changes, setChanges] = useState(0)
  useEffect(() => {
    let here = true
    inBackground(
      'Counting what is stored',
      storedFacts().then((counted) => here && setFacts(counted)),
    )
    return () => {
      here = false
    }
  }, [changes])
  const changed = () => setChanges((count) => count + 1)

  return (
    <Page places={places}>
      <h1>Settings</h1>
      <StudyGroup />
      <AppearanceGroup />
      <DataGroup facts={facts} onChanged={changed} />
      <BackupsGroup onChanged={changed} />
      <RecoveryGroup onChanged={changed} />
      <LogGroup />
      <DeleteGroup facts={facts} onChanged={changed} />
    </Page>
  )
}
