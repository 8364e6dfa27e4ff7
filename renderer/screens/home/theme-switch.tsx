import { changeSetting, useSettings, type Settings } from '../../state/settings'
import { THEMES } from '../../state/themes'
import { inBackground } from '../../state/trouble'

/** Light, dark, or as the system is. */
export function ThemeSwitch() {
  const theme = useSettings((state) => state.theme)
  return (
    <label className="theme-switch">
      <span className="visually-hidden">Colors</span>
      <select
        value={theme}
        onChange={(event) =>
          inBackground('Changing a setting', changeSetting('theme', event.target.value as Settings['theme']))
        }
      >
        {THEMES.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  )
}
