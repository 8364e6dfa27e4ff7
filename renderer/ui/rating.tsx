import { PressLabel } from './press-label'
import './rating.css'

export type RatingProps = {
  name: string
  question: string
  /** What the lowest and the highest value mean. */
  low: string
  high: string
  values: readonly number[]
  chosen: number | undefined
  onChoose: (value: number) => void
}

/** One question answered on a scale, as a group of radio buttons. */
export function Rating({ name, question, low, high, values, chosen, onChoose }: RatingProps) {
  const last = values.length - 1
  return (
    <fieldset className="rating">
      <legend className="rating-question">{question}</legend>
      <span className="rating-end rating-low" aria-hidden="true">
        {low}
      </span>
      {values.map((value, index) => (
        <PressLabel key={value} className="rating-value">
          <input
            type="radio"
            name={name}
            value={value}
            aria-label={index === 0 ? `${value}, ${low}` : index === last ? `${value}, ${high}` : undefined}
            checked={chosen === value}
            onChange={() => onChoose(value)}
          />
          <span className="number">{value}</span>
        </PressLabel>
      ))}
      <span className="rating-end" aria-hidden="true">
        {high}
      </span>
    </fieldset>
  )
}
