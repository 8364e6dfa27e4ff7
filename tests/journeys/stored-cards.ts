import type { Page } from '@playwright/test'
import type { Card, ReviewEntry } from '../../renderer/engine/card'

/* Cards and their reviews as the database has them, past the screens. */

type Rows = { cards: Card[]; reviews: ReviewEntry[] }

/** Puts cards into the database of a running app; it shows them after its next start. */
export async function putCards(page: Page, cards: readonly Card[]): Promise<void> {
  // Asked for before the app has made its database, an empty one would come to be in its place.
  await page.getByRole('navigation', { name: 'Places' }).waitFor()
  await page.evaluate(
    (rows) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('ccs-exam-simulator')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const writing = opening.result.transaction('cards', 'readwrite')
          for (const row of rows) writing.objectStore('cards').put(row)
          writing.onerror = () => reject(writing.error)
          writing.oncomplete = () => {
            opening.result.close()
            resolve()
          }
        }
      }),
    cards,
  )
}

/** What is stored of cards and reviews. */
export function storedCards(page: Page): Promise<Rows> {
  return page.evaluate(
    () =>
      new Promise<Rows>((resolve, reject) => {
        const opening = indexedDB.open('ccs-exam-simulator')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const reading = opening.result.transaction(['cards', 'reviews'])
          const cards = reading.objectStore('cards').getAll()
          const reviews = reading.objectStore('reviews').getAll()
          reading.onerror = () => reject(reading.error)
          reading.oncomplete = () => {
            opening.result.close()
            resolve({ cards: cards.result as Card[], reviews: reviews.result as ReviewEntry[] })
          }
        }
      }),
  )
}
