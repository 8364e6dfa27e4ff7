/** What the Electron at hand means for the tests: whether they may run in it, and what is said of it at the end. */
import { readFileSync } from 'node:fs'
import { allowance, allowsOldElectron, isCi } from './ci.mjs'
import { inRoot } from './paths.mjs'

/** The version that users get. */
export const wantedVersion = () => JSON.parse(readFileSync(inRoot('package.json'), 'utf8')).devDependencies.electron

/** In whose name, and how old. */
const nameOf = ({ kind, version }, wanted) =>
  kind === 'official'
    ? `the official Electron ${version}`
    : `the npm registry's Electron ${version}, not in the ${wanted} that users get`

/**
 * Why no window may be tested with this runtime (null: there is none); null when it may. An old one, or none, is told to
 * a person and an error where nobody looks.
 */
export function refusal(runtime, wanted, env = process.env) {
  if (!runtime) return 'there is no Electron here'
  if (runtime.kind === 'official' || !isCi(env) || allowsOldElectron(env)) return null
  return `Electron ${wanted} could not be had, and under CI the npm registry's ${runtime.version} does not stand in for it; ${allowance}=1 allows it`
}

/** The closing line about the steps that opened a window. */
export const testedIn = (runtime, wanted) => `Tested in ${nameOf(runtime, wanted)}.`
