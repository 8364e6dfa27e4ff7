import { repository } from '../../tests/journeys/launch'
import { measureAssembly } from './assembly'
import { measureBooks } from './books/measure'
import { measureRating } from './cards'
import { linesOf, type Figure } from './figures'
import { measureHistory } from './history'
import { measureRoom } from './room'
import { measureStart } from './start'
import { readWords } from '../words.mjs'

/*
 * `npm run bench` (`json`, `only=books`): figures of the real app against goals. A missed goal is printed, not an error.
 */

const PARTS = {
  assembly: ['form assembly', () => Promise.resolve([measureAssembly(repository)])],
  start: ['start', async () => [await measureStart()]],
  room: ['Next, answer, memory', measureRoom],
  rating: ['a card rated', async () => [await measureRating()]],
  history: ['home and review room with a long history', measureHistory],
  books: ['code books', measureBooks],
} satisfies Record<string, [what: string, measure: () => Promise<Figure[]>]>

async function main() {
  const { json, only } = readWords(process.argv.slice(2), { flags: ['json'], values: ['only'] })
  const asked = typeof only === 'string' ? only.split(',') : Object.keys(PARTS)
  const figures: Figure[] = []
  const notRun = asked.filter((name) => !(name in PARTS)).map((name) => `“${name}” is no part of the bench`)
  for (const [name, [what, measure]] of Object.entries(PARTS)) {
    if (!asked.includes(name)) continue
    try {
      figures.push(...(await measure()))
    } catch (error) {
      notRun.push(`${what}: ${error instanceof Error ? error.message.split('\n')[0] : error}`)
    }
  }
  if (json) console.log(JSON.stringify({ figures, notRun }, null, 2))
  else {
    for (const line of figures.flatMap(linesOf)) console.log(line)
    for (const one of notRun) console.log(`NOT RUN: ${one}`)
  }
}

void main()
