import { useState } from 'react'
import { conditionCount, EVERYTHING, sameQuery, type ReviewQuery } from '../../engine/review-query'
import {
  deleteFilter,
  FILTER_NAME_LENGTH,
  MOST_FILTERS,
  renameFilter,
  saveFilter,
  useSavedFilters,
} from '../../state/saved-filters'
import { Button } from '../../ui/button'
import { FilterNameDialog } from './filter-name-dialog'
import { inBackground } from '../../state/trouble'

/** The choice among the filters that have a name; nothing while there are none. */
export function SavedFilterChoice({ query, onChoose }: { query: ReviewQuery; onChoose: (query: ReviewQuery) => void }) {
  const filters = useSavedFilters()
  if (filters.length === 0) return null
  const current = filters.find((one) => sameQuery(one.query, query))
  return (
    <label className="review-facet">
      <span>Saved filter</span>
      <select
        aria-label="Saved filter"
        data-chosen={current ? '' : undefined}
        value={current?.name ?? ''}
        onChange={(event) => {
          const chosen = filters.find((one) => one.name === event.target.value)
          if (chosen) onChoose(chosen.query)
        }}
      >
        <option value="" disabled>
          {conditionCount(query) > 0 ? 'Not saved' : 'Choose'}
        </option>
        {filters.map(({ name }) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

/** What can be done with the present filter: clear it, keep it under a name, rename or delete that. */
export function FilterActions({ query, onChange }: { query: ReviewQuery; onChange: (query: ReviewQuery) => void }) {
  const filters = useSavedFilters()
  const [naming, setNaming] = useState<'save' | 'rename' | null>(null)
  const [deleted, setDeleted] = useState<{ name: string; query: ReviewQuery } | null>(null)
  if (conditionCount(query) === 0) return null
  const current = filters.find((one) => sameQuery(one.query, query))
  return (
    <span className="review-filter-actions">
      <Button look="quiet" onClick={() => onChange({ ...EVERYTHING, when: query.when })}>
        Clear filters
      </Button>
      {!current && deleted && sameQuery(deleted.query, query) ? (
        <Button
          look="quiet"
          onClick={() => inBackground('Saving a filter', saveFilter(deleted.name, deleted.query))}
        >{`Bring back “${deleted.name}”`}</Button>
      ) : null}
      {!current && filters.length < MOST_FILTERS ? (
        <Button look="quiet" onClick={() => setNaming('save')}>
          Save this filter
        </Button>
      ) : null}
      {current ? (
        <>
          <Button look="quiet" onClick={() => setNaming('rename')}>
            Rename filter
          </Button>
          <Button
            look="quiet"
            onClick={() => {
              setDeleted(current)
              inBackground('Deleting a filter', deleteFilter(current.name))
            }}
          >
            Delete filter
          </Button>
        </>
      ) : null}
      {naming ? (
        <FilterNameDialog
          title={naming === 'save' ? 'Save this filter' : 'Rename the filter'}
          of={naming === 'rename' ? `rename ${current?.name ?? ''}` : 'save'}
          initial={naming === 'rename' ? (current?.name ?? '') : ''}
          taken={filters.map((one) => one.name).filter((name) => naming === 'save' || name !== current?.name)}
          longest={FILTER_NAME_LENGTH}
          onClose={() => setNaming(null)}
          onName={(name) => {
            setNaming(null)
            inBackground(
              'Saving a filter',
              naming === 'rename' && current ? renameFilter(current.name, name) : saveFilter(name, query),
            )
          }}
        />
      ) : null}
    </span>
  )
}
