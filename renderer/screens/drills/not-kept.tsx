import { storeDrills } from '../../state/books/drills'
import { inBackground } from '../../state/trouble'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'

/** What could not be stored, and another try. */
export const NotKept = ({ problem }: { problem: string | null }) =>
  problem === null ? null : (
    <Notice
      kind="bad"
      action={<Button onClick={() => inBackground('Keeping a look-up drill', storeDrills())}>Try again</Button>}
    >
      {problem}
    </Notice>
  )
