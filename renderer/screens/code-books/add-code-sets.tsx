import { useRef, useState, type DragEvent } from 'react'
import type { Library } from '../../state/books/code-book'
import { importBeside, importFiles, useImport } from '../../state/books/importing'
import { PUBLISHERS } from '../../state/books/publishers'
import { inBackground } from '../../state/trouble'
import { Button } from '../../ui/button'
import { Icon } from '../../ui/icon'
import { Notice } from '../../ui/notice'
import { droppedFiles, type DroppedFiles } from './dropped-files'
import { ImportReport } from './import-report'
import { Loaded } from './loaded'
import css from './add-code-sets.module.css'

/** How the books get here, in three steps; and which are here. */
export function AddCodeSets({ library, onDone }: { library: Library; onDone: (() => void) | null }) {
  const { busy, result } = useImport()
  const [over, setOver] = useState(false)
  const [note, setNote] = useState<string | null>(null)
  const picker = useRef<HTMLInputElement>(null)
  const none = library.releases.length === 0
  const took = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    if (busy) return
    const begin = ({ files, note: said }: DroppedFiles) => {
      setNote(said)
      importFiles(files)
    }
    inBackground('Looking at what was dropped', droppedFiles(event.dataTransfer).then(begin))
  }
  const hover = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    event.dataTransfer.dropEffect = busy ? 'none' : 'copy'
    setOver(!busy)
  }
  const read = busy || result !== null
  return (
    <div
      className={css.add}
      onDragOver={hover}
      onDragLeave={(event) => event.target === event.currentTarget && setOver(false)}
      onDrop={took}
    >
      <header className={css.head}>
        <div>
          <h1>{none ? 'Code books' : 'Code sets'}</h1>
          <p className={css.lead}>
            {none
              ? 'No code book is loaded yet. The books come from their publishers, free of charge; the app ships none of them and opens no network connection. It reads the files you give it.'
              : 'The books are read from the publishers’ own files. Any year works, and several may stand side by side.'}
          </p>
        </div>
        {onDone ? (
          <Button look={result?.outcome === 'done' ? 'primary' : 'plain'} onClick={onDone}>
            Open the books
          </Button>
        ) : null}
      </header>
      {library.damaged.map(({ id, name, sentence }) => (
        <Notice key={id} kind="warn">
          {name}: {sentence}
        </Notice>
      ))}
      <div className={css.columns}>
        <div className={css.column}>
          <section>
            <Step number={1} title="Get the files" />
            <p className={css.told}>In your browser, from the two publishers.</p>
            <ul className={css.box}>
              {PUBLISHERS.map(({ what, address }) => (
                <li key={what} className={css.publisher}>
                  <span>
                    <strong>{what}</strong>
                    <span className={css.address}>{address.replace('https://www.', '')}</span>
                  </span>
                  <CopyAddress address={address} what={what} />
                </li>
              ))}
            </ul>
          </section>
          <section>
            <Step number={2} title="Drop them here" />
            <p className={css.told}>Zips or loose files, several at once, in any order.</p>
            <div className={css.drop} data-over={over ? '' : undefined}>
              <Icon name="drop" size={26} />
              <span>
                <strong>{over ? 'Let go to read them' : 'Drop files here'}</strong>
                <span className={css.address}>They are known by what is in them, not by their names.</span>
              </span>
              <input
                ref={picker}
                type="file"
                multiple
                hidden
                accept=".zip,.xml,.txt,.csv,.pdf"
                aria-label="Files of code sets"
                onChange={({ target }) => {
                  setNote(null)
                  importFiles([...(target.files ?? [])])
                  // The same files may be chosen again.
                  target.value = ''
                }}
              />
              <Button look={none ? 'primary' : 'plain'} disabled={busy} onClick={() => picker.current?.click()}>
                Choose files
              </Button>
            </div>
            {note ? <Notice kind="warn">{note}</Notice> : null}
            {library.beside.length > 0 ? (
              <div className={css.drop}>
                <Icon name="book" size={26} />
                <span>
                  <strong>
                    This installation brought{' '}
                    {library.beside.length === 1 ? 'a file' : `${library.beside.length} files`} along
                  </strong>
                  <span className={css.address}>{library.beside.map(({ name }) => name).join(', ')}</span>
                </span>
                <Button look="primary" disabled={busy} onClick={importBeside}>
                  Read them in
                </Button>
              </div>
            ) : null}
          </section>
          <p className={css.told}>CPT belongs to the AMA: it is never imported and never shown.</p>
        </div>
        <div className={css.column}>
          <section>
            <Step number={3} title="Read and prove" />
            {read ? (
              <ImportReport />
            ) : (
              <p className={css.told}>
                Every file is checked before it is kept. A release is added whole or not at all, and what was there
                stays.
              </p>
            )}
          </section>
          {none ? null : <Loaded library={library} />}
        </div>
      </div>
    </div>
  )
}

const Step = ({ number, title }: { number: number; title: string }) => (
  <h2 className={css.step}>
    <span className={css.number}>{number}</span> {title}
  </h2>
)

function CopyAddress({ address, what }: { address: string; what: string }) {
  const [copied, setCopied] = useState(false)
  return (
    <Button
      look="quiet"
      icon={<Icon name={copied ? 'check' : 'copy'} size={16} />}
      aria-label={`Copy the address for ${what}`}
      onClick={() =>
        inBackground(
          'Copying an address',
          navigator.clipboard.writeText(address).then(() => setCopied(true)),
        )
      }
    >
      {copied ? 'Copied' : 'Copy address'}
    </Button>
  )
}
