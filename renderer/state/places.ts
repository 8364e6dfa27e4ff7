import { useDueCount } from './due-count'
import { useRoute, type Route } from './route'

/** The places that can be gone to from every page, in the order of the bar. */
const PLACES = [
  { id: 'home', title: 'Home' },
  { id: 'practice', title: 'Practice' },
  { id: 'cards', title: 'Cards' },
  { id: 'review', title: 'Review' },
  { id: 'progress', title: 'Progress' },
  { id: 'code-books', title: 'Code books' },
  { id: 'settings', title: 'Settings' },
] as const satisfies readonly { id: Route['screen']; title: string }[]

export type PlaceId = (typeof PLACES)[number]['id']

/** The bar of a page; `current` is null on a page that is no place of its own, such as a report. */
export function usePlaces(current: PlaceId | null) {
  const go = useRoute((state) => state.go)
  const due = useDueCount((state) => state.due)
  return PLACES.map(({ id, title }) => ({
    id,
    title,
    current: id === current,
    go: () => go({ screen: id }),
    ...(id === 'cards' && due !== null ? { count: due, counts: 'due' } : {}),
  }))
}
