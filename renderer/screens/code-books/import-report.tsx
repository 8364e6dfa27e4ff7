import type { ImportFile, ImportProgress, ImportResult } from '../../state/books/code-book'
import { cancelImport, forgetImport, useImport } from '../../state/books/importing'
import { Button } from '../../ui/button'
import { Icon, type IconName } from '../../ui/icon'
import { PART_WORDS } from './part-words'
import css from './add-code-sets.module.css'

/** What is being read in, file by file; and what came of it. */
export function ImportReport() {
  const { progress, busy, cancelling, result } = useImport()
  const files = result?.files ?? progress?.files ?? []
  return (
    <div className={css.report}>
      <p className={css.told} role="status">
        {result ? OUTCOMES[result.outcome] : told(progress, cancelling)}
      </p>
      {result ? <Releases result={result} /> : null}
      {files.length > 0 ? (
        <ul className={css.box} aria-label="Files">
          {files.map((file, index) => (
            <FileRow key={index} file={file} />
          ))}
        </ul>
      ) : null}
      {busy ? (
        <div className={css.actions}>
          <progress
            aria-label="Read so far"
            value={progress && progress.bytes > 0 ? progress.bytesRead / progress.bytes : undefined}
            max={1}
          />
          <Button disabled={cancelling} onClick={cancelImport}>
            Cancel
          </Button>
        </div>
      ) : (
        <div className={css.actions}>
          <Button look="quiet" onClick={forgetImport}>
            Put this list away
          </Button>
        </div>
      )}
    </div>
  )
}

const OUTCOMES: Readonly<Record<ImportResult['outcome'], string>> = {
  done: 'Read and checked.',
  cancelled: 'Cancelled. Nothing of these files was kept; what was there before still is.',
  failed: 'Nothing of these files was kept; what was there before still is.',
}

function told(progress: ImportProgress | null, cancelling: boolean): string {
  if (cancelling) return 'Taking back what was read…'
  if (!progress) return 'Looking at the files…'
  if (progress.phase === 'proving') return 'Proving the tables against the order file…'
  if (progress.phase === 'writing') return 'Storing the books…'
  const done = progress.files.filter(({ step }) => step !== 'waiting' && step !== 'reading').length
  return `${done} of ${progress.files.length} read. A release is added whole or not at all.`
}

const STEPS: Readonly<Record<ImportFile['step'], { icon: IconName; word: string }>> = {
  waiting: { icon: 'clock', word: 'waiting' },
  reading: { icon: 'half', word: 'reading' },
  read: { icon: 'check', word: 'read' },
  skipped: { icon: 'dash', word: 'skipped' },
  refused: { icon: 'warn', word: 'refused' },
}

const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`

function FileRow({ file: { name, step, kind, year, bytes, bytesRead, count, sentence } }: { file: ImportFile }) {
  const { icon, word } = STEPS[step]
  return (
    <li className={css.file} data-step={step}>
      <Icon name={icon} size={16} />
      <span className={css.fileName}>{name}</span>
      <span className={css.figure}>{count > 0 ? count.toLocaleString('en-US') : word}</span>
      <span className={css.address}>{kind ? `${PART_WORDS[kind]}${year ? `, ${year}` : ''}` : word}</span>
      <span className={css.figure}>
        {step === 'reading' ? `${megabytes(bytesRead)} of ${megabytes(bytes)}` : megabytes(bytes)}
      </span>
      {step === 'reading' && bytes > 0 ? (
        <progress className={css.bar} aria-label={`Reading ${name}`} value={bytesRead} max={bytes} />
      ) : null}
      {sentence ? <p className={css.sentence}>{sentence}</p> : null}
    </li>
  )
}

const RELEASE_WORDS = {
  added: 'added',
  extended: 'extended',
  replaced: 'replaced',
  same: 'the same as before',
  refused: 'refused',
} as const

function Releases({ result }: { result: ImportResult }) {
  return (
    <>
      {result.sentences.map((sentence) => (
        <p key={sentence} className={result.outcome === 'failed' ? css.refused : css.told}>
          {sentence}
        </p>
      ))}
      {result.releases.map(({ id, name, outcome, sentences }) => (
        <div key={id} className={css.proof} data-refused={outcome === 'refused' ? '' : undefined}>
          <strong>
            {name}: {RELEASE_WORDS[outcome]}
          </strong>
          {sentences.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      ))}
    </>
  )
}
