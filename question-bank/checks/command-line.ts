import { readFileSync } from 'node:fs'
import { readWords } from '../../build/words.mjs'
import { readAddenda } from './code-addenda'
import { readCodeList, readCodeSets } from './official-codes'
import { readGuidelines } from './guideline-sections'
import { type Problem } from './problem'
import { RULES } from './rules/index'
import { runRules, type Material } from './rules/rule'
import { readSources } from './sources'
import type { Sources } from './written'

/*
 * What the commands share: their options, and reading and judging the bank.
 */

export const BANK_FOLDER = 'question-bank'

export type Options = {
  root: string
  json: boolean
  only?: string
  out?: string
  ids?: string[]
  codes?: string
  guidelines?: string
  poaExempt?: string
  cpt?: string
  addenda?: string
}

export const OPTIONS_HELP = `  root=DIR            the bank folder (question-bank)
  codes=DIR           folder with the official FY2026 ICD-10-CM and ICD-10-PCS zip files: checks that codes exist
  guidelines=FILE     text of the ICD-10-CM guidelines: checks that cited sections exist, and stems against its examples
  poa-exempt=FILE     list of codes exempt from POA reporting: checks "poa: exempt"
  cpt=FILE            list of CPT and HCPCS numbers in use: checks procedure codes of scenarios
  addenda=FILE        ICD-10-CM code addenda of a later fiscal year: checks editions that questions claim for it
  only=TEXT           print only problems whose file or id contains TEXT
  json                print one JSON object instead of lines`

const VALUES = ['root', 'only', 'out', 'ids', 'codes', 'guidelines', 'poa-exempt', 'cpt', 'addenda'] as const

/** With dashes or without them: `--out DIR`, `out=DIR`. @throws with a sentence when something is not understood */
export function readOptions(args: string[]): Options {
  const found = readWords(args, { flags: ['json'], values: VALUES })
  const text = (name: (typeof VALUES)[number]): string | undefined => {
    const value = found[name]
    return typeof value === 'string' ? value : undefined
  }
  return {
    root: text('root') ?? BANK_FOLDER,
    json: found.json === true,
    only: text('only'),
    out: text('out'),
    codes: text('codes'),
    guidelines: text('guidelines'),
    poaExempt: text('poa-exempt'),
    cpt: text('cpt'),
    addenda: text('addenda'),
    ids: text('ids')
      ?.split(',')
      .map((id) => id.trim())
      .filter((id) => id !== ''),
  }
}

/** Reads the bank and applies every rule. Throws only when an official file given as an option cannot be used. */
export function judge(options: Options): { sources: Sources; material: Material; problems: Problem[] } {
  const { sources, problems } = readSources(options.root)
  const material: Material = {
    ...sources,
    codeSets: options.codes === undefined ? undefined : readCodeSets(options.codes),
    guidelines: options.guidelines === undefined ? undefined : readGuidelines(options.guidelines),
    guidelineText: options.guidelines === undefined ? undefined : readFileSync(options.guidelines, 'utf8'),
    poaExempt: options.poaExempt === undefined ? undefined : readCodeList(options.poaExempt),
    addenda: options.addenda === undefined ? undefined : readAddenda(options.addenda),
    cptNumbers: options.cpt === undefined ? undefined : readCodeList(options.cpt),
  }
  return { sources, material, problems: [...problems, ...runRules(RULES, material)] }
}

/** Runs a command; a mistake in its options ends it with a sentence and exit code 2. */
export function run(usage: string, command: (options: Options) => number): void {
  try {
    process.exitCode = command(readOptions(process.argv.slice(2)))
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    console.error(`\n${usage}`)
    process.exitCode = 2
  }
}
