import { useEffect, useState } from 'react'
import { isBrowserEdition, openDataFolder } from '../../state/app-info'
import { checkEverything, readReports, saveReports } from '../../state/recovery-reports'
import { inBackground } from '../../state/trouble'
import { Button } from '../../ui/button'
import { Group, Row } from './rows'
import { useTasks } from './use-tasks'

/** What was found damaged and what became of it, to read again; and a look through everything that is stored. */
export function RecoveryGroup({ onChanged }: { onChanged: () => void }) {
  const { resultOf, run } = useTasks<'check' | 'report'>()
  const [text, setText] = useState<string | null>(null)
  const read = () => inBackground('Reading the recovery report', readReports().then(setText))
  useEffect(read, [])
  if (isBrowserEdition) return null
  return (
    <Group title="What was recovered">
      <Row
        title="Check everything that is stored"
        text="Reads every exam, card and note, mends what is damaged from its other copies, and says what was found."
        result={resultOf('check')}
      >
        <Button
          onClick={() =>
            run('check', 'Not everything could be checked.', async () => {
              const sentences = await checkEverything()
              read()
              onChanged()
              return sentences.length === 0
                ? { kind: 'done', text: 'Everything that is stored can be read.' }
                : { kind: 'nothing', text: sentences.join(' ') }
            })
          }
        >
          Check now
        </Button>
      </Row>
      <Row
        title="Recovery report"
        text={
          text === null
            ? 'Nothing was ever found damaged. What is found is written down here.'
            : 'What was found damaged and what became of it. What could not be used is kept in the folder “set-aside” of the data folder.'
        }
        result={resultOf('report')}
      >
        <Button onClick={openDataFolder}>Open data folder</Button>
        {text === null ? null : (
          <Button
            onClick={() =>
              run('report', 'The report was not saved.', async () => {
                const name = await saveReports(text)
                return name === null ? null : { kind: 'done', text: `Saved as ${name}.` }
              })
            }
          >
            Save the report
          </Button>
        )}
      </Row>
      {text === null ? null : (
        <pre className="settings-report" tabIndex={0} aria-label="Recovery report">
          {text}
        </pre>
      )}
    </Group>
  )
}
