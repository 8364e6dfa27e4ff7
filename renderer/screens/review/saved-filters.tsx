import { useState } from 'react'
import { conditionCount, sameQuery, type ReviewQuery } from '../../engine/review-query'
import { deleteFilter, FILTER_NAME_LENGTH, MOST_FILTERS, renameFilter, saveFilter, useSavedFilters } from '../../state/saved-filters'
import { Button } from '../../ui/button'
import { FilterNameDialog } from './filter-name-dialog'

/** Filters under a name: choose one, keep the present one, rename or delete. */
export function SavedFilters({ query, onChoose }: { query: ReviewQuery; onChoose: (query: ReviewQuery) => void }) {
  const filters = useSavedFilters()
  const [naming, setNaming] = useState<'save' | 'rename' | null>(null)
  const current = filters.find((one) => sameQuery(one.query, query))
  const canSave = !current && conditionCount(query) > 0 && filters.length < MOST_FILTERS
  if (filters.length === 0 && !canSave) return null
  return (
    <div className="review-saved">
      {filters.length > 0 ? (
        <label className="review-facet">
          <span>Saved filter</span>
          <select
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
      ) : null}
      <div className="review-saved-actions">
        {canSave ? (
          <Button look="quiet" onClick={() => setNaming('save')}>
            Save this filter
          </Button>
        ) : null}
        {current ? (
          <>
            <Button look="quiet" onClick={() => setNaming('rename')}>
              Rename
            </Button>
            <Button look="quiet" onClick={() => void deleteFilter(current.name)}>
              Delete
            </Button>
          </>
        ) : null}
      </div>
      {naming ? (
        <FilterNameDialog
          title={naming === 'save' ? 'Save this filter' : 'Rename the filter'}
          initial={naming === 'rename' ? (current?.name ?? '') : ''}
          taken={filters.map((one) => one.name).filter((name) => naming === 'save' || name !== current?.name)}
          longest={FILTER_NAME_LENGTH}
          onClose={() => setNaming(null)}
          onName={(name) => {
            setNaming(null)
            void (naming === 'rename' && current ? renameFilter(current.name, name) : saveFilter(name, query))
          }}
        />
      ) : null}
    </div>
  )
}
