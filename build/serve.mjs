/**
 * The app in a browser: a server on this computer only, by the same rules and headers as the desktop's app:// protocol.
 * The database belongs to the address, so the port should stay the same between starts.
 */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import path from 'node:path'
import { out } from './paths.mjs'
import { isMain, main, say, Trouble } from './run.mjs'
import { readWords } from './words.mjs'

const loopback = '127.0.0.1'

/** The built electron/app-files.ts. */
function builtRules() {
  const file = path.join(out, 'main/app-files.cjs')
  if (!existsSync(file)) throw new Trouble('The app is not built yet; run `npm run build` first.')
  return createRequire(import.meta.url)(file)
}

/** Starts the server; `port` 0 takes any free one. */
export async function serve({ port = 0, folder = path.join(out, 'renderer'), rules = builtRules() } = {}) {
  const { findAppFile, headersFor } = rules
  const server = createServer(async (request, response) => {
    const answer = (status, body, headers = headersFor()) => {
      response.writeHead(status, { ...headers, 'Content-Length': body.length })
      response.end(request.method === 'HEAD' ? undefined : body)
    }
    const refuse = (status, sentence) => answer(status, Buffer.from(sentence))
    try {
      const { port: own } = server.address()
      // A web site whose name was pointed at this computer still sends its own name.
      if (![`${loopback}:${own}`, `localhost:${own}`].includes(request.headers.host))
        return refuse(421, 'Unknown host.')
      if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, 'Only reading is allowed.')
      const file = await findAppFile(folder, request.url.split(/[?#]/, 1)[0])
      if (file === null) return refuse(404, 'Not found.')
      answer(200, await readFile(file), headersFor(file))
    } catch {
      if (!response.headersSent) refuse(500, 'The file could not be read.')
      else response.destroy()
    }
  })
  await new Promise((resolve, reject) => server.once('error', reject).listen(port, loopback, resolve))
  return { url: `http://${loopback}:${server.address().port}/`, close: () => close(server) }
}

function close(server) {
  return new Promise((resolve) => {
    server.close(resolve)
    server.closeAllConnections()
  })
}

if (isMain(import.meta.filename)) {
  await main(async () => {
    const { port = '0' } = readWords(process.argv.slice(2), { values: ['port'] })
    const { url } = await serve({ port: Number(port) })
    say(`Serving at ${url} (Ctrl+C ends it)`)
  })
}
