import { useState, type ReactNode } from 'react'
import { Button } from '../../ui/button'

const SHOWN = 10

type Props<Entry> = {
  /** Those that are loaded. */
  entries: readonly Entry[]
  /** There are others that are not loaded; some of them may belong here. */
  more: boolean
  onLoad: () => void
  children: (shown: readonly Entry[]) => ReactNode
}

/** The newest of a long list, and the rest when it is asked for. */
export function ShowAll<Entry>({ entries, more, onLoad, children }: Props<Entry>) {
  const [all, setAll] = useState(false)
  return (
    <>
      {children(all ? entries : entries.slice(0, SHOWN))}
      {(entries.length > SHOWN || more) && !all ? (
        <div>
          <Button
            onClick={() => {
              setAll(true)
              if (more) onLoad()
            }}
          >
            Show all{more ? '' : ` ${entries.length}`}
          </Button>
        </div>
      ) : null}
    </>
  )
}
