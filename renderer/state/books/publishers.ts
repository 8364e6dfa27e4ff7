/** Where the official files are offered: the publishers' own pages, and nothing else. */
export const PUBLISHERS = [
  {
    what: 'ICD-10-CM: “table and index” and “code descriptions”',
    address: 'https://www.cms.gov/medicare/coding-billing/icd-10-codes',
  },
  {
    what: 'ICD-10-PCS: “code tables and index” and “order file”',
    address: 'https://www.cms.gov/medicare/coding-billing/icd-10-codes',
  },
  {
    what: 'Official Guidelines (PDF) and the POA-exempt list',
    address: 'https://www.cdc.gov/nchs/icd/icd-10-cm/files.html',
  },
  {
    what: 'HCPCS Level II: “alpha-numeric” file',
    address: 'https://www.cms.gov/medicare/coding-billing/healthcare-common-procedure-system',
  },
] as const
