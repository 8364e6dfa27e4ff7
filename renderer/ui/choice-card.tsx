import { PressLabel } from './press-label'
import './choice-card.css'

export type ChoiceCardProps = {
  name: string
  value: string
  checked: boolean
  onChoose: (value: string) => void
  title: string
  text: string
  facts?: readonly string[]
}

/** One of several choices, as a radio button that fills a card. */
export function ChoiceCard({ name, value, checked, onChoose, title, text, facts }: ChoiceCardProps) {
  return (
    <PressLabel className="choice-card">
      <input type="radio" name={name} value={value} checked={checked} onChange={() => onChoose(value)} />
      <span className="choice-card-body">
        <span className="choice-card-title">{title}</span>
        <span className="choice-card-text">{text}</span>
        {facts ? (
          <span className="choice-card-facts">
            {facts.map((fact) => (
              <span key={fact}>{fact}</span>
            ))}
          </span>
        ) : null}
      </span>
    </PressLabel>
  )
}
