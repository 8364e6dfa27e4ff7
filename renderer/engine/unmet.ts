/** A constraint of a form that the bank cannot meet; the message says which. Caught in `assemble` only. */
export class Unmet extends Error {}
