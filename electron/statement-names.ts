/** Names in the folder of the statements. Files of other names, such as those of programs that sync, are not ours. */

export const fileName = 'statements.jsonl'
/** A new file that is being written, before it takes the place of the old one. */
export const draftName = 'statements.draft'
/** A damaged file, kept whole. */
export const setAsideName = (n: number): string => `statements.damaged-${n}`

export const isOurs = (name: string): boolean =>
  name === fileName || name === draftName || /^statements\.damaged-\d{1,3}$/.test(name)
