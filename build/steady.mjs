/**
 * `npm test repeat=3 busy`: runs the tests several times in a row, `busy` with a loop on one core that never
 * rests beside them. Prints the time of each step and every test that failed even once. A test that fails by itself is
 * found here and not by the person who runs the suite once.
 */
import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { inRoot, results } from './paths.mjs'
import { atExit, run, say } from './run.mjs'

/** Starts the loop; the result ends it. */
function keepBusy() {
  const loop = spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' })
  const end = () => loop.kill('SIGKILL')
  const forget = atExit(end)
  return () => {
    forget()
    end()
  }
}

async function once(only) {
  const args = only === null ? [] : ['--only', only]
  const { code } = await run(process.execPath, [inRoot('build/test.mjs'), ...args])
  const summary = await readFile(path.join(results, 'summary.json'), 'utf8').then(JSON.parse, () => null)
  return { code, summary }
}

const minutes = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`

/** Returns 0 when every run was green. */
export async function steady({ only, repeat, busy }) {
  const rest = busy ? keepBusy() : () => undefined
  const runs = []
  try {
    for (let number = 1; number <= repeat; number++) {
      say(`\n##### Run ${number} of ${repeat}${busy ? ', one core busy' : ''} #####`)
      runs.push(await once(only))
    }
  } finally {
    rest()
  }
  say('')
  runs.forEach(({ code, summary }, index) => {
    const steps = summary?.steps.map((one) => `${one.name} ${one.seconds} s`).join(', ')
    const counts = summary
      ? `${minutes(summary.seconds)}, ${summary.passed} passed, ${summary.failed} failed (${steps})`
      : 'no result'
    say(`${code === 0 ? 'ok' : 'FAILED'}: run ${index + 1}: ${counts}`)
  })
  const failures = runs.flatMap(({ summary }) => summary?.steps.flatMap((one) => one.failures) ?? [])
  for (const name of [...new Set(failures)])
    say(`FAILED ${failures.filter((one) => one === name).length} of ${repeat} times: ${name}`)
  const green = runs.filter(({ code }) => code === 0).length
  say(`\n${green} of ${repeat} runs green`)
  return green === repeat ? 0 : 1
}
