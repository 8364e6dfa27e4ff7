import { useState } from 'react'

type NumberFieldProps = { id: string; value: number; least: number; most: number; onChange: (value: number) => void }

/** A whole number. What is typed counts as soon as it is one; otherwise the field says which it takes, and goes back when it is left. */
export function NumberField({ id, value, least, most, onChange }: NumberFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const fits = typed === null || isWhole(typed, least, most)
  return (
    <span className="settings-number">
      <input
        id={id}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        className="settings-field number"
        value={typed ?? String(value)}
        aria-invalid={!fits}
        aria-describedby={fits ? `${id}-text` : `${id}-text ${id}-wrong`}
        onChange={({ target }) => {
          setTyped(target.value)
          if (isWhole(target.value, least, most)) onChange(Number(target.value))
        }}
        onBlur={() => setTyped(null)}
      />
      <span className="settings-wrong" id={`${id}-wrong`} role="status">
        {fits ? '' : `A whole number from ${least} to ${most.toLocaleString('en-US')}.`}
      </span>
    </span>
  )
}

const isWhole = (text: string, least: number, most: number): boolean =>
  /^\d{1,6}$/.test(text) && Number(text) >= least && Number(text) <= most
