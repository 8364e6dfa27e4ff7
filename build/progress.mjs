/** How far a download is: one line that changes on a terminal, a line now and then anywhere else. */
import { megabytes } from './download-trouble.mjs'

/**
 * One line: `Electron 45.4.1: 34 of 110 MB (31%), 2.1 MB/s, 0:36 left`.
 * @param {{ name: string, done: number, total: number | null, rate: number | null }} state in bytes and bytes a second;
 *   `rate` is null while it is not known
 */
export function progressLine({ name, done, total, rate }) {
  const amount = total === null ? `${megabytes(done)} MB` : `${megabytes(done)} of ${megabytes(total)} MB`
  const share = total ? ` (${Math.floor((100 * done) / total)}%)` : ''
  const speed = rate === null ? '' : `, ${megabytes(rate)} MB/s`
  const left = rate === null || total === null || rate < 1 ? '' : `, ${clock((total - done) / rate)} left`
  return `${name}: ${amount}${share}${speed}${left}`
}

function clock(seconds) {
  const whole = Math.ceil(seconds)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

/** Milliseconds between two lines. */
const pause = { terminal: 200, file: 5_000 }

/**
 * @param {string} name
 * @param {{ write(text: string): unknown, isTTY?: boolean }} stream
 * @returns `tell(done, total)` in bytes, and `end()`, after which the next line is another's
 */
export function showProgress(name, stream = process.stdout, now = () => performance.now()) {
  let first = null
  let last = -Infinity
  let width = 0
  return {
    tell(done, total) {
      const at = now()
      // Fewer bytes than before: the download began anew.
      if (first === null || done < first.done) first = { at, done }
      const whole = done === total
      if (!whole && at - last < (stream.isTTY ? pause.terminal : pause.file)) return
      last = at
      const seconds = (at - first.at) / 1000
      const rate = seconds < 1 ? null : (done - first.done) / seconds
      const line = progressLine({ name, done, total, rate })
      stream.write(stream.isTTY ? `\r${line.padEnd(width)}` : `${line}\n`)
      width = line.length
    },
    end() {
      if (stream.isTTY && width > 0) stream.write('\n')
      width = 0
    },
  }
}
