import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { bank } from '../schema/bank'
import { compile, written } from './compile'
import { OPTIONS_HELP, judge, run } from './command-line'
import { errorsOf, printed } from './problem'
import { fit } from './shape'

/*
 * npm run bank:build: writes out/question-bank/bank.json, or says why not. The file is replaced in one step, so a
 * reader never sees half a bank.
 */

const DEFAULT_OUT = 'out/question-bank/bank.json'

void run(`usage: npm run bank:build [out=FILE] [options]\n${OPTIONS_HELP}`, async (options) => {
  const { sources, problems } = await judge(options)
  const errors = errorsOf(problems)
  if (errors.length > 0) {
    console.error(
      `${printed(errors)}\n\nThe bank was not built: ${errors.length} errors. Correct them and build again.`,
    )
    return 1
  }
  const compiled = fit(bank, compile(sources))
  if (compiled.value === undefined) {
    for (const misfit of compiled.misfits) console.error(misfit.message)
    console.error('\nThe bank was not built: it does not fit the bank schema.')
    return 1
  }
  const out = options.out ?? DEFAULT_OUT
  replace(out, written(compiled.value))
  console.log(
    `${out}: ${compiled.value.items.length} items, ${compiled.value.scenarios.length} scenarios, hash ${compiled.value.hash}.`,
  )
  return 0
})

function replace(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  const temporary = `${path}.${process.pid}.tmp`
  try {
    writeFileSync(temporary, text, { flag: 'wx' })
    renameSync(temporary, path)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}
