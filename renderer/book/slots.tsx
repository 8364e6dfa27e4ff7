import css from './slots.module.css'

/** A code, one box a character: filled, open, or the one that was chosen last. A dot stands after the third where `dotted`. */
export function Slots({
  characters,
  here,
  dotted,
}: {
  characters: readonly (string | null)[]
  here: number
  dotted?: boolean
}) {
  const spoken = characters.map((one) => one ?? 'open').join(' ')
  return (
    <div className={css.slots} role="img" aria-label={`Code: ${spoken}`}>
      {characters.map((character, at) => (
        <span key={at} className={css.place}>
          <span
            className={css.slot}
            data-open={character === null ? '' : undefined}
            data-here={at === here ? '' : undefined}
          >
            {character ?? '_'}
          </span>
          {dotted && at === 2 && characters.length > 3 ? <span className={css.dot}>.</span> : null}
        </span>
      ))}
    </div>
  )
}
