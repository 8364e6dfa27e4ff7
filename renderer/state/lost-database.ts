import type { Database } from '../storage/database'
import { useExam } from './exam'
import { logged } from './trouble'
import { reloadPage } from './ways-out'

/*
 * Chromium reads its files when they are asked for, and takes the whole database away when it finds one of them damaged:
 * in the middle of a start, or of a round of cards. What is said from then on is safe in the second copies; everything
 * else comes back from them with another start, which the page makes by itself.
 */

/** So often in a row; a disk that damages what was just written is no reason to go on for ever. */
const MOST = 3
const COUNT = 'starts after a lost database'

/** Starts the page anew when the database is lost: at once, or when the exam that is open has been left. */
export function startAnewWhenLost(db: Database): void {
  db.onLost = () => {
    logged('Working with the database', new DatabaseLost())
    if (useExam.getState().session === null) return startAnew()
    const stop = useExam.subscribe(({ session }) => {
      if (session !== null) return
      stop()
      startAnew()
    })
  }
}

class DatabaseLost extends Error {
  override name = 'DatabaseLost'
}

function startAnew(): void {
  const count = Number(sessionStorage.getItem(COUNT) ?? 0) + 1
  if (count > MOST) return
  sessionStorage.setItem(COUNT, String(count))
  reloadPage()
}
