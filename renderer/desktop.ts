import type { DesktopBridge, Reply } from '../electron/contract'

/** The desktop shell, set by the preload script, or null in the browser edition. The only reader of `window.desktop`. */
export const desktop: DesktopBridge | null = (globalThis as { desktop?: DesktopBridge }).desktop ?? null

/** The desktop refused; `message` is a sentence for the candidate. */
export class DesktopRefusal extends Error {
  override name = 'DesktopRefusal'
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

/** The value of a reply. @throws DesktopRefusal */
export async function valueOf<T>(reply: Promise<Reply<T>>): Promise<T> {
  const answered = await reply
  if (!answered.ok) throw new DesktopRefusal(answered.code, answered.message)
  return answered.value
}

export { traceOf } from '../electron/trace'
export type {
  About,
  BackupHolds,
  BackupInfo,
  DesktopBridge,
  JournalSummary,
  StatementsPiece,
  TextKind,
  TroubleEntry,
} from '../electron/contract'
