import type { ReviewResult } from '../../engine/review-filter'
import { ANSWER_STATES, QUESTION_STATES, type ReviewQuery, type ReviewState } from '../../engine/review-query'
import type { ReviewRoom } from '../../state/review'
import { Icon } from '../../ui/icon'
import { FacetSelects } from './facet-selects'
import { SavedFilterChoice } from './saved-filters'
import { stateTitle } from './words'
import { PressLabel } from '../../ui/press-label'

type Props = { room: ReviewRoom; query: ReviewQuery; result: ReviewResult; onChange: (query: ReviewQuery) => void }

/** All that narrows the questions down, with how many each choice leaves. */
export function FilterPanel({ room, query, result, onChange }: Props) {
  const toggle = (state: ReviewState) =>
    onChange({
      ...query,
      states: query.states.includes(state) ? query.states.filter((one) => one !== state) : [...query.states, state],
    })
  const check = (state: ReviewState) => (
    <PressLabel key={state} className="review-check">
      <input type="checkbox" checked={query.states.includes(state)} onChange={() => toggle(state)} />
      <span>{stateTitle(state, query.when)}</span>
      <span className="review-count number">{result.states[state]}</span>
    </PressLabel>
  )
  return (
    <aside className="review-filters" aria-label="Filters">
      <label className="review-search">
        <Icon name="search" size={16} />
        <input
          type="search"
          placeholder="Search everything"
          aria-label="Search questions, reasons, records and notes"
          maxLength={200}
          value={query.text}
          onChange={(event) => onChange({ ...query, text: event.target.value })}
        />
      </label>
      <SavedFilterChoice query={query} onChoose={onChange} />
      <fieldset className="review-group">
        <legend>Your answer</legend>
        <div className="review-when" role="group" aria-label="Which answers are looked at">
          {(['last', 'ever'] as const).map((when) => (
            <button
              key={when}
              type="button"
              aria-pressed={query.when === when}
              onClick={() => onChange({ ...query, when })}
            >
              {when === 'last' ? 'Last answer' : 'Any answer'}
            </button>
          ))}
        </div>
        {ANSWER_STATES.map(check)}
      </fieldset>
      <fieldset className="review-group">
        <legend>The question</legend>
        {QUESTION_STATES.map(check)}
      </fieldset>
      <FacetSelects room={room} query={query} result={result} onChange={onChange} />
    </aside>
  )
}
