import { FULL } from '../attack/results'
import { allHold, attacked } from './attack/case'
import { FOLDER_DAMAGES } from './attack/folder-damages'
import { richProfile } from './attack/rich-profile'
import { test } from './journey'

/* Data folders that are damaged, incomplete, mixed up or in the way, with the real database. */

const FEW = ['the database is an older one']
const AT_ONCE = 6

test.describe.configure({ mode: 'parallel' })

const names = FULL ? Object.keys(FOLDER_DAMAGES) : FEW
for (let from = 0; from < names.length; from += AT_ONCE) {
  const these = names.slice(from, from + AT_ONCE)
  test(`damaged data folders lose nothing without a word, ${from + 1} to ${from + these.length}`, async () => {
    test.setTimeout(900_000)
    const rich = await richProfile()
    await allHold(
      these.map(
        (name) => () =>
          attacked('damaged folders, real database', rich, (folder) => {
            FOLDER_DAMAGES[name]!(folder, rich)
            return name
          }),
      ),
    )
  })
}
