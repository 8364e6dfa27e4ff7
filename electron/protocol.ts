/** The app:// scheme: the only address the window ever shows, serving only the built renderer. */
import { readFile } from 'node:fs/promises'
import { protocol, type Session } from 'electron'
import { findAppFile, headersFor } from './app-files'
import { appPathOf, appScheme } from './app-origin'

/** Must run before Electron is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      // With `codeCache` V8 keeps what it compiled, for a faster second start; an old Electron does not know it.
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ])
}

export function serveApp(session: Session, root: string): void {
  session.protocol.handle(appScheme, async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405)
    const urlPath = appPathOf(request.url)
    const file = urlPath === null ? null : await findAppFile(root, urlPath)
    if (file === null) return refuse(404)
    const body = request.method === 'HEAD' ? null : new Uint8Array(await readFile(file))
    return new Response(body, { status: 200, headers: headersFor(file) })
  })
}

const refuse = (status: 404 | 405) =>
  new Response(status === 404 ? 'Not found.' : 'Only reading is allowed.', { status, headers: headersFor() })
