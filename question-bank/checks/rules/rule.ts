import type { Addenda } from '../code-addenda'
import type { CodeSets } from '../official-codes'
import type { Place, Problem, Severity } from '../problem'
import type { Sources } from '../written'
import type { GuidelineSections } from '../guideline-sections'

/** What the rules judge: the sources and whatever official data was given on the command line. */
export type Material = Sources & {
  codeSets?: CodeSets
  guidelines?: GuidelineSections
  /** The same guidelines as they are written. */
  guidelineText?: string
  /** Codes without dots that are exempt from POA reporting. */
  poaExempt?: ReadonlySet<string>
  /** CPT and HCPCS numbers in use. */
  cptNumbers?: ReadonlySet<string>
  /** What a later fiscal year changed in ICD-10-CM. */
  addenda?: Addenda
}

export type Report = (place: Place, message: string, severity?: Severity) => void

/** A rule has a name that messages carry and one thing it looks for. */
export type Rule = { name: string; check: (material: Material, report: Report) => void }

export function runRules(rules: readonly Rule[], material: Material): Problem[] {
  const problems: Problem[] = []
  for (const { name, check } of rules) {
    check(material, (place, message, severity = 'error') => problems.push({ ...place, severity, rule: name, message }))
  }
  return problems
}
