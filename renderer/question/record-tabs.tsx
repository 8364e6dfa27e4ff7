import type { ReactNode } from 'react'
import type { RecordDocument } from '../../question-bank/schema/scenario'
import { Markdown, type Mark } from '../ui/markdown'
import { Tabs } from '../ui/tabs'
import './record.css'

export type RecordTabsProps = {
  documents: readonly RecordDocument[]
  /** Id of the document that is shown. */
  selected: string
  onSelect: (id: string) => void
  /** Marks words of a document; see record-marks.tsx. */
  markOf?: (document: RecordDocument) => Mark
  /** A short remark on a document's tab, such as a number of hits. */
  noteOf?: (document: RecordDocument) => string | undefined
  /** Puts something around a document's text. */
  frameOf?: (document: RecordDocument, text: ReactNode) => ReactNode
}

/** The documents of a medical record as tabs. */
export function RecordTabs({ documents, selected, onSelect, markOf, noteOf, frameOf }: RecordTabsProps) {
  return (
    <Tabs
      label="Documents of the record"
      selected={selected}
      onSelect={onSelect}
      entries={documents.map((document) => {
        const text = <Markdown text={document.text} mark={markOf?.(document)} />
        return {
          id: document.id,
          title: document.title,
          note: noteOf?.(document),
          body: <article className="record-document">{frameOf ? frameOf(document, text) : text}</article>,
        }
      })}
    />
  )
}
