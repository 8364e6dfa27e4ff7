import { whenReady } from '../../state/boot-state'
import { useSettings } from '../../state/settings-shown'
import { THEMES, type Theme } from '../../state/themes'
import { inBackground } from '../../state/trouble'

/** Home is drawn before the stored settings are there to be changed. */
async function changeTheme(theme: Theme): Promise<void> {
  await whenReady()
  const { changeSetting } = await import('../../state/settings')
  await changeSetting('theme', theme)
}

/** Light, dark, or as the system is. */
export function ThemeSwitch() {
  const theme = useSettings((state) => state.theme)
  return (
    <label className="theme-switch">
      <span className="visually-hidden">Colors</span>
      <select
        value={theme}
        onChange={(event) => inBackground('Changing a setting', changeTheme(event.target.value as Theme))}
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
