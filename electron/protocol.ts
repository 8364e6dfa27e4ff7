/** The app:// scheme: the only address the window ever shows, serving only the built renderer. */
import { protocol, type Session } from 'electron'
import { headersFor } from './app-files'
import { appPathOf, appScheme } from './app-origin'
import { answerCodeSet } from './code-sets'
import { readAppFile, readFound, type FirstFiles } from './first-files'
import { inBackground, logged } from './trouble'

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

/** `page`: the built renderer. `codeSets`: official files that were packed beside the app, a folder that need not exist. */
export type Served = { page: string; codeSets: string }

type Answer = { status: number; headers: Record<string, string>; body: Uint8Array<ArrayBuffer> | null }

/** @param first what was read before it is asked for */
async function answerTo(method: string, url: string, served: Served, first: FirstFiles): Promise<Answer> {
  if (method !== 'GET' && method !== 'HEAD') return refusal(405, 'Only reading is allowed.')
  const urlPath = appPathOf(url)
  const found = urlPath === null ? null : await findServed(urlPath, served, first)
  if (found === null) return refusal(404, 'Not found.')
  if (urlPath === '/') performance.mark('first response')
  return { status: 200, headers: found.headers, body: method === 'HEAD' ? null : found.body }
}

async function findServed(
  urlPath: string,
  { page, codeSets }: Served,
  first: FirstFiles,
): Promise<{ headers: Record<string, string>; body: Uint8Array<ArrayBuffer> } | null> {
  const codeSet = await answerCodeSet(codeSets, urlPath)
  if (codeSet !== null && 'body' in codeSet)
    return { headers: codeSet.headers, body: new TextEncoder().encode(codeSet.body) }
  const found =
    codeSet === null
      ? ((await first.take(urlPath)) ?? (await readAppFile(page, urlPath)))
      : await readFound(codeSet.file)
  return found && { headers: headersFor(found.file), body: found.body }
}

const refusal = (status: number, sentence: string): Answer => ({
  status,
  headers: headersFor(),
  body: new TextEncoder().encode(sentence),
})

/** The part of a session that is needed, so that tests need no Electron. */
type Serving = {
  protocol: Pick<Session['protocol'], 'handle'> & Partial<Pick<Session['protocol'], 'registerBufferProtocol'>>
}

/**
 * Serves the built renderer. The way that gives away whole files is an older one of Electron's and may go some day, but
 * the newer one loads all of `fetch` first, in the moment in which the window waits for its page.
 * @param mayBegin nothing is given away before it resolves
 */
export function serveApp(
  { protocol: own }: Serving,
  folders: Served,
  first: FirstFiles,
  mayBegin: Promise<void> = Promise.resolve(),
): void {
  const answer = async (method: string, url: string): Promise<Answer> => {
    try {
      await mayBegin
      return await answerTo(method, url, folders, first)
    } catch (error) {
      logged('Serving a file of the app', error)
      return refusal(500, 'The file could not be read.')
    }
  }
  const served = own.registerBufferProtocol?.(appScheme, ({ method, url }, give) => {
    const given = answer(method, url).then(({ status, headers, body }) =>
      give({ statusCode: status, headers, data: Buffer.from(body ?? []) }),
    )
    inBackground('Serving a file of the app', given)
  })
  if (served) return
  own.handle(appScheme, async ({ method, url }) => {
    const { status, headers, body } = await answer(method, url)
    return new Response(body, { status, headers })
  })
}
