/**
 * Which file of the built renderer a URL path means, and the headers every answer carries.
 * Plain Node, no Electron: the shell's app:// protocol and the loopback server (build/serve.mjs) both use it.
 */
import { realpath, stat } from 'node:fs/promises'
import path from 'node:path'

/** The page may run its own files and nothing else: no inline code, no eval, no network. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "font-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types app-worker',
].join('; ')

const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-cache',
}

const contentTypes = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.txt', 'text/plain; charset=utf-8'],
  ['.svg', 'image/svg+xml; charset=utf-8'],
  ['.png', 'image/png'],
  ['.webp', 'image/webp'],
  ['.ico', 'image/x-icon'],
  ['.woff2', 'font/woff2'],
  ['.zip', 'application/zip'],
  ['.xml', 'application/xml'],
  ['.pdf', 'application/pdf'],
])

/** Windows opens these as devices, whatever their extension. */
const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i
/** A list of what is allowed needs no list of tricks: no dot first, no separator, colon, percent, space or control. */
const safeName = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,200}$/
const longestPath = 1000

/** The headers of an answer for a file of this name (or of an error, without a name). */
export function headersFor(name?: string): Record<string, string> {
  const type = name === undefined ? 'text/plain; charset=utf-8' : contentTypes.get(path.extname(name).toLowerCase())
  return { ...securityHeaders, 'Content-Type': type ?? 'application/octet-stream' }
}

/** The folder and file names a URL path stands for, or null when it is anything but a plain name we could have built. */
export function namesIn(urlPath: string): readonly string[] | null {
  if (!urlPath.startsWith('/') || urlPath.length > longestPath) return null
  const names = urlPath === '/' ? ['index.html'] : urlPath.slice(1).split('/')
  const safe = names.every((name) => safeName.test(name) && !name.endsWith('.') && !deviceName.test(name))
  return safe && contentTypes.has(path.extname(names.at(-1) ?? '').toLowerCase()) ? names : null
}

/** True when `file` lies below `folder`; compares whole names, so a sibling `folder-evil` is outside. */
export function isInside(folder: string, file: string): boolean {
  const relative = path.relative(folder, file)
  return relative !== '' && relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative)
}

/** The real file a URL path means below `root`, or null. Links that lead out of `root` count as missing. */
export async function findAppFile(root: string, urlPath: string): Promise<string | null> {
  const names = namesIn(urlPath)
  if (!names) return null
  const wanted = path.join(root, ...names)
  if (!isInside(root, wanted)) return null
  try {
    const [realRoot, realFile] = await Promise.all([realpath(root), realpath(wanted)])
    if (!isInside(realRoot, realFile)) return null
    return (await stat(realFile)).isFile() ? realFile : null
  } catch {
    return null
  }
}
