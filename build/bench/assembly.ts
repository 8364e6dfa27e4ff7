import { readFileSync } from 'node:fs'
import path from 'node:path'
import { bank as bankSchema } from '../../question-bank/schema/bank'
import { assemble } from '../../renderer/engine/assemble'
import { median, percentile, round, type Figure } from './figures'

const FORMS = 200
const WARM_UP = 20

/** Assembles full forms from the built bank, with a history that fills the last two forms. */
export function measureAssembly(repository: string): Figure {
  const bank = bankSchema.parse(JSON.parse(readFileSync(path.join(repository, 'out/question-bank/bank.json'), 'utf8')))
  const preset = bank.presets.find((one) => one.id === 'ccs-full')!
  const history: string[][] = []
  const times: number[] = []
  for (let seed = 0; seed < WARM_UP + FORMS; seed++) {
    const started = performance.now()
    const result = assemble(bank, preset, seed, history)
    const took = performance.now() - started
    if (!result.ok) throw new Error(result.unmet)
    if (seed >= WARM_UP) times.push(took)
    history.unshift([...result.form.items, ...result.form.scenarios].map((one) => one.id))
    history.length = Math.min(history.length, 8)
  }
  return {
    name: 'assembling a full form, p95',
    value: round(percentile(times, 0.95)),
    goal: 50,
    unit: 'ms',
    note: `p50 ${round(median(times))} ms, ${FORMS} forms, Node`,
  }
}
