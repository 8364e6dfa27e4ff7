import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { bank as bankSchema } from '../schema/bank'
import { compile } from './compile'
import { errorsOf, printed } from './problem'
import { readSources } from './sources'

/* `npm run bank:build`: compiles the bank into out/question-bank/bank.json, or says what is wrong and writes nothing. */

const root = path.resolve(__dirname, '..')
const target = path.resolve(root, '../out/question-bank/bank.json')

const { sources, problems } = readSources(root)
const errors = errorsOf(problems)
if (errors.length > 0) {
  console.error(`${printed(errors)}\n\n${errors.length} errors; the bank was not built.`)
  process.exit(1)
}
const parsed = bankSchema.safeParse(compile(sources))
if (!parsed.success) {
  for (const issue of parsed.error.issues) console.error(`bank.${issue.path.join('.')}: ${issue.message}`)
  console.error('The compiled bank does not fit its schema; it was not written.')
  process.exit(1)
}
mkdirSync(path.dirname(target), { recursive: true })
writeFileSync(`${target}.new`, JSON.stringify(parsed.data))
renameSync(`${target}.new`, target)
console.log(`${parsed.data.items.length} items and ${parsed.data.scenarios.length} scenarios written to out/question-bank/bank.json (${parsed.data.hash})`)
