import { useStatements, type StatementRecovery } from '../../state/statements'
import { useSecondCopy } from '../../state/statement-writer'
import { counted } from '../../ui/format'
import { Notice } from '../../ui/notice'

/** Whether the second copy of what is said outside exams lacks something, and what came back from it. */
export function SecondCopyNotice() {
  const problem = useSecondCopy((state) => state.problem)
  const told = statementsSentence(useStatements((state) => state.recovery))
  return (
    <>
      {problem ? (
        <Notice kind="bad">{`Your notes, tags, cards and settings are saved in one place only. ${problem} It is tried again by itself.`}</Notice>
      ) : null}
      {told ? <Notice kind="warn">{told}</Notice> : null}
    </>
  )
}

/** What came back from the second copy of what is said outside exams, or null when there is nothing to tell. */
export function statementsSentence({ restored, damaged, unreadable }: StatementRecovery): string | null {
  const parts: string[] = []
  const back = [
    [restored.notes, 'note'],
    [restored.marks, 'tag'],
    [restored.reviews, 'card review'],
    [restored.cards, 'card'],
    [restored.settings, 'setting'],
    [restored.leftOut, 'exam left out of the statistics'],
  ] as const
  const list = back.flatMap(([count, noun]) => (count ? [numbered(count, noun)] : []))
  const sum = back.reduce((all, [count]) => all + (count ?? 0), 0)
  if (sum > 0)
    parts.push(
      `${joined(list)} that the app's storage had lost came back from ${sum === 1 ? 'its' : 'their'} second copy.`,
    )
  if (damaged > 0)
    parts.push(
      `${counted(damaged, 'line')} of the second copy of your notes, tags, cards and settings ${damaged === 1 ? 'was' : 'were'} damaged. All other lines were used; the damaged file is kept in the data folder.`,
    )
  if (unreadable)
    parts.push('The second copy of your notes, tags, cards and settings could not be read and was left as it is.')
  return parts.length === 0 ? null : parts.join(' ')
}

const numbered = (count: number, noun: string) =>
  count === 1
    ? `1 ${noun}`
    : noun.startsWith('exam ')
      ? `${count} ${noun.replace('exam', 'exams')}`
      : counted(count, noun)

const joined = (parts: readonly string[]) =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
