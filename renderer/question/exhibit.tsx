import { useId, useState, type ReactNode } from 'react'
import type { Exhibit } from '../../question-bank/schema/item'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Markdown } from '../ui/markdown'
import { ScrollArea } from '../ui/scroll-area'
import './exhibit.css'

/* A table or document that belongs to a stem. */

/** Beside the question, scrolling on its own. `frameOf` puts something around its text, such as highlights. */
export function ExhibitPane({ exhibit, frameOf }: { exhibit: Exhibit; frameOf?: (text: ReactNode) => ReactNode }) {
  const text = <Markdown text={exhibit.text} />
  return (
    <section className="exhibit exhibit-pane" aria-label={`Exhibit: ${exhibit.title}`}>
      <ExhibitHead exhibit={exhibit} />
      <ScrollArea className="exhibit-scroll">{frameOf ? frameOf(text) : text}</ScrollArea>
    </section>
  )
}

/** Above the stem, where a question is read again or printed. */
export function ExhibitFigure({ exhibit }: { exhibit: Exhibit }) {
  const caption = useId()
  return (
    <figure className="exhibit exhibit-figure" aria-labelledby={caption}>
      <figcaption id={caption} className="visually-hidden">
        Exhibit: {exhibit.title}
      </figcaption>
      <ExhibitHead exhibit={exhibit} />
      <div className="exhibit-text">
        <Markdown text={exhibit.text} />
      </div>
    </figure>
  )
}

function ExhibitHead({ exhibit }: { exhibit: Exhibit }) {
  const [wide, setWide] = useState(false)
  return (
    <div className="exhibit-head">
      <h2>{exhibit.title}</h2>
      <Button look="quiet" aria-haspopup="dialog" onClick={() => setWide(true)}>
        Open wide
      </Button>
      {wide ? <WideExhibit exhibit={exhibit} onClose={() => setWide(false)} /> : null}
    </div>
  )
}

/** Over the whole window, for tables that are wider than their place. */
function WideExhibit({ exhibit, onClose }: { exhibit: Exhibit; onClose: () => void }) {
  return (
    <Dialog
      title={exhibit.title}
      size="window"
      onDismiss={onClose}
      actions={
        <Button look="primary" autoFocus onClick={onClose}>
          Close
        </Button>
      }
    >
      <Markdown text={exhibit.text} />
    </Dialog>
  )
}
