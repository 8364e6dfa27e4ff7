import type { Recovery } from './recovery'
import { recoverySentences } from './recovery-words'
import { services } from './services'
import { bestEffort } from './trouble'

/* What the start leaves for later when something was found: it is written into the report, which can be read again. */

/** Keeps what was found in the report. Never rejects; nothing in the browser edition, and nothing when all is well. */
export async function keepReport(found: Recovery): Promise<void> {
  const { desktop } = services()
  const sentences = recoverySentences(found)
  if (!desktop || sentences.length === 0) return
  const text = [new Date().toLocaleString('en-US'), ...sentences.map((one) => `- ${one}`)].join('\n')
  await bestEffort('Keeping the recovery report', desktop.addReport(text.slice(0, 19_000)))
}

/** What was found as one: numbers add up, and each finding is told. */
export const together = (a: Recovery, b: Recovery): Recovery => ({
  rebuilt: a.rebuilt + b.rebuilt,
  completed: a.completed + b.completed,
  repaired: a.repaired + b.repaired,
  damaged: a.damaged + b.damaged,
  unreadable: a.unreadable + b.unreadable,
  findings: [...a.findings, ...b.findings],
})

/** Something is gone, or was: a backup may have what the other copies do not. */
export const tellsOfLoss = ({ rebuilt, findings }: Recovery): boolean =>
  rebuilt > 0 ||
  findings.some(
    (one) =>
      one.kind === 'lost' ||
      one.kind === 'headless' ||
      one.kind === 'gone' ||
      one.kind === 'unsaid' ||
      (one.kind === 'rows' && one.restored < one.damaged) ||
      (one.kind === 'moved' && one.names.includes('IndexedDB')),
  )
