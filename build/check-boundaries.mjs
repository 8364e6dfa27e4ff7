/** Checks the import rules of boundaries.cjs and says how many modules were read. Usage: check-boundaries.mjs [folder] */
import path from 'node:path'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { cruise } from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'

const here = path.dirname(fileURLToPath(import.meta.url))
const project = path.resolve(process.argv[2] ?? path.join(here, '..'))
const config = createRequire(import.meta.url)('./boundaries.cjs')

process.chdir(project)
const result = await cruise(
  ['electron', 'renderer', 'question-bank'],
  { ...config.options, ruleSet: { forbidden: config.forbidden }, validate: true },
  config.options.enhancedResolveOptions,
  { tsConfig: extractTSConfig(path.join(project, 'tsconfig.json')) },
)
const { totalCruised } = result.output.summary
const violations = [...result.output.summary.violations, ...ownerless(result.output.modules)]
for (const { rule, from, to, cycle } of violations) {
  console.log(`${rule.name}: ${from} -> ${cycle ? cycle.map((step) => step.name).join(' -> ') : to}`)
}
console.log(`${totalCruised} modules read, ${violations.length} boundary violations`)

/** A rule sees imports only; a file that imports nothing has to have an owner, too. */
function ownerless(modules) {
  const rule = config.forbidden.find((one) => one.name === 'every file has an owner')
  const reported = new Set(
    result.output.summary.violations.filter((one) => one.rule.name === rule.name).map((one) => one.from),
  )
  const owned = rule.from.pathNot.map((pattern) => new RegExp(pattern))
  return modules
    .map((module) => module.source)
    .filter(
      (source) =>
        new RegExp(rule.from.path).test(source) &&
        !owned.some((pattern) => pattern.test(source)) &&
        !reported.has(source),
    )
    .map((source) => ({ rule, from: source, to: 'no owner' }))
}

// A check that saw nothing proves nothing.
process.exit(violations.length === 0 && totalCruised > 0 ? 0 : 1)
