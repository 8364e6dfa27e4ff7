/**
 * Whether Chromium can put its pages into a sandbox on this Linux. It needs user namespaces (which Ubuntu 23.10 and later
 * and hardened kernels keep from programs they do not know) or a helper that belongs to root (which npm cannot make).
 * The sandbox is never left out: without one the app is shown in the browser.
 */
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { run } from './run.mjs'

/** What has to be known of the system; tests bring their own. */
const system = {
  platform: process.platform,
  uid: process.getuid?.(),
  /** Whether this user may make a user namespace; null when it cannot be told. */
  async namespaces() {
    const { code } = await run('unshare', ['-Ur', 'true'], { quiet: true, timeout: 5_000 })
    return code === 127 ? null : code === 0
  },
  /** Owner and mode of a file, or null when it is not there. */
  owner: (file) =>
    stat(file).then(
      ({ uid, mode }) => ({ uid, mode: mode & 0o7777 }),
      () => null,
    ),
}

/** A path of Linux, whichever system asks. */
const helperOf = (executable) => path.posix.join(path.posix.dirname(executable), 'chrome-sandbox')
const setForRoot = ({ uid, mode }) => uid === 0 && mode === 0o4755

/** In quotes for a shell. */
const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`

/**
 * Why this Electron could not start its sandbox here, with the one command that mends it; null when nothing is known
 * against it. Root is not asked: for root the sandbox is off, since Chromium refuses to make one.
 */
export async function sandboxTrouble(executable, probes = system) {
  if (probes.platform !== 'linux' || probes.uid === 0) return null
  const helper = await probes.owner(helperOf(executable))
  if (helper && setForRoot(helper)) return null
  return (await probes.namespaces()) === false ? sandboxSentence(executable) : null
}

export function sandboxSentence(executable) {
  const file = quoted(helperOf(executable))
  return `This system does not let Electron make its sandbox (user namespaces are forbidden here). Run once, then start again:\n  sudo chown root:root ${file} && sudo chmod 4755 ${file}`
}

/** What Chromium says on stderr when it stops for want of a sandbox. */
export const saysNoSandbox = (output) =>
  /SUID sandbox helper binary|No usable sandbox|Failed to move to new namespace|zygote_host_impl_linux.*sandbox/i.test(
    output,
  )
