/** Programs of the system, found by name: where PATH says, and where the system has them when PATH says nothing. */
import { accessSync, constants, statSync } from 'node:fs'
import path from 'node:path'

const usual = {
  linux: ['/usr/local/bin', '/usr/bin', '/bin', '/usr/local/sbin', '/usr/sbin', '/sbin', '/snap/bin'],
  darwin: ['/usr/local/bin', '/opt/homebrew/bin', '/opt/X11/bin', '/usr/bin', '/bin', '/usr/sbin', '/sbin'],
}

/** A variable of an environment. Windows does not tell `Path` from `PATH`, but a copy of its environment does. */
export function variable(name, { platform = process.platform, env = process.env } = {}) {
  if (platform !== 'win32') return env[name]
  const key = Object.keys(env).find((one) => one.toLowerCase() === name.toLowerCase())
  return key && env[key]
}

/** Is there a program that may be started? */
export function isProgram(file) {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}

/** Folders that hold programs, best first. What PATH has that is not absolute is where somebody happens to stand. */
function folders({ platform, env }) {
  const ways = platform === 'win32' ? path.win32 : path.posix
  const named = (variable('PATH', { platform, env }) ?? '').split(ways.delimiter)
  const windows = variable('SystemRoot', { platform, env }) ?? 'C:\\Windows'
  const standard = platform === 'win32' ? [ways.join(windows, 'System32')] : (usual[platform] ?? usual.linux)
  return [...new Set([...named.filter((one) => ways.isAbsolute(one)), ...standard])]
}

/** The file of a program, or null. `system` stands in for this one: its platform, environment and files. */
export function findProgram(name, { platform = process.platform, env = process.env, exists = isProgram } = {}) {
  const ways = platform === 'win32' ? path.win32 : path.posix
  const file = platform === 'win32' ? `${name}.exe` : name
  return (
    folders({ platform, env })
      .map((folder) => ways.join(folder, file))
      .find(exists) ?? null
  )
}
