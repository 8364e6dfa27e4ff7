import type { CodeTask } from '../../question-bank/schema/scenario'

/*
 * How typed text reads as a code: its shape and nothing else. Whether a code exists, or is the right one, is never said
 * in an exam.
 */

export type CodeSystem = 'ICD-10-CM' | 'ICD-10-PCS' | 'CPT/HCPCS'

/** The code system in which a task is answered. */
export function systemOf(kind: CodeTask['kind'], inpatient: boolean): CodeSystem {
  if (kind !== 'procedures') return 'ICD-10-CM'
  return inpatient ? 'ICD-10-PCS' : 'CPT/HCPCS'
}

/** Letters and digits that an input method wrote in full width, as plain ones; each stays one character. */
export const withPlainForms = (typed: string): string =>
  typed.replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))

/** How a code stands in its field: in capitals, ICD-10-CM with the dot after the third character wherever it was typed. */
export function shownCode(system: CodeSystem, typed: string): string {
  const capitals = withPlainForms(typed).toUpperCase()
  if (system !== 'ICD-10-CM') return capitals
  const bare = capitals.replace(/[\s.]/g, '')
  return bare.length > 3 ? `${bare.slice(0, 3)}.${bare.slice(3)}` : bare
}

/** What is off with the shape of a code, in one sentence; null when nothing is, or nothing is typed. */
export function formatHelp(system: CodeSystem, typed: string): string | null {
  const capitals = typed.toUpperCase()
  const code = capitals.replace(/[\s.-]/g, '')
  if (code === '') return null
  const stray = /[^0-9A-Z]/.exec(code)
  if (stray) return `“${stray[0]}” cannot stand in a code.`
  if (system === 'ICD-10-CM') return cmHelp(code)
  if (system === 'ICD-10-PCS') return pcsHelp(code)
  return /^[0-9A-Z]{5}\s*-/.test(capitals) ? 'Modifiers go into the field beside the code.' : cptHelp(code)
}

/** Says so when a letter that looks like a digit stands where only a digit can. */
const lookalike = (character: string) => (/[OIL]/.test(character) ? `; here is the letter ${character}` : '')

function cmHelp(code: string): string | null {
  const second = code[1]
  if (/\d/.test(code[0]!)) return 'The first character is a letter.'
  // One chapter has an A here: QA0.
  if (second !== undefined && !/[\dA]/.test(second)) return `The second character is a digit${lookalike(second)}.`
  if (code.length < 3) return `Too short: ${code.length} of at least 3 characters.`
  if (code.length > 7) return `Too long: ${code.length} of at most 7 characters.`
  return endsEarly(code) ? `“${code.at(-1)!}” is read as character ${code.length}; X fills places up to the 7th.` : null
}

/**
 * An injury or external cause code that ends in an encounter letter before its seventh place. Elsewhere a letter at the
 * end belongs to the code (Z91.A, C83.3A), as it does in the activity codes Y93.
 */
const endsEarly = (code: string) =>
  code.length > 3 && code.length < 7 && /^(?:[STVWX]|Y[0-8])/.test(code) && /[ADS]$/.test(code)

function pcsHelp(code: string): string | null {
  if (code.includes('O')) return 'ICD-10-PCS has no letter O, only the digit 0.'
  if (code.includes('I')) return 'ICD-10-PCS has no letter I, only the digit 1.'
  if (code.length < 7) return `Too short: ${code.length} of 7 characters.`
  return code.length > 7 ? `Too long: ${code.length} characters instead of 7.` : null
}

function cptHelp(code: string): string | null {
  const letter = /^[A-Z]/.test(code)
  if (letter && !/^[A-EGHJ-MP-V]/.test(code)) return `No HCPCS code begins with the letter ${code[0]!}.`
  // In a CPT code the last of five characters can be a letter, in a HCPCS code only the first.
  const digits = letter ? code.slice(1, 5) : code.slice(0, 4)
  const wrong = /[A-Z]/.exec(digits)
  if (wrong)
    return `After a first ${letter ? 'letter' : 'digit'} come ${letter ? 'four' : 'three more'} digits${lookalike(wrong[0])}.`
  if (code.length < 5) return `Too short: ${code.length} of 5 characters.`
  if (code.length > 5) return `Too long: ${code.length} characters instead of 5.`
  return letter || /[0-9AFMTU]$/.test(code) ? null : `A CPT code does not end in ${code[4]!}.`
}
