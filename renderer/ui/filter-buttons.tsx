import './filter-buttons.css'

export type FilterChoice<Id extends string> = { id: Id; title: string; count: number }

/** A row of buttons of which one is pressed: what a list shows, and how many entries that are. */
export function FilterButtons<Id extends string>({
  label,
  choices,
  chosen,
  onChoose,
}: {
  label: string
  choices: readonly FilterChoice<Id>[]
  chosen: Id
  onChoose: (id: Id) => void
}) {
  return (
    <div className="filter-buttons" role="group" aria-label={label}>
      {choices.map(({ id, title, count }) => (
        <button
          key={id}
          type="button"
          className="filter-button"
          aria-pressed={id === chosen}
          onClick={() => onChoose(id)}
        >
          {title} <span className="number">{count.toLocaleString('en-US')}</span>
        </button>
      ))}
    </div>
  )
}
