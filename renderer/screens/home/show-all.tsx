import { useState, type ReactNode } from 'react'
import { Button } from '../../ui/button'

const SHOWN = 10

/** The newest of a long list, and the rest when it is asked for. */
export function ShowAll<Entry>({ entries, children }: { entries: readonly Entry[]; children: (shown: readonly Entry[]) => ReactNode }) {
  const [all, setAll] = useState(false)
  return (
    <>
      {children(all ? entries : entries.slice(0, SHOWN))}
      {entries.length > SHOWN && !all ? (
        <div>
          <Button onClick={() => setAll(true)}>Show all {entries.length}</Button>
        </div>
      ) : null}
    </>
  )
}
