/** Checks the import rules of boundaries.cjs and says how many modules were read. Usage: check-boundaries.mjs [folder ...] */
import path from 'node:path'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { cruise } from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'

const here = path.dirname(fileURLToPath(import.meta.url))
const config = createRequire(import.meta.url)('./boundaries.cjs')
const given = process.argv.slice(2)

let good = true
for (const folder of given.length > 0 ? given.map((one) => path.resolve(one)) : [path.join(here, '..')]) {
  if (given.length > 1) console.log(`--- ${folder}`)
  good = (await check(folder)) && good
}

/** Prints what is wrong in one project. False when anything is, or nothing was read: that proves nothing. */
async function check(project) {
  process.chdir(project)
  const { output } = await cruise(
    ['electron', 'renderer', 'question-bank'],
    { ...config.options, ruleSet: { forbidden: config.forbidden }, validate: true },
    config.options.enhancedResolveOptions,
    { tsConfig: extractTSConfig(path.join(project, 'tsconfig.json')) },
  )
  const { totalCruised } = output.summary
  const violations = [...output.summary.violations, ...ownerless(output)]
  for (const { rule, from, to, cycle } of violations)
    console.log(`${rule.name}: ${from} -> ${cycle ? cycle.map((step) => step.name).join(' -> ') : to}`)
  console.log(`${totalCruised} modules read, ${violations.length} boundary violations`)
  return violations.length === 0 && totalCruised > 0
}

/** A rule sees imports only; a file that imports nothing has to have an owner, too. */
function ownerless({ modules, summary }) {
  const rule = config.forbidden.find((one) => one.name === 'every file has an owner')
  const reported = new Set(summary.violations.filter((one) => one.rule.name === rule.name).map((one) => one.from))
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

process.exit(good ? 0 : 1)
