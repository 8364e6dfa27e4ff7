import { changeSetting, useSettings, type Settings } from '../../state/settings'
import { inBackground } from '../../state/trouble'

type Choices<K extends keyof Settings> = readonly { value: Settings[K]; label: string }[]

const SCHEMES: Choices<'scheme'> = [
  { value: 'normal', label: 'Normal Color Scheme' },
  { value: 'black-on-white', label: 'Black on White' },
  { value: 'black-on-light-yellow', label: 'Black on Light Yellow' },
  { value: 'black-on-light-blue', label: 'Black on Light Blue' },
  { value: 'white-on-black', label: 'White on Black' },
  { value: 'yellow-on-black', label: 'Yellow on Black' },
  { value: 'green-on-black', label: 'Green on Black' },
  { value: 'white-on-dark-blue', label: 'White on Dark Blue' },
]

const FONTS: Choices<'font'> = [
  { value: 'small', label: 'Small Font' },
  { value: 'medium', label: 'Medium Font' },
  { value: 'large', label: 'Large Font' },
  { value: 'extra-large', label: 'Extra Large Font' },
]

/** The color scheme and the font, changeable at any time in the exam and kept for the next one. */
export function AppearanceMenus() {
  return (
    <div className="appearance">
      <Menu setting="scheme" label="Color scheme" choices={SCHEMES} />
      <Menu setting="font" label="Font size" choices={FONTS} />
    </div>
  )
}

function Menu<K extends 'scheme' | 'font'>({
  setting,
  label,
  choices,
}: {
  setting: K
  label: string
  choices: Choices<K>
}) {
  const value = useSettings((state) => state[setting])
  return (
    <label>
      <span className="visually-hidden">{label}</span>
      <select
        value={value}
        onChange={(event) =>
          inBackground('Changing a setting', changeSetting(setting, event.target.value as Settings[K]))
        }
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </label>
  )
}
