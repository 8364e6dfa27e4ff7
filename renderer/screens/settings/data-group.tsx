import { useState } from 'react'
import { isBrowserEdition, openDataFolder, savePdf } from '../../state/app-info'
import { chooseImport, exportEverything, storedFacts, type PendingImport } from '../../state/archive'
import {
  exportAnki,
  exportAnswers,
  exportAttempts,
  exportDisputes,
  missedQuestions,
  type Exported,
} from '../../state/exports'
import { Button } from '../../ui/button'
import { percent } from '../../ui/format'
import { MissedPrint, useMissedPrint } from './missed-print'
import { ReplaceDialog } from './replace-dialog'
import { Group, Row } from './rows'
import { useTasks, type TaskResult } from './use-tasks'
import { held, isNothing, many, stored, type StoredFacts } from './words'

type Names = 'everything' | 'attempts' | 'answers' | 'missed' | 'disputes'

const NOT_WRITTEN = 'The file was not written.'

/** What is stored, and every way out of the app and back. */
export function DataGroup({ facts, onChanged }: { facts: StoredFacts | null; onChanged: () => void }) {
  const { resultOf, tell, run } = useTasks<Names>()
  const [pending, setPending] = useState<PendingImport | null>(null)
  const [reading, setReading] = useState<{ share: number; stop: AbortController } | null>(null)
  const [printed, whilePrinted] = useMissedPrint()

  const exported = (name: Names, noun: string, nothing: string, task: () => Promise<Exported>) =>
    run(name, NOT_WRITTEN, async () => sentence(await task(), noun, nothing))

  return (
    <Group title="Your data">
      <Row title="What is stored" text={facts ? stored(facts) : 'Counting…'}>
        {isBrowserEdition ? null : <Button onClick={openDataFolder}>Open data folder</Button>}
      </Row>
      <Row
        title="Everything in one file"
        text="All exams, answers, cards, tags, notes and settings, to keep or to bring to another computer."
        result={resultOf('everything')}
      >
        <Button
          onClick={() =>
            run('everything', 'Nothing was imported.', async () => {
              const stop = new AbortController()
              const onProgress = (share: number) => setReading({ share, stop })
              setPending(await chooseImport({ onProgress, signal: stop.signal }).finally(() => setReading(null)))
              return null
            })
          }
        >
          Import…
        </Button>
        <Button onClick={() => run('everything', NOT_WRITTEN, exportAll)}>Export everything</Button>
      </Row>
      {reading ? (
        <Row title="Reading the file" text={percent(reading.share)}>
          <Button onClick={() => reading.stop.abort()}>Cancel</Button>
        </Row>
      ) : null}
      <Row
        title="Tables for a spreadsheet"
        text="One row for each exam and practice session, or one for each answer."
        result={resultOf('attempts') ?? resultOf('answers')}
      >
        <Button
          onClick={() =>
            exported(
              'attempts',
              'attempt',
              'There is no exam that has ended, so there is nothing to export yet.',
              exportAttempts,
            )
          }
        >
          Exams as CSV
        </Button>
        <Button
          onClick={() =>
            exported(
              'answers',
              'answer',
              'There is no answer of an exam that has ended, so there is nothing to export yet.',
              exportAnswers,
            )
          }
        >
          Answers as CSV
        </Button>
      </Row>
      <Row
        title="Missed questions"
        text="What you missed the last time you answered it, with key, reasons and sources: as notes to import in Anki, or to print."
        result={resultOf('missed')}
      >
        <Button onClick={() => exported('missed', 'question', NO_MISSED, exportAnki)}>Missed for Anki</Button>
        <Button
          onClick={() =>
            run('missed', 'The PDF was not saved.', async () => {
              const questions = await missedQuestions()
              if (questions.length === 0) return { kind: 'nothing', text: NO_MISSED }
              const name = await whilePrinted(questions, () => savePdf('CCS missed questions.pdf'))
              return name ? { kind: 'done', text: `Saved ${many(questions.length, 'question')} as ${name}.` } : null
            })
          }
        >
          Missed as PDF
        </Button>
      </Row>
      <Row
        title="Disputed keys"
        text="A report for the authors of the questions, with your reasoning for each key you dispute."
        result={resultOf('disputes')}
      >
        <Button
          onClick={() =>
            exported(
              'disputes',
              'disputed question',
              'You have disputed no key, so there is nothing to report. Keys are disputed in the review room.',
              exportDisputes,
            )
          }
        >
          Disputes report
        </Button>
      </Row>
      {printed ? <MissedPrint questions={printed} /> : null}
      {pending ? (
        <ReplaceDialog
          pending={pending}
          from="import"
          onClose={() => setPending(null)}
          onDone={(how) => {
            setPending(null)
            tell('everything', {
              kind: 'done',
              text: `${how === 'replaced' ? `Imported ${held(pending.facts) || 'settings only'}` : how} from ${pending.name}.${isBrowserEdition ? '' : ' What was here before is kept as a backup.'}`,
            })
            onChanged()
          }}
        />
      ) : null}
    </Group>
  )
}

const NO_MISSED = 'No answer is missed, so there is nothing to export.'

async function exportAll(): Promise<TaskResult | null> {
  if (isNothing(await storedFacts()))
    return { kind: 'nothing', text: 'Nothing is stored yet, so there is nothing to export.' }
  const saved = await exportEverything()
  return saved && { kind: 'done', text: `Exported ${held(saved.facts)} to ${saved.name}.` }
}

function sentence(exported: Exported, noun: string, nothing: string): TaskResult | null {
  if (exported === 'empty') return { kind: 'nothing', text: nothing }
  return exported && { kind: 'done', text: `Exported ${many(exported.count, noun)} to ${exported.name}.` }
}
