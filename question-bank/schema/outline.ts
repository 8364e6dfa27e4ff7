import { z } from 'zod'
import { task } from './item'
import { slug, text } from './text'

/*
 * An outline (blueprint): the domains of the exam, their weights and the tasks each covers. Outlines are data, so an
 * older outline can be rehearsed with the same items.
 */
export const outline = z.strictObject({
  id: slug,
  title: text(120),
  note: text(600).optional(),
  domains: z
    .array(
      z.strictObject({
        id: z.int().min(1).max(9),
        title: text(80),
        /** Share of the items, 0 to 1; the shares of an outline add up to 1. */
        weight: z.number().gt(0).lte(1),
        tasks: z.array(z.strictObject({ task, title: text(160) })).min(1),
      }),
    )
    .min(1)
    .refine(
      (domains) => Math.abs(domains.reduce((sum, one) => sum + one.weight, 0) - 1) < 0.002,
      'weights do not add up to 1',
    ),
})
export type Outline = z.infer<typeof outline>
