/** The app:// scheme: the only address the window ever shows, serving only the built renderer. */
import { protocol, type Session } from 'electron'
import { headersFor } from './app-files'
import { appPathOf, appScheme } from './app-origin'
import { readAppFile, readFound, type FirstFiles } from './first-files'
import { answerCodeSet } from './code-sets'

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

/**
 * @param first what was read before it is asked for
 * @param codeSets the folder of official files that were packed beside the app, which need not exist
 */
export function serveApp(session: Session, root: string, first: FirstFiles, codeSets: string): void {
  session.protocol.handle(appScheme, async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405)
    const urlPath = appPathOf(request.url)
    if (urlPath === null) return refuse(404)
    const codeSet = await answerCodeSet(codeSets, urlPath)
    if (codeSet !== null && 'body' in codeSet) return new Response(codeSet.body, { headers: codeSet.headers })
    const found =
      codeSet === null
        ? ((await first.take(urlPath)) ?? (await readAppFile(root, urlPath)))
        : await readFound(codeSet.file)
    if (found === null) return refuse(404)
    if (urlPath === '/') performance.mark('first response')
    return new Response(request.method === 'HEAD' ? null : found.body, { status: 200, headers: headersFor(found.file) })
  })
}

const refuse = (status: 404 | 405) =>
  new Response(status === 404 ? 'Not found.' : 'Only reading is allowed.', { status, headers: headersFor() })
