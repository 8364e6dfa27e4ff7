import type { CodeTask } from '../../../question-bank/schema/scenario'

const HEADINGS = { principal: 'Principal or first-listed diagnosis', additional: 'Additional diagnoses', procedures: 'Procedures' } as const

/** What a code task is called on screens. */
export const taskHeading = (kind: CodeTask['kind']): string => HEADINGS[kind]
