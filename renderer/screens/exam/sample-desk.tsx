import { useState, type ReactNode } from 'react'
import type { AnswerStyle, CodeLine } from '../../engine/answer'
import { CodePick } from '../../question/code-pick'
import { CodeType } from '../../question/code-type'
import { RecordDesk } from './record-desk'
import { SAMPLE_QUESTION, SAMPLE_RECORD, SAMPLE_TASK } from './sample-content'
import { SampleChoice } from './sample-item'

const NO_HIGHLIGHTS = new Map()

function SampleDesk({ children }: { children: ReactNode }) {
  return (
    <div className="sample-desk">
      <RecordDesk scenario={SAMPLE_RECORD} number={1} highlights={NO_HIGHLIGHTS} search>
        <div className="question">{children}</div>
      </RecordDesk>
    </div>
  )
}

/** A record with a question about it. */
export const SampleRecord = () => (
  <SampleDesk>
    <SampleChoice {...SAMPLE_QUESTION} />
  </SampleDesk>
)

/** A record with codes to assign, in the style of the exam. */
export function SampleCodes({ style }: { style: AnswerStyle }) {
  const [lines, setLines] = useState<CodeLine[]>([])
  return (
    <SampleDesk>
      {style === 'pick' ? (
        <CodePick task={SAMPLE_TASK} given={{ kind: 'codes', lines }} onAnswer={setLines} />
      ) : (
        <CodeType task={SAMPLE_TASK} inpatient given={undefined} onAnswer={setLines} />
      )}
    </SampleDesk>
  )
}
