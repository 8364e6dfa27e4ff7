import type { CodeTask, Scenario } from '../../../question-bank/schema/scenario'
import type { ScreenRow } from './screen-table'

/* What the tutorial's samples are about: easy on purpose, and nothing of it is on an exam. */

export const SAMPLE_ITEM = {
  id: 'sample',
  stem: 'This is a sample question. Which day of the week comes **right after** Tuesday?',
  options: [
    { id: 'a', text: 'Monday' },
    { id: 'b', text: 'Wednesday' },
    { id: 'c', text: 'Thursday' },
    { id: 'd', text: 'Sunday' },
  ],
} as const

export const SAMPLE_RECORD: Pick<Scenario, 'id' | 'documents' | 'setting' | 'patient'> = {
  id: 'SAMPLE',
  setting: 'inpatient',
  patient: 'Sam Sample, 58, male',
  documents: [
    {
      id: 'face-sheet',
      title: 'Face sheet',
      text: '**Admitted** 03/02/2026 **Discharged** 03/04/2026\n\n**Admitting diagnosis** Pneumonia\n\n**Insurance** Sample Health Plan',
    },
    {
      id: 'discharge-summary',
      title: 'Discharge summary',
      text: 'Mr. Sample came with cough and fever for three days. Chest film: pneumonia of the right lower lobe. He received antibiotics and the fever was gone on day 2.\n\nHis **hypertension** and his **type 2 diabetes** were treated with his usual tablets.\n\n**Final diagnoses**\n\n1. Pneumonia\n2. Hypertension\n3. Type 2 diabetes mellitus',
    },
    {
      id: 'laboratory',
      title: 'Laboratory',
      text: '| Test | 03/02 | 03/04 |\n|---|---|---|\n| White cells | 14.1 | 8.2 |\n| Glucose | 148 | 121 |\n\nNo growth in blood cultures.',
    },
  ],
}

export const SAMPLE_QUESTION = {
  id: 'sample-record',
  stem: 'How long did the fever of the patient last after admission? The discharge summary says it.',
  options: [
    { id: 'a', text: 'It was gone on day 2' },
    { id: 'b', text: 'It was gone on day 3' },
    { id: 'c', text: 'It was still there at discharge' },
    { id: 'd', text: 'He had no fever' },
  ],
} as const

const code = (code: string) => ({ code, meaning: 'Sample', reason: 'Sample.' })

export const SAMPLE_TASK: CodeTask = {
  kind: 'additional',
  outlineTask: '1.1',
  prompt: 'Which additional diagnoses did the discharge summary list?',
  key: [code('I10'), code('E11.9')],
  wrong: ['J18.9', 'R05.9', 'R50.9', 'Z88.0'].map((one) => ({ ...code(one), mistake: 'Sample' })),
}

export const SAMPLE_ROWS: readonly ScreenRow[] = [
  { id: '1', label: 'Question 1', status: 'complete', flagged: false },
  { id: '2', label: 'Question 2', status: 'complete', flagged: true },
  { id: '3', label: 'Question 3', status: 'incomplete', flagged: false },
  { id: '4', label: 'Question 4', status: 'unseen', flagged: false },
  { id: '5', label: 'Question 5', status: 'incomplete', flagged: true },
]
