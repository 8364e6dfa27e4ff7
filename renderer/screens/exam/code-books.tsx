import type { Form } from '../../engine/form'
import { editionsStatement } from '../../engine/editions-statement'
import { useDateChange } from '../../state/editions'
import { EditionsNote } from '../../ui/editions-note'

/** For which code books the form of this attempt is. It was drawn for a day, so it does not follow a later change of it. */
export function CodeBooks({ form }: { form: Form }) {
  const change = useDateChange(form.editions)
  return <EditionsNote statement={editionsStatement(form.editions)} more={change} />
}
