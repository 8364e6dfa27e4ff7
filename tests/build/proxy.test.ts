/* Which proxy leads where, from all the places people set one. */
import { expect, test } from 'vitest'

type Proxy = { url: URL; name: string; host: string; token: string | null }
const { proxyFor } = (await import('../../build/proxy.mjs' as string)) as {
  proxyFor(address: string, env: Record<string, string>): Proxy | null
}

const github = 'https://github.com/x.zip'
const found = (address: string, env: Record<string, string>) => {
  const proxy = proxyFor(address, env)
  return proxy && `${proxy.name} ${proxy.url.href}`
}

test.each<[string, Record<string, string>, string | null]>([
  [github, {}, null],
  [github, { HTTPS_PROXY: '' }, null],
  [github, { HTTPS_PROXY: 'http://p.example:3128' }, 'HTTPS_PROXY http://p.example:3128/'],
  [
    github,
    { HTTPS_PROXY: 'http://upper.example', https_proxy: 'http://lower.example' },
    'https_proxy http://lower.example/',
  ],
  [github, { HTTP_PROXY: 'http://p.example:3128' }, 'HTTP_PROXY http://p.example:3128/'],
  ['http://mirror.example/', { HTTPS_PROXY: 'http://p.example:3128' }, null],
  [github, { npm_config_proxy: 'http://p.example:3128/' }, 'npm_config_proxy http://p.example:3128/'],
  [
    github,
    { npm_config_proxy: 'null', npm_config_https_proxy: 'http://s.example' },
    'npm_config_https_proxy http://s.example/',
  ],
  [github, { all_proxy: 'socks5h://p.example:1080' }, 'all_proxy socks5://p.example:1080'],
  [github, { HTTPS_PROXY: 'p.example:3128' }, 'HTTPS_PROXY http://p.example:3128/'],
  [github, { HTTPS_PROXY: 'https://p.example/way/?query#part' }, 'HTTPS_PROXY https://p.example/'],
  [github, { HTTPS_PROXY: 'http://[2001:db8::1]:3128' }, 'HTTPS_PROXY http://[2001:db8::1]:3128/'],
])('%s with %j: %s', (address, env, expected) => expect(found(address, env)).toBe(expected))

test.each<[string, string, boolean]>([
  [github, '*', true],
  [github, 'github.com', true],
  [github, 'other.example, GitHub.com', true],
  [github, '.github.com', true],
  [github, '*.com', true],
  [github, 'hub.com', false],
  [github, 'github.com:443', true],
  [github, 'github.com:80', false],
  [github, 'github.com.', true],
  ['https://release-assets.github.com/x', 'github.com', true],
  ['http://[::1]:8080/', '::1', true],
  ['http://[::1]:8080/', '[::1]:8080', true],
  ['http://[::1]:8080/', '[::1]:80', false],
  ['http://127.0.0.1:8080/', 'localhost 127.0.0.1', true],
  [github, ' , ', false],
])('%s is reached directly with NO_PROXY=%j: %s', (address, list, direct) => {
  const env = { ALL_PROXY: 'http://p.example' }
  for (const name of ['NO_PROXY', 'no_proxy', 'npm_config_noproxy'])
    expect(proxyFor(address, { ...env, [name]: list }) === null).toBe(direct)
})

test.each([
  ['http://me:pass@p.example', 'me:pass'],
  ['http://me@p.example', 'me:'],
  ['me:p%40ss%20w%C3%B6rd@p.example:8080', 'me:p@ss wörd'],
  ['http://me:100%@p.example', 'me:100%'],
  ['http://p.example', null],
])('the credentials of %s are %s, and not in the address', (value, expected) => {
  const proxy = proxyFor(github, { HTTPS_PROXY: value })!
  expect(proxy.token && Buffer.from(proxy.token.replace('Basic ', ''), 'base64').toString()).toBe(expected)
  for (const shown of [proxy.url.href, proxy.host]) expect(shown).not.toMatch(/me|pass|100/)
})

test.each(['ftp://me:secret@p.example', 'http://', 'http://me:secret@', 'http://p.example:99999999'])(
  '%s is not understood, and not repeated',
  (value) => {
    expect(() => proxyFor(github, { HTTPS_PROXY: value })).toThrow(/^The proxy in HTTPS_PROXY is not understood/)
    expect(() => proxyFor(github, { HTTPS_PROXY: value })).not.toThrow(/secret/)
  },
)
