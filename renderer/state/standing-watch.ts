import { dropStanding } from '../storage/standing'
import { useCards } from './cards'
import { useMarks } from './marks'
import { useNotes } from './notes'
import { services } from './services'
import { inPassing } from './trouble'
import { standingChanged } from './standing-keys'

/*
 * What is kept of the standing is found out of date by counting rows. A mark said anew or a card set aside changes no
 * count, so it is seen here.
 */
export function watchStanding(): void {
  useMarks.subscribe(({ marks }, before) => before.marks !== null && marks !== before.marks && drop())
  useNotes.subscribe(({ notes }, before) => before.notes !== null && notes !== before.notes && drop())
  useCards.subscribe(({ cards }, before) => before.cards !== null && cards !== before.cards && drop())
}

function drop(): void {
  standingChanged()
  // What it says is compared with the data before it is shown, so one that stays costs only time.
  inPassing('Dropping what home had kept', dropStanding(services().db))
}
