/**
 * Which proxy leads to an address, from what npm, curl and Electron's own download read: HTTPS_PROXY, HTTP_PROXY, ALL_PROXY
 * and NO_PROXY in either case, and the proxy, https-proxy and noproxy that npm was configured with.
 */
import { Trouble } from './run.mjs'

const usualPorts = { 'http:': '80', 'https:': '443' }
const understood = new Set(['http:', 'https:', 'socks5:', 'socks:'])

const setIn = (env, names) =>
  names.map((name) => ({ name, value: env[name]?.trim() })).find(({ value }) => value && value !== 'null')

const namesFor = (protocol) => [
  ...(protocol === 'https:' ? ['https_proxy', 'HTTPS_PROXY', 'npm_config_https_proxy'] : []),
  ...['http_proxy', 'HTTP_PROXY', 'npm_config_http_proxy', 'npm_config_proxy', 'all_proxy', 'ALL_PROXY'],
]

/**
 * The proxy for an address, or null for the direct way.
 * @param {string | URL} address
 * @returns {{ url: URL, name: string, host: string, token: string | null } | null} `url` is bare (no path, no credentials),
 *   `token` the value of Proxy-Authorization, `name` the variable it came from, `host` what may be shown
 * @throws Trouble that never holds the credentials
 */
export function proxyFor(address, env = process.env) {
  const target = new URL(address)
  const found = setIn(env, namesFor(target.protocol))
  if (!found || isExempt(target, setIn(env, ['no_proxy', 'NO_PROXY', 'npm_config_noproxy'])?.value ?? '')) return null
  const { name, value } = found
  const misunderstood = `The proxy in ${name} is not understood; it should look like http://NAME:PASSWORD@HOST:PORT.`
  const text = value.replace(/^socks5h:/i, 'socks5:')
  // As with curl, "proxy.example:8080" means http.
  const url = parsed(withScheme(text))
  if (!url || !url.hostname || !understood.has(url.protocol)) throw new Trouble(misunderstood)
  const { username, password } = url
  const token =
    username === '' && password === ''
      ? null
      : `Basic ${Buffer.from(`${plain(username)}:${plain(password)}`).toString('base64')}`
  // A path means nothing, and credentials go into a header of their own; only SOCKS takes them from its address.
  const bareUrl = url.protocol.startsWith('socks') ? url : new URL(`${url.protocol}//${url.host}`)
  return { url: bareUrl, name, host: url.host, token }
}

const withScheme = (text) => (/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`)

function parsed(text) {
  try {
    return new URL(text)
  } catch {
    return null
  }
}

/** Escapes are resolved; a percent sign that starts none is one of the password. */
export const plain = (text) => text.replace(/(?:%[0-9a-f]{2})+/gi, (escaped) => decoded(escaped) ?? escaped)

function decoded(text) {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

/** NO_PROXY: hosts, their domains with or without a dot or `*.` before, each with a port or without; `*` is all. */
function isExempt({ hostname, port, protocol }, list) {
  const host = bare(hostname)
  const own = port || usualPorts[protocol]
  return list
    .split(/[,\s]+/)
    .filter(Boolean)
    .some((entry) => {
      if (entry === '*') return true
      const [, name, given] = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(entry) ?? [null, entry, undefined]
      const wanted = bare(name.replace(/^\*?\./, ''))
      return (given === undefined || given === own) && (host === wanted || host.endsWith(`.${wanted}`))
    })
}

/** A host name without the brackets of an IPv6 address and without the dot that ends a full name. */
const bare = (name) =>
  name
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
