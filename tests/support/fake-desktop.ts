import type { DesktopBridge, Failure, Reply } from '../../electron/contract'

/** A desktop that keeps journals in memory, with the same rules as the real one, and can be told to fail. */
export type FakeDesktop = DesktopBridge & { journals: Map<string, string[]>; fail: { code: Failure; message: string } | null; damaged: Set<string> }

export function aDesktop(): FakeDesktop {
  const ok = <T>(value: T): Promise<Reply<T>> => Promise.resolve({ ok: true, value })
  const desktop: FakeDesktop = {
    journals: new Map(),
    fail: null,
    damaged: new Set(),
    about: () => ok({ version: '0', electron: '0', chromium: '0', node: '0', dataFolder: '/tmp' }),
    appendJournal: (id, from, entries) => {
      if (desktop.fail) return Promise.resolve({ ok: false, ...desktop.fail })
      const lines = desktop.journals.get(id) ?? []
      if (lines.length !== from) return Promise.resolve({ ok: false, code: 'invalid', message: `The journal has ${lines.length} entries, not ${from}.` })
      desktop.journals.set(id, [...lines, ...entries])
      return ok({ entries: from + entries.length })
    },
    listJournals: () => ok([...desktop.journals].map(([attemptId, lines]) => ({ attemptId, entries: lines.length, damaged: desktop.damaged.has(attemptId) }))),
    readJournal: (id) => ok({ entries: desktop.journals.get(id) ?? [], damaged: desktop.damaged.has(id) }),
    savePdf: () => ok(null),
    openDataFolder: () => ok(null),
    setExamRunning: () => ok(null),
    setFullScreen: () => ok(null),
    readyToClose: () => ok(null),
    on: () => () => undefined,
  }
  return desktop
}
