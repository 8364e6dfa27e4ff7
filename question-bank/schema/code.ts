import { z } from 'zod'

/*
 * The shapes of the codes a candidate assigns. Shape only: whether a code exists is checked against the official
 * order files by `npm run bank:check -- --codes DIR`.
 */

const SHAPES = {
  'ICD-10-CM': /^[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?$/,
  'ICD-10-PCS': /^[0-9A-HJ-NP-Z]{7}$/,
  'CPT': /^\d{4}[0-9AFMTU]$/,
  'HCPCS': /^[A-CEGHJ-MP-V]\d{4}$/,
} as const

export type CodeKind = keyof typeof SHAPES

/** The code sets a written code could belong to, most specific first; empty when it is none of them. */
export function kindsOf(code: string): CodeKind[] {
  return (Object.keys(SHAPES) as CodeKind[]).filter((kind) => SHAPES[kind].test(code))
}

const shaped = (kinds: CodeKind[], wanted: string) =>
  z.string().refine((code) => kinds.some((kind) => SHAPES[kind].test(code)), `is not written like ${wanted}`)

/** ICD-10-CM, with its dot: `E11.22`. */
export const diagnosisCode = shaped(['ICD-10-CM'], 'an ICD-10-CM code such as E11.22')
/** ICD-10-PCS (seven characters), CPT or HCPCS Level II (five). */
export const procedureCode = shaped(
  ['ICD-10-PCS', 'CPT', 'HCPCS'],
  'an ICD-10-PCS, CPT or HCPCS code such as 0DTJ4ZZ, 45385 or G0378',
)
/** A two-character CPT or HCPCS modifier: `59`, `RT`, `PT`. */
export const modifier = z.string().regex(/^[0-9A-Z]{2}$/, 'is not a two-character modifier such as 59 or RT')
/** Present on admission: yes, no, unknown, clinically undetermined; `exempt` when the code is on the exempt list. */
export const poa = z.enum(['Y', 'N', 'U', 'W', 'exempt'])
