import type { Bank } from '../../../question-bank/schema/bank'
import { appliedFilters, emptyingFilter, NO_FILTERS } from '../../engine/practice-filters'
import { practiceOutline, type PracticeFacts } from '../../engine/practice-form'
import type { PracticeRequest } from '../../engine/practice-request'
import { Button } from '../../ui/button'
import { counted } from '../../ui/format'
import { Icon } from '../../ui/icon'
import './applied-filters.css'

type Change = (over: Partial<PracticeRequest>) => void
const titlesOf = (bank: Bank) => ({ outline: practiceOutline(bank), topics: bank.topics })

/** What narrows the practice, each with a way to take it away; nothing when nothing does. */
export function AppliedFilters({
  bank,
  request,
  told,
  onChange,
}: {
  bank: Bank
  request: PracticeRequest
  told: string
  onChange: Change
}) {
  const filters = appliedFilters(request, titlesOf(bank))
  return (
    <div className="applied">
      {filters.length === 0 ? null : (
        <>
          <ul className="applied-list" aria-label="Filters">
            {filters.map(({ id, title, without }) => (
              <li key={id}>
                <button
                  type="button"
                  className="applied-chip"
                  aria-label={`Remove filter: ${title}`}
                  onClick={() => onChange(without)}
                >
                  <span>{title}</span>
                  <Icon name="cross" size={12} />
                </button>
              </li>
            ))}
          </ul>
          <Button look="quiet" onClick={() => onChange(NO_FILTERS)}>
            Clear filters
          </Button>
        </>
      )}
      <p className="muted" aria-live="polite">
        {told}
      </p>
    </div>
  )
}

/** Nothing matches: which filter is to blame, and the way without it. */
export function EmptyResult({
  bank,
  facts,
  request,
  missing,
  onChange,
}: {
  bank: Bank
  facts: PracticeFacts
  request: PracticeRequest
  missing: string
  onChange: Change
}) {
  const found = emptyingFilter(bank, request, facts, titlesOf(bank))
  if (!found) return <p className="practice-missing">{missing}</p>
  const { filter, then } = found
  const noun = request.scenarios === 'drill' ? 'code task' : 'question'
  return (
    <div className="practice-missing">
      <p>
        {missing.split('. ')[0]}: “{filter.title}” leaves none. Without it {then === 1 ? 'there is' : 'there are'}{' '}
        {counted(then, noun)}.
      </p>
      <Button onClick={() => onChange(filter.without)}>Remove “{filter.title}”</Button>
    </div>
  )
}
