import { repository } from '../../tests/journeys/launch'
import { measureAssembly } from './assembly'
import { meets, type Figure } from './figures'
import { measureRoom } from './room'
import { measureStart } from './start'

/* `npm run bench` (`-- --json`): figures of the real app against goals. A missed goal is printed, not an error. */

async function main() {
  const figures: Figure[] = [measureAssembly(repository)]
  const notRun: string[] = []
  try {
    figures.push(await measureStart(), ...(await measureRoom()))
  } catch (error) {
    notRun.push(`start, Next, answer, memory: ${error instanceof Error ? error.message.split('\n')[0] : error}`)
  }
  if (process.argv.includes('--json')) console.log(JSON.stringify({ figures, notRun }, null, 2))
  else {
    for (const one of figures) {
      console.log(`${meets(one) ? 'met   ' : 'MISSED'}  ${one.name}: ${one.value}${one.unit === 'ms' ? ' ms' : ''} (goal ${one.goal}; ${one.note})`)
    }
    for (const one of notRun) console.log(`NOT RUN: ${one}`)
  }
}

void main()
