import { SupportedRecord } from '../../question/supported-record'
import type { Answered } from '../../state/answered'

/** The record of a scenario with what supports its codes; nothing for an item. */
export function RecordPanel({ answered: { screen } }: { answered: Answered }) {
  if (screen.kind === 'item') return null
  const { scenario } = screen
  return (
    <section className="review-record">
      <h2>The record</h2>
      <p className="muted">
        {scenario.patient}. The words that support the codes of {screen.kind === 'codes' ? 'this task' : 'the scenario'}{' '}
        are marked; choose one to see where it stands.
      </p>
      <SupportedRecord scenario={scenario} kind={screen.kind === 'codes' ? screen.task.kind : null} />
    </section>
  )
}
