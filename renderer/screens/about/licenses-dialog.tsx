import { useEffect, useState, type SyntheticEvent } from 'react'
import { loadLicenses } from '../../state/app-info'
import { useRoute } from '../../state/route'
import { inBackground } from '../../state/trouble'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { licenseSections } from './license-sections'
import './about.css'

/** The license of the app and of everything in it, each opened where it stands; from About, and back to it. */
export function LicensesDialog() {
  const show = useRoute((state) => state.show)
  const [licenses, setLicenses] = useState<string | null | 'loading'>('loading')
  useEffect(() => {
    inBackground('Reading the licenses', loadLicenses().then(setLicenses))
  }, [])
  const back = () => show('about')
  return (
    <Dialog
      wide
      title="Licenses"
      onDismiss={back}
      actions={
        <Button look="primary" autoFocus onClick={back}>
          Back to About
        </Button>
      }
    >
      {licenses === 'loading' ? null : licenses === null ? (
        <p role="alert">
          The file licenses.txt of this app cannot be read. Install the app again, or run <code>npm run build</code> in
          the project.
        </p>
      ) : (
        <Sections licenses={licenses} />
      )}
    </Dialog>
  )
}

/** What was opened at the lower end of the list is read from its first line. */
function bringUp({ currentTarget }: SyntheticEvent<HTMLDetailsElement>) {
  if (currentTarget.open) currentTarget.scrollIntoView({ block: 'start' })
}

function Sections({ licenses }: { licenses: string }) {
  const { intro, sections } = licenseSections(licenses)
  return (
    <>
      <p>{intro}</p>
      <ul className="about-licenses">
        {sections.map(({ title, text }) => (
          <li key={title}>
            <details onToggle={bringUp}>
              <summary>{title}</summary>
              <pre>{text}</pre>
            </details>
          </li>
        ))}
      </ul>
    </>
  )
}
