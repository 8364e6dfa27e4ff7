import type { PartKind } from '../../state/books/code-book'

/** What each official file is called in lists. */
export const PART_WORDS: Readonly<Record<PartKind, string>> = {
  'cm-order': 'ICD-10-CM order file',
  'cm-tabular': 'ICD-10-CM Tabular List',
  'cm-index': 'ICD-10-CM Index',
  'cm-external': 'External cause index',
  'cm-neoplasm': 'Table of Neoplasms',
  'cm-drugs': 'Table of Drugs',
  'cm-poa': 'POA-exempt list',
  'cm-guidelines': 'ICD-10-CM Guidelines',
  'pcs-order': 'ICD-10-PCS order file',
  'pcs-tables': 'ICD-10-PCS tables',
  'pcs-index': 'ICD-10-PCS Index',
  'pcs-definitions': 'ICD-10-PCS definitions',
  'pcs-guidelines': 'ICD-10-PCS Guidelines',
  'hcpcs-codes': 'HCPCS Level II codes',
}

/** The files of a full shelf, by code set. */
export const FULL_SHELF: Readonly<Record<'cm' | 'pcs' | 'hcpcs', readonly PartKind[]>> = {
  cm: ['cm-order', 'cm-tabular', 'cm-index', 'cm-external', 'cm-neoplasm', 'cm-drugs', 'cm-poa', 'cm-guidelines'],
  pcs: ['pcs-order', 'pcs-tables', 'pcs-index', 'pcs-definitions', 'pcs-guidelines'],
  hcpcs: ['hcpcs-codes'],
}
