import { useSecondCopy } from '../../state/statement-writer'
import { Notice } from '../../ui/notice'

/** Says when the second copy of what is said outside exams cannot be written. */
export function SecondCopyNotice() {
  const problem = useSecondCopy((state) => state.problem)
  return problem ? (
    <Notice kind="bad">{`Your notes, tags, cards and settings are saved in one place only. ${problem} It is tried again by itself.`}</Notice>
  ) : null
}
