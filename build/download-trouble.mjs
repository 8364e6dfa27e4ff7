/** Why a download failed, in a sentence that names the real cause and what can be done about it. */
import path from 'node:path'
import { Trouble } from './run.mjs'

/** `answered` is false only where the server (or the way to it) gave no answer at all. */
export class DownloadTrouble extends Trouble {
  constructor(sentence, { answered = true } = {}) {
    super(sentence)
    this.answered = answered
  }
}

export const megabytes = (bytes) => {
  const amount = bytes / 1_000_000
  return amount < 10 ? (Math.floor(amount * 10) / 10).toFixed(1) : String(Math.floor(amount))
}

const unknownName = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA', 'EAI_FAIL', 'ENODATA'])
const noWay = new Set(['ENETUNREACH', 'EHOSTUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL', 'EACCES', 'EPERM'])
const late = new Set(['ETIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT'])
const certificate = /^(CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_CA|ERR_TLS_CERT)/
const secure = /^(ERR_SSL_|ERR_TLS_|EPROTO$)/

/** An error and everything it was caused by. */
function* causes(error) {
  for (let one = error, depth = 0; one && depth < 5; depth++) {
    yield one
    one = one.cause ?? one.errors?.[0]
  }
}

/**
 * What an error before the first byte of an answer means.
 * @param {unknown} error
 * @param {{ host: string, proxy: { name: string, host: string } | null, patience: number }} way how it was asked
 */
export function connectionTrouble(error, { host, proxy, patience }) {
  const all = [...causes(error)]
  const known = all.find((one) => one instanceof Trouble)
  if (known) return known
  const codes = all.flatMap(({ code }) => (typeof code === 'string' ? [code] : []))
  const text = all.map(({ message }) => message ?? '').join(' ')
  const no = (sentence) => new DownloadTrouble(sentence, { answered: false })
  // With a proxy between, it is the proxy that is looked for, called and waited for.
  const other = proxy ? `the proxy ${proxy.host} (from ${proxy.name})` : host
  const start = other.charAt(0).toUpperCase() + other.slice(1)
  const subject = proxy ? start : host

  const status = Number(/Proxy response \((\d+)\)|\b(407)\b/.exec(text)?.slice(1).find(Boolean))
  if (proxy && status === 407)
    return no(`${subject} wants a name and a password (407): ${proxy.name}=http://NAME:PASSWORD@HOST:PORT sets them.`)
  if (proxy && status) return no(`${subject} did not let the download from ${host} through (it answered ${status}).`)
  const broken = codes.find((code) => certificate.test(code))
  if (broken)
    return new DownloadTrouble(
      `The certificate of ${host} is not trusted here (${broken}). Where a network looks into encrypted traffic, NODE_EXTRA_CA_CERTS=FILE names the certificate of that network.`,
    )
  if (codes.some((code) => secure.test(code)))
    return new DownloadTrouble(
      `No secure connection to ${other} came about (${codes.find((code) => secure.test(code))}).`,
    )
  if (codes.some((code) => unknownName.has(code)))
    return no(`The address of ${other} could not be found (DNS); the network may be down or may not know it.`)
  if (codes.includes('ECONNREFUSED')) return no(`${subject} refused the connection.`)
  if (codes.some((code) => noWay.has(code)))
    return no(`There is no way to ${other} from here; the network is down or blocks it.`)
  if (codes.some((code) => late.has(code))) return no(noAnswer(subject, patience))
  return no(`${subject} closed the connection without an answer${codes[0] ? ` (${codes[0]})` : ''}.`)
}

const noAnswer = (subject, patience) => `${subject} did not answer within ${Math.round(patience / 1000)} seconds.`

/** What replaces an answer that does not come. */
export const tooLate = (patience) => Object.assign(new Error('No answer in time.'), { code: 'ETIMEDOUT', patience })

const full = new Set(['ENOSPC', 'EDQUOT'])
const forbidden = new Set(['EACCES', 'EPERM', 'EROFS'])

/** What an error of the file system at `file` means. */
export function fileTrouble(error, file) {
  if (error instanceof Trouble) return error
  const folder = path.dirname(file)
  if (full.has(error.code)) return new DownloadTrouble(`The disk is full: Electron needs about 500 MB in ${folder}.`)
  if (forbidden.has(error.code)) return new DownloadTrouble(`${folder} may not be written to (${error.code}).`)
  return new DownloadTrouble(`${file} could not be written (${error.code ?? error.message}).`)
}
