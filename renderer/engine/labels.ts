import type { CodeTask } from '../../question-bank/schema/scenario'

/** How options are lettered, by their place in the form's order. */
export const OPTION_LETTERS = ['A', 'B', 'C', 'D'] as const

const TASK_TITLES = { principal: 'Principal or first-listed diagnosis', additional: 'Additional diagnoses', procedures: 'Procedures' } as const

/** What a code task is called, in the exam and on the report. */
export const taskTitle = (kind: CodeTask['kind']): string => TASK_TITLES[kind]
