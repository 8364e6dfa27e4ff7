import { isBrowserEdition } from '../../state/app-info'
import { openLog } from '../../state/ways-out'
import { Button } from '../../ui/button'
import { Group, Row } from './rows'

/** What to attach to a report when something goes wrong. */
export function LogGroup() {
  return (
    <Group title="When something goes wrong">
      <Row
        title="Log"
        text={`What failed and when, for a report. It has no answer, no note and no name.${
          isBrowserEdition ? ' In the browser edition it is kept until this tab is closed.' : ''
        }`}
      >
        <Button onClick={openLog}>{isBrowserEdition ? 'Save the log' : 'Open log'}</Button>
      </Row>
    </Group>
  )
}
