/** The app:// scheme: the only address the window ever shows, serving only the built renderer. */
import { protocol, type Session } from 'electron'
import { headersFor } from './app-files'
import { appPathOf, appScheme } from './app-origin'
import { readAppFile, type FirstFiles } from './first-files'

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

/** @param first what was read before it is asked for */
export function serveApp(session: Session, root: string, first: FirstFiles): void {
  session.protocol.handle(appScheme, async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405)
    const urlPath = appPathOf(request.url)
    const found = urlPath === null ? null : ((await first.take(urlPath)) ?? (await readAppFile(root, urlPath)))
    if (found === null) return refuse(404)
    if (urlPath === '/') performance.mark('first response')
    return new Response(request.method === 'HEAD' ? null : found.body, { status: 200, headers: headersFor(found.file) })
  })
}

const refuse = (status: 404 | 405) =>
  new Response(status === 404 ? 'Not found.' : 'Only reading is allowed.', { status, headers: headersFor() })
