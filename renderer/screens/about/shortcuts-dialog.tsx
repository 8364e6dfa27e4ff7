import { useRoute } from '../../state/route'
import { useSettings } from '../../state/settings'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { FULL_SCREEN_KEYS, IS_MAC } from '../../ui/platform'
import { shortcutRows } from './shortcut-rows'
import './about.css'

/** Every key the exam room, the review room and the cards listen to. */
export function ShortcutsDialog() {
  const show = useRoute((state) => state.show)
  const singles = useSettings((state) => state.singleKeys)
  return (
    <Dialog
      wide
      title="Keyboard shortcuts"
      onDismiss={() => show(null)}
      actions={
        <Button look="primary" autoFocus onClick={() => show(null)}>
          Close
        </Button>
      }
    >
      {singles ? null : (
        <p>Keys that are a letter or a digit alone are turned off in Settings, so they are not listed.</p>
      )}
      <table className="about-keys">
        <thead>
          <tr>
            <th scope="col">Action</th>
            <th scope="col">Where</th>
            <th scope="col">Keys</th>
          </tr>
        </thead>
        <tbody>
          {shortcutRows(IS_MAC, FULL_SCREEN_KEYS, singles).map(({ does, where, ways }) => (
            <tr key={does + where}>
              <td>{does}</td>
              <td className="muted">{where}</td>
              <td>
                {ways.map((keys, way) => (
                  <span key={keys.join()}>
                    {way > 0 ? ' or ' : ''}
                    {keys.map((key, index) => (
                      <span key={key}>
                        {index > 0 ? ' + ' : ''}
                        <kbd>{key}</kbd>
                      </span>
                    ))}
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  )
}
