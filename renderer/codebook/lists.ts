/** The part that is the list of codes of each system. */
export const LISTS = { cm: 'cm-order', pcs: 'pcs-order', hcpcs: 'hcpcs-codes' } as const
