import { editionsStatement } from '../../engine/editions-statement'
import type { Form } from '../../engine/form'
import { EditionsNote } from '../../ui/editions-note'

/** For which code books the questions of a report were drawn. */
export const FormBooks = ({ form }: { form: Form }) => <EditionsNote statement={editionsStatement(form.editions)} />
