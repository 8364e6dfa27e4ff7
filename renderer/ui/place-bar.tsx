import './place-bar.css'

/** One place of the app. `count` is what waits there, and `counts` says what that is, for screen readers. */
export type Place = { id: string; title: string; current: boolean; go: () => void; count?: number; counts?: string }

/** The way from any page to the others. */
export function PlaceBar({ places }: { places: readonly Place[] }) {
  return (
    <nav className="place-bar" aria-label="Places">
      {places.map(({ id, title, current, go, count, counts }) => (
        <button key={id} type="button" className="place" aria-current={current ? 'page' : undefined} onClick={go}>
          {title}
          {count ? (
            <span className="place-count number">
              {count}
              {counts ? <span className="visually-hidden"> {counts}</span> : null}
            </span>
          ) : null}
        </button>
      ))}
    </nav>
  )
}
