import type { Item } from '../../question-bank/schema/item'

type Ruled = Pick<Item, 'id' | 'rules' | 'pairs'>

/**
 * How many questions of a form rest on each rule. Items that name one another as a pair look at their rule from two sides
 * and count as one.
 */
export class RuleCount {
  private readonly counts = new Map<string, number>()
  private readonly added = new Map<string, Ruled[]>()
  /** Questions beyond the limit. */
  over = 0

  /** @param already rules of questions that are on the form, each as often as it is there */
  constructor(
    private readonly limit: number,
    already: readonly string[] = [],
  ) {
    for (const rule of already) this.counts.set(rule, (this.counts.get(rule) ?? 0) + 1)
  }

  /** Whether one of its rules is as often on the form as it may be. */
  wouldExceed(item: Ruled): boolean {
    return (item.rules ?? []).some((rule) => (this.counts.get(rule) ?? 0) >= this.limit && !this.isPaired(item, rule))
  }

  add(item: Ruled): void {
    for (const rule of item.rules ?? []) {
      if (!this.isPaired(item, rule)) {
        const count = (this.counts.get(rule) ?? 0) + 1
        this.counts.set(rule, count)
        if (count > this.limit) this.over += 1
      }
      const others = this.added.get(rule)
      if (others) others.push(item)
      else this.added.set(rule, [item])
    }
  }

  private isPaired(item: Ruled, rule: string): boolean {
    return this.added.get(rule)?.some((one) => item.pairs?.includes(one.id) || one.pairs?.includes(item.id)) ?? false
  }
}
