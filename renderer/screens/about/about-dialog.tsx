import { useEffect, useState } from 'react'
import {
  appHomepage,
  appVersion,
  bankFacts,
  isBrowserEdition,
  loadAbout,
  openDataFolder,
  type About,
} from '../../state/app-info'
import { useRoute } from '../../state/route'
import { inBackground } from '../../state/trouble'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { Facts } from '../../ui/facts'

/** The app asks nobody whether there is a newer one, so it says where to look. */
const newer = (homepage: string) =>
  homepage === ''
    ? 'Told where you got this one; the app never looks by itself'
    : `${homepage}/releases (the app never looks by itself)`

/** What this is, whose it is not, and where the data lies. */
export function AboutDialog() {
  const show = useRoute((state) => state.show)
  const [about, setAbout] = useState<About | null>(null)
  useEffect(() => {
    inBackground('Reading the versions', loadAbout().then(setAbout))
  }, [])
  const facts = bankFacts()
  const rows: [string, string][] = [
    ['Version', about?.version ?? appVersion],
    ['Newer versions', newer(appHomepage)],
    ['Question bank', `${facts.items} items, ${facts.scenarios} scenarios for the ${facts.codeSets}, ${facts.hash}`],
    ...(about
      ? ([
          ['Runtime', `Electron ${about.electron}, Chromium ${about.chromium}, Node ${about.node}`],
          [
            'Sandbox',
            about.sandboxed ? 'On' : 'Off: started with --no-sandbox, as root or because this system forbids it',
          ],
          ['Your data', about.dataFolder],
        ] as [string, string][])
      : ([['Your data', isBrowserEdition ? 'In this browser only (browser edition)' : 'On this computer']] as [
          string,
          string,
        ][])),
  ]
  return (
    <Dialog
      title="About CCS Exam Simulator"
      onDismiss={() => show(null)}
      actions={
        <>
          <Button onClick={() => show('licenses')}>Licenses</Button>
          {about ? <Button onClick={openDataFolder}>Open data folder</Button> : null}
          <Button look="primary" autoFocus onClick={() => show(null)}>
            Close
          </Button>
        </>
      }
    >
      <p>
        Rehearse the Certified Coding Specialist exam at home. Nothing is sent anywhere: the app works without a
        network.
      </p>
      <p>
        <strong>Independent.</strong> Not affiliated with, endorsed by or connected to AHIMA or Pearson VUE. All items
        and records are original and all patients are fictional. Scores are estimates on a scale of our own and say
        nothing official.
      </p>
      <p>CPT is a registered trademark of the American Medical Association; no CPT descriptor is reproduced.</p>
      <Facts rows={rows} />
    </Dialog>
  )
}
