/** The app:// scheme: the only address the window ever shows, serving only the built renderer. */
import { readFile } from 'node:fs/promises'
import { protocol, type Session } from 'electron'
import { findAppFile, headersFor } from './app-files'
import { appPathOf, appScheme } from './app-origin'
import { answerCodeSet } from './code-sets'

/** Must run before Electron is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** `codeSets`: the folder of official files that were packed beside the app, which need not exist. */
export function serveApp(session: Session, root: string, codeSets: string): void {
  session.protocol.handle(appScheme, async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405)
    const urlPath = appPathOf(request.url)
    if (urlPath === null) return refuse(404)
    const codeSet = await answerCodeSet(codeSets, urlPath)
    if (codeSet !== null && 'body' in codeSet) return new Response(codeSet.body, { headers: codeSet.headers })
    const file = codeSet?.file ?? (await findAppFile(root, urlPath))
    if (file === null) return refuse(404)
    const body = request.method === 'HEAD' ? null : new Uint8Array(await readFile(file))
    return new Response(body, { status: 200, headers: headersFor(file) })
  })
}

const refuse = (status: 404 | 405) =>
  new Response(status === 404 ? 'Not found.' : 'Only reading is allowed.', { status, headers: headersFor() })
