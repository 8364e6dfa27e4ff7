import { useState } from 'react'

type NumberFieldProps = { label: string; value: number; least: number; most: number; onChange: (value: number) => void }

/** A whole number. What is being typed stays as it is; only a number within the limits counts. */
export function NumberField({ label, value, least, most, onChange }: NumberFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <label className="practice-number">
      <span>{label}</span>
      <input
        type="number"
        className="number"
        min={least}
        max={most}
        value={typed ?? value}
        onChange={(event) => {
          const text = event.target.value
          const number = Number(text)
          setTyped(text)
          if (text !== '' && Number.isInteger(number) && number >= least && number <= most) onChange(number)
        }}
        onBlur={() => setTyped(null)}
      />
    </label>
  )
}
