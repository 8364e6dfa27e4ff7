import type { Database } from './database'
import { sha256 } from './sha256'

/** Settings that are about backups; they change with each one. */
const ABOUT_BACKUPS = ['lastBackup', 'emptiedOnPurpose', 'lossOpen', 'exchange']

/**
 * A digest of everything that is kept, without reading it all: two differ when something was changed in between. Tables
 * whose rows change in place are read whole, and are small; of those that only grow, which are large, the number of rows
 * says enough. Clock beats are left out, as they follow events.
 */
export function digestOfKept(db: Database): Promise<string> {
  const tables = [
    db.attempts,
    db.heads,
    db.events,
    db.contents,
    db.settings,
    db.cards,
    db.reviews,
    db.marks,
    db.notes,
    db.leftOut,
    db.drillRounds,
  ]
  return db
    .transaction('r', tables, () =>
      Promise.all([
        Promise.all([
          db.attempts.toArray(),
          db.cards.toArray(),
          db.marks.toArray(),
          db.notes.toArray(),
          db.leftOut.toArray(),
        ]),
        Promise.all([
          db.heads.count(),
          db.events.count(),
          db.contents.count(),
          db.reviews.count(),
          db.drillRounds.count(),
        ]),
        // A review that was taken back and another one in its place leave the number as it is.
        db.reviews.orderBy('at').last(),
        // A round that goes on says when.
        db.drillRounds.orderBy('at').last(),
        db.settings.filter(({ key }) => !ABOUT_BACKUPS.includes(key)).toArray(),
      ]),
    )
    .then((kept) => sha256(JSON.stringify(kept)))
}
