/**
 * Downloads one zip file as a person on a slow line needs it: no limit on the whole, one on silence; what is cut goes on
 * where it was, now or at the next start; and what goes wrong is told by its cause.
 */
import { open, rename, rm, stat } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { ask } from './asking.mjs'
import { DownloadTrouble, fileTrouble, megabytes } from './download-trouble.mjs'

/** Milliseconds: until a server answers, between two bytes, and before each new try that got no further. */
const usualLimits = { answer: 15_000, stall: 60_000, pauses: [1_000, 2_000, 4_000] }

/** A try that may go better the next time. */
class Cut extends Error {
  answered = true
}

/**
 * Downloads into `file`; until it is whole it is `file.part`, which stays when the way is cut and is gone on with.
 * @param {string} address
 * @param {string} file
 * @param {{ env?: Record<string, string | undefined>, limits?: Partial<typeof usualLimits>,
 *   progress?: (done: number, total: number | null) => void }} [options] `progress` is told bytes
 * @returns {Promise<{ resumed: boolean }>} whether bytes of an earlier try are in it
 * @throws DownloadTrouble
 */
export async function download(address, file, { env = process.env, limits = {}, progress = () => undefined } = {}) {
  const { answer, stall, pauses } = { ...usualLimits, ...limits }
  const part = `${file}.part`
  let most = await sizeOf(part)
  let resumed = most > 0
  let answered = false
  for (let fruitless = 0; ;) {
    try {
      await attempt(address, part, { env, answer, stall, progress })
      await rename(part, file).catch((error) => Promise.reject(fileTrouble(error, file)))
      return { resumed }
    } catch (error) {
      const reached = await sizeOf(part)
      if (reached === 0) await rm(part, { force: true })
      answered ||= error.answered
      const worthIt = error instanceof Cut || (answered && error instanceof DownloadTrouble && !error.answered)
      if (!worthIt) throw error
      fruitless = reached > most ? 0 : fruitless + 1
      most = Math.max(most, reached)
      resumed ||= reached > 0
      if (fruitless > pauses.length) throw new DownloadTrouble(`${error.message}${kept(reached)}`, { answered })
      await wait(pauses[Math.max(0, fruitless - 1)])
    }
  }
}

const kept = (bytes) =>
  bytes === 0 ? '' : ` The first ${megabytes(bytes)} MB are kept; the next start goes on from there.`

async function sizeOf(file) {
  return stat(file).then(
    (found) => found.size,
    () => 0,
  )
}

async function attempt(address, part, { env, answer, stall, progress }) {
  const from = await sizeOf(part)
  const asked = await ask(address, { from, env, patience: answer })
  try {
    const { response, host } = asked
    const start = startOf(response, from)
    if (start === null) {
      // The server has another file than the one that was begun.
      await rm(part, { force: true })
      throw new Cut(`${host} does not go on with what was begun.`)
    }
    const total = lengthOf(response, start)
    checkAnswer(response, asked.url)
    await keep(asked, part, { start, total, host, stall, progress })
  } finally {
    asked.end()
  }
}

/** Where in the file the answer begins; null when it is no part of what was asked for. */
function startOf({ statusCode, headers }, from) {
  if (statusCode === 416) return null
  if (statusCode !== 206) return 0
  const [, begin] = /^bytes (\d+)-/.exec(headers['content-range'] ?? '') ?? []
  return Number(begin) === from ? from : null
}

function lengthOf({ headers }, start) {
  const length = Number(headers['content-length'])
  return headers['content-length'] !== undefined && Number.isSafeInteger(length) ? start + length : null
}

const notFound = new Set([404, 410])
const mayPass = (status) => status === 408 || status === 429 || status >= 500

/** @throws DownloadTrouble or Cut when this is not the beginning or a part of a zip file */
function checkAnswer({ statusCode, headers }, url) {
  if (statusCode === 200 || statusCode === 206) {
    if (/\bhtml\b/i.test(headers['content-type'] ?? '')) throw webPage(url.host)
    return
  }
  if (notFound.has(statusCode))
    throw new DownloadTrouble(`${url.host} does not have it (${statusCode} for ${shown(url)}).`)
  const sentence = `${url.host} answered with the error ${statusCode}.`
  throw mayPass(statusCode) ? new Cut(`${sentence} It may be better in some minutes.`) : new DownloadTrouble(sentence)
}

const webPage = (host) =>
  new DownloadTrouble(
    `${host} answered with something else than the program, as the sign-in page of a network does; sign in, and start again.`,
  )

/** An address without what may be secret in it. */
const shown = (url) => `${url.origin}${url.pathname}`

async function keep(asked, part, { start, total, host, stall, progress }) {
  const file = await open(part, start > 0 ? 'r+' : 'w').catch((error) => Promise.reject(fileTrouble(error, part)))
  let done = start
  const silence = () => asked.within(stall, new Cut('Silence.'))
  try {
    silence()
    progress(done, total)
    for await (const bytes of asked.bytes) {
      silence()
      if (done === 0 && bytes.subarray(0, 2).toString('latin1') !== 'PK') throw webPage(host)
      await write(file, bytes, done, part)
      done += bytes.length
      progress(done, total)
    }
  } finally {
    await file.close()
  }
  const broken = asked.broken()
  if (broken instanceof Cut) throw new Cut(silent(host, stall, done, total))
  if (broken || (total !== null && done < total)) throw new Cut(cut(host, done, total))
  if (done === 0) throw new Cut(`${host} answered with nothing.`)
}

async function write(file, bytes, at, part) {
  try {
    for (let written = 0; written < bytes.length;)
      written += (await file.write(bytes, written, bytes.length - written, at + written)).bytesWritten
  } catch (error) {
    // What is there is of no use to anyone on a full disk.
    await rm(part, { force: true })
    throw fileTrouble(error, part)
  }
}

const reached = (done, total) => `${megabytes(done)}${total === null ? '' : ` of ${megabytes(total)}`} MB`
const cut = (host, done, total) => `The connection to ${host} was cut after ${reached(done, total)}.`
const silent = (host, stall, done, total) =>
  `The download stalled: nothing came from ${host} for ${Math.round(stall / 1000)} seconds, after ${reached(done, total)}.`
