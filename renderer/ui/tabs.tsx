import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components'
import './tabs.css'

export type TabEntry = { id: string; title: string; note?: string; body: ReactNode }

/** A row of tabs, arrow keys to move, one panel shown. */
export function Tabs({
  label,
  entries,
  selected,
  onSelect,
}: {
  label: string
  entries: readonly TabEntry[]
  selected: string
  onSelect: (id: string) => void
}) {
  return (
    <AriaTabs className="tabs" selectedKey={selected} onSelectionChange={(key) => onSelect(String(key))}>
      <TabList aria-label={label} className="tabs-list">
        {entries.map(({ id, title, note }) => (
          <Tab key={id} id={id} className="tab">
            {title}
            {note ? <span className="tab-note">{note}</span> : null}
          </Tab>
        ))}
      </TabList>
      {entries.map(({ id, body }) => (
        <TabPanel key={id} id={id} className="tab-panel">
          {body}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}
