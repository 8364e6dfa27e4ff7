import { useMemo } from 'react'
import { MISS_TYPES } from '../../engine/miss-types'
import type { ReviewResult } from '../../engine/review-filter'
import { FACETS, type Facet, type ReviewQuery } from '../../engine/review-query'
import { useAttempts } from '../../state/history'
import { outlineTitles, topicTitles, type ReviewRoom } from '../../state/review'
import { dateTime } from '../../ui/format'

const TITLES: Record<Facet, string> = {
  domain: 'Domain',
  task: 'Task',
  topic: 'Topic',
  codeSystem: 'Code system',
  scenario: 'Scenario',
  missType: 'Why missed',
  source: 'Answered in',
  attempt: 'Attempt',
}

/** The list of a thousand attempts would help nobody. */
const MOST = 100

type Props = { room: ReviewRoom; query: ReviewQuery; result: ReviewResult; onChange: (query: ReviewQuery) => void }

/** One choice list for each facet. Values without a question are left out, unless chosen; the lists stay where they are. */
export function FacetSelects({ room, query, result, onChange }: Props) {
  const attempts = useAttempts()
  const titleOf = useMemo(() => {
    const { domains, tasks } = outlineTitles()
    const topics = topicTitles()
    const misses = new Map<string, string>(MISS_TYPES.map((one) => [one.id, one.title]))
    const dates = new Map((attempts?.attempts ?? []).map((one) => [one.id, `${dateTime(one.createdAt)}, ${one.title}`]))
    const titles: Record<Facet, (value: string) => string> = {
      domain: (value) => `${value}. ${domains.get(Number(value)) ?? ''}`,
      task: (value) => `${value} ${tasks.get(value) ?? ''}`,
      topic: (value) => (topics[value] ? `${value} ${topics[value]}` : value),
      codeSystem: (value) => value,
      scenario: (value) => room.scenarioTitles.get(value) ?? value,
      missType: (value) => misses.get(value) ?? value,
      source: (value) => (value === 'exam' ? 'Exams' : 'Practice'),
      attempt: (value) => dates.get(value) ?? value,
    }
    return titles
  }, [attempts, room.scenarioTitles])
  return (
    <fieldset className="review-group review-facets">
      <legend>Where it stands</legend>
      {FACETS.map((facet) => {
        const chosen = query[facet] === null ? '' : String(query[facet])
        const counts = result.facets[facet]
        const values = sorted(facet, [...counts.keys()]).slice(0, MOST)
        if (chosen !== '' && !values.includes(chosen)) values.unshift(chosen)
        return (
          <label key={facet} className="review-facet">
            <span>{TITLES[facet]}</span>
            <select
              aria-label={TITLES[facet]}
              disabled={values.length === 0}
              data-chosen={chosen === '' ? undefined : ''}
              value={chosen}
              onChange={(event) => onChange({ ...query, [facet]: valueOf(facet, event.target.value) })}
            >
              <option value="">Any</option>
              {values.map((value) => (
                <option key={value} value={value}>
                  {titleOf[facet](value)} ({counts.get(value) ?? 0})
                </option>
              ))}
            </select>
          </label>
        )
      })}
    </fieldset>
  )
}

const valueOf = (facet: Facet, value: string): string | number | null =>
  value === '' ? null : facet === 'domain' ? Number(value) : value

/** In the order of the outline, of the miss types, or, of attempts, as they come: the newest first. */
function sorted(facet: Facet, values: string[]): string[] {
  if (facet === 'attempt' || facet === 'source') return values
  if (facet === 'missType') return MISS_TYPES.map((one) => one.id as string).filter((one) => values.includes(one))
  return values.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
}
