import { changeSetting, useSettings, type Settings } from '../../state/settings'
import { THEMES } from '../../state/themes'

/** Light, dark, or as the system is. */
export function ThemeSwitch() {
  const theme = useSettings((state) => state.theme)
  return (
    <label className="theme-switch">
      <span className="visually-hidden">Colors</span>
      <select value={theme} onChange={(event) => void changeSetting('theme', event.target.value as Settings['theme'])}>
        {THEMES.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  )
}
