import { z } from 'zod'

/** Why an answer was missed. A distractor's mistake belongs to one of the first seven; `time` is never a distractor's. */
export const missType = z.enum(['rule', 'misread', 'lookup', 'sequencing', 'specificity', 'root-operation', 'careless', 'time'])
export type MissType = z.infer<typeof missType>
