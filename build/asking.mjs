/** Asks a server for a file, from a byte on: through the proxy there is, after every redirect, within a time. */
import { readFileSync } from 'node:fs'
import { PassThrough } from 'node:stream'
import tls from 'node:tls'
import { connectionTrouble, DownloadTrouble, tooLate } from './download-trouble.mjs'
import { plain, proxyFor } from './proxy.mjs'

const mostHops = 10
/** Milliseconds for each address of a name. Node's own quarter of a second gives up the good ones on a slow line. */
const perAddress = 3_000
const redirects = new Set([301, 302, 303, 307, 308])

/**
 * @param {string} address
 * @param {{ from: number, env: Record<string, string | undefined>, patience: number }} how `from` in bytes, `patience` in
 *   milliseconds until there is an answer
 * @returns the answer (undici's) and who gave it; its `bytes`, and what they were `broken()` off by, if so; `within(ms, error)` which ends it with that error unless called again in
 *   time, and `end()`
 * @throws DownloadTrouble
 */
export async function ask(address, { from, env, patience }) {
  let url = addressOf(address)
  if (!url) throw new DownloadTrouble(`${address} is not a web address.`)
  for (let hop = 0; hop <= mostHops; hop++) {
    const asked = await askOnce(url, { from, env, patience })
    const { statusCode, headers } = asked.response
    if (!redirects.has(statusCode) || !headers.location) return asked
    asked.end()
    const next = addressOf(headers.location, url)
    if (!next) throw new DownloadTrouble(`${url.host} leads to an address that is none: ${headers.location}`)
    url = next
  }
  throw new DownloadTrouble(`${url.host} leads from one address to the next without end.`)
}

function addressOf(text, base) {
  try {
    const url = new URL(text, base)
    return url.protocol === 'http:' || url.protocol === 'https:' ? url : null
  } catch {
    return null
  }
}

async function askOnce(url, { from, env, patience }) {
  const { request } = await import('undici')
  const proxy = proxyFor(url, env)
  const dispatcher = await dispatcherFor(url, proxy, env, patience)
  const stop = new AbortController()
  let timer
  const within = (ms, error) => {
    clearTimeout(timer)
    timer = setTimeout(() => stop.abort(error), ms)
  }
  const end = () => {
    clearTimeout(timer)
    void dispatcher.destroy().catch(() => undefined)
  }
  try {
    within(patience, tooLate(patience))
    const answer = request(url, {
      dispatcher,
      signal: stop.signal,
      headersTimeout: 0,
      bodyTimeout: 0,
      headers: {
        'user-agent': 'ccs-exam-simulator',
        'accept-encoding': 'identity',
        ...(from > 0 ? { range: `bytes=${from}-` } : {}),
        ...credentials(url),
      },
    })
    // A proxy that is silent is waited for without an ear for the signal.
    const response = await Promise.race([answer, aborted(stop.signal, answer)])
    return { response, url, host: url.host, within, end, ...received(response.body) }
  } catch (error) {
    end()
    throw connectionTrouble(error, { host: url.host, proxy, patience })
  }
}

/** Fails when the signal comes; what is still under way then fails unheard. */
function aborted(signal, answer) {
  answer.catch(() => undefined)
  const stopped = new Promise((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason), { once: true }),
  )
  stopped.catch(() => undefined)
  return stopped
}

/** Bytes that wait to be written. */
const waiting = 1024 * 1024

/** A stream that breaks throws away what it holds; here what came before the break is still read, and then told of it. */
function received(body) {
  const bytes = new PassThrough({ highWaterMark: waiting })
  let broken = null
  body.on('error', (error) => {
    broken = error
    bytes.end()
  })
  body.pipe(bytes)
  return { bytes, broken: () => broken }
}

/** A mirror of one's own may want a name and a password, written into its address; a redirect to elsewhere takes none along. */
function credentials({ username, password }) {
  if (username === '' && password === '') return {}
  const text = `${plain(username)}:${plain(password)}`
  return { authorization: `Basic ${Buffer.from(text).toString('base64')}` }
}

async function dispatcherFor(url, proxy, env, patience) {
  const { Agent, ProxyAgent } = await import('undici')
  const connect = { timeout: patience, autoSelectFamilyAttemptTimeout: perAddress, ...trust(env) }
  if (!proxy) return new Agent({ connect })
  return new ProxyAgent({
    uri: proxy.url.href,
    ...(proxy.token ? { token: proxy.token } : {}),
    // Many proxies tunnel to port 443 only; what is not secret is asked of them as it always was.
    proxyTunnel: url.protocol === 'https:',
    requestTls: connect,
    proxyTls: connect,
  })
}

/** The certificates npm was told to trust, beside those Node trusts. An own list would replace Node's, so it is named too. */
function trust(env) {
  if (!env.npm_config_cafile) return {}
  const files = [env.npm_config_cafile, env.NODE_EXTRA_CA_CERTS].flatMap((file) => (file ? [textOf(file)] : []))
  return { ca: [...tls.rootCertificates, ...files.filter(Boolean)] }
}

function textOf(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
