import { repository } from '../../tests/journeys/launch'
import { measureAssembly } from './assembly'
import { measureRating } from './cards'
import { linesOf, type Figure } from './figures'
import { measureHistory } from './history'
import { measureRoom } from './room'
import { measureStart } from './start'
import { readWords } from '../words.mjs'

/* `npm run bench` (`json`): figures of the real app against goals. A missed goal is printed, not an error. */

async function main() {
  const figures: Figure[] = [measureAssembly(repository)]
  const notRun: string[] = []
  const measured = async (what: string, measure: () => Promise<Figure[]>) => {
    try {
      figures.push(...(await measure()))
    } catch (error) {
      notRun.push(`${what}: ${error instanceof Error ? error.message.split('\n')[0] : error}`)
    }
  }
  await measured('start', async () => [await measureStart()])
  await measured('Next, answer, memory', measureRoom)
  await measured('a card rated', async () => [await measureRating()])
  await measured('home and review room with a long history', measureHistory)
  if (readWords(process.argv.slice(2), { flags: ['json'] }).json)
    console.log(JSON.stringify({ figures, notRun }, null, 2))
  else {
    for (const line of figures.flatMap(linesOf)) console.log(line)
    for (const one of notRun) console.log(`NOT RUN: ${one}`)
  }
}

void main()
