import { useRoute } from '../../state/route'
import { changeSetting, useSettings, type Settings } from '../../state/settings'
import { THEMES } from '../../state/themes'
import { Button } from '../../ui/button'
import { Check } from '../../ui/check'
import { Group, Row } from './rows'
import { inBackground } from '../../state/trouble'

/** Colors outside the exam room, and where to read about the app. */
export function AppearanceGroup() {
  const theme = useSettings((state) => state.theme)
  const singleKeys = useSettings((state) => state.singleKeys)
  const show = useRoute((state) => state.show)
  return (
    <Group title="Appearance">
      <Row
        control="theme"
        title="Colors"
        text="The exam room has color schemes and text sizes of its own, in its menus."
      >
        <select
          id="theme"
          className="settings-field"
          value={theme}
          aria-describedby="theme-text"
          onChange={({ target }) =>
            inBackground('Changing a setting', changeSetting('theme', target.value as Settings['theme']))
          }
        >
          {THEMES.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </Row>
      <Row
        title="Single-letter keys"
        text="A letter or a digit alone chooses an option, with Shift strikes it out; in cards and review it also rates, tags and moves. Off, only Enter, arrows and Alt with a letter do something."
      >
        <Check
          title="Use single-letter keys"
          checked={singleKeys}
          onChange={(on) => inBackground('Changing a setting', changeSetting('singleKeys', on))}
        />
      </Row>
      <Row title="Help" text="Every key of the exam room, and what this app is.">
        <Button onClick={() => show('shortcuts')}>Keyboard shortcuts</Button>
        <Button onClick={() => show('about')}>About</Button>
      </Row>
    </Group>
  )
}
