import { describe, expect, test } from 'vitest'
import { buildScript } from '../support/build-script'

/* Programs and browsers by name, on three systems: files and environment are those of the system that is asked about. */

type System = {
  platform: NodeJS.Platform
  env: Record<string, string>
  home?: string
  exists(file: string): boolean
  script?(file: string): string
}
const { findProgram } = await buildScript<{ findProgram(name: string, system: System): string | null }>('programs.mjs')
const { findBrowser } = await buildScript<{ findBrowser(system?: System): string | null }>('browsers.mjs')
const { missingTestPackages, chromiumIsPackaged } = await buildScript<{
  missingTestPackages(system: {
    find(name: string): string | null
    browser(): string | null
    exists(file: string): boolean
    osRelease: string
  }): string[]
  chromiumIsPackaged(osRelease: string): boolean
}>('test-packages.mjs')

const having =
  (...files: string[]) =>
  (file: string) =>
    files.includes(file)
const linux = { platform: 'linux', env: { PATH: '/usr/bin:/bin' }, home: '/home/anna' } as const
const mac = { platform: 'darwin', env: { PATH: '/usr/bin:/bin' }, home: '/Users/Anna Ü' } as const
const windows = {
  platform: 'win32',
  home: 'C:\\Users\\Anna Ü',
  env: {
    'Path': 'C:\\Windows\\system32;C:\\Tools',
    'SystemRoot': 'C:\\Windows',
    'ProgramFiles': 'C:\\Program Files',
    'ProgramFiles(x86)': 'C:\\Program Files (x86)',
    'LOCALAPPDATA': 'C:\\Users\\Anna Ü\\AppData\\Local',
  },
} as const
/** What Ubuntu installs as chromium-browser. */
const stub = `#!/bin/sh
if ! [ -x /snap/bin/chromium ]; then
    echo "Command '$0' requires the chromium snap to be installed." >&2
    exit 1
fi
exec /snap/bin/chromium "$@"
`

describe('a program', () => {
  test.each([
    [
      'in PATH, in its order',
      { ...linux, env: { PATH: '/opt/x:/usr/bin' } },
      ['/usr/bin/ps', '/opt/x/ps'],
      '/opt/x/ps',
    ],
    ['without PATH', { ...linux, env: {} }, ['/bin/ps'], '/bin/ps'],
    ['with an empty PATH', { ...linux, env: { PATH: '' } }, ['/usr/bin/ps', 'ps', './ps'], '/usr/bin/ps'],
    ['not where somebody stands', { ...linux, env: { PATH: '.:bin:' } }, ['./ps', 'bin/ps', 'ps'], null],
    ['on a Mac by Homebrew', mac, ['/opt/homebrew/bin/ps'], '/opt/homebrew/bin/ps'],
    ['on Windows, whose PATH is Path', windows, ['C:\\Tools\\ps.exe'], 'C:\\Tools\\ps.exe'],
    [
      'on Windows without a path',
      { ...windows, env: {} },
      ['C:\\Windows\\System32\\ps.exe'],
      'C:\\Windows\\System32\\ps.exe',
    ],
    ['nowhere', linux, [], null],
  ])('%s', (_name, system, files, found) => {
    expect(findProgram('ps', { ...system, exists: having(...files) })).toBe(found)
  })
})

describe('a browser', () => {
  const chrome = 'Google/Chrome/Application/chrome.exe'.replaceAll('/', '\\')
  const edge = 'Microsoft/Edge/Application/msedge.exe'.replaceAll('/', '\\')
  const onMac = (root: string, name: string) => `${root}Applications/${name}.app/Contents/MacOS/${name}`
  test.each([
    ['Debian', linux, ['/usr/bin/chromium', '/usr/bin/google-chrome'], '/usr/bin/chromium'],
    ['Fedora', linux, ['/usr/bin/chromium-browser'], '/usr/bin/chromium-browser'],
    ['Ubuntu with Chrome', linux, ['/usr/bin/google-chrome-stable'], '/usr/bin/google-chrome-stable'],
    ['Ubuntu with the snap', linux, ['/snap/bin/chromium'], '/snap/bin/chromium'],
    ['Linux with Edge alone', linux, ['/usr/bin/microsoft-edge'], '/usr/bin/microsoft-edge'],
    [
      'NixOS',
      { ...linux, env: { PATH: '/run/current-system/sw/bin' } },
      ['/run/current-system/sw/bin/chromium'],
      '/run/current-system/sw/bin/chromium',
    ],
    ['Linux without', linux, ['/usr/bin/firefox'], null],
    ['a Mac', mac, [onMac('/', 'Google Chrome'), onMac('/', 'Microsoft Edge')], onMac('/', 'Google Chrome')],
    ['a Mac, for one user', mac, [onMac('/Users/Anna Ü/', 'Chromium')], onMac('/Users/Anna Ü/', 'Chromium')],
    ['a Mac with Edge alone', mac, [onMac('/', 'Microsoft Edge')], onMac('/', 'Microsoft Edge')],
    ['Windows with Chrome', windows, [`C:\\Program Files\\${chrome}`], `C:\\Program Files\\${chrome}`],
    [
      'Windows with Chrome for one user',
      windows,
      [`C:\\Users\\Anna Ü\\AppData\\Local\\${chrome}`],
      `C:\\Users\\Anna Ü\\AppData\\Local\\${chrome}`,
    ],
    ['Windows as it comes', windows, [`C:\\Program Files (x86)\\${edge}`], `C:\\Program Files (x86)\\${edge}`],
    ['Windows without its variables', { ...windows, env: {} }, [], null],
  ])('%s', (_name, system, files, found) => {
    expect(findBrowser({ ...system, exists: having(...files), script: () => '' })).toBe(found)
  })

  test('a script that only leads to a snap which is not there is none, and the next one is taken', () => {
    const script = (file: string) => (file === '/usr/bin/chromium-browser' ? stub : '')
    const find = (...files: string[]) => findBrowser({ ...linux, exists: having(...files), script })
    expect(find('/usr/bin/chromium-browser')).toBeNull()
    expect(find('/usr/bin/chromium-browser', '/usr/bin/google-chrome')).toBe('/usr/bin/google-chrome')
    expect(find('/usr/bin/chromium-browser', '/snap/bin/chromium')).toMatch(/chromium/)
  })
})

describe('Debian packages for the tests', () => {
  const debian = 'ID=debian\nID_LIKE=""\n'
  const ubuntu = 'NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\n'
  const all = { find: (name: string) => `/usr/bin/${name}`, browser: () => '/usr/bin/x', exists: () => true }

  test('nothing is missing where all is there, whichever browser it is', () => {
    expect(missingTestPackages({ ...all, osRelease: debian })).toEqual([])
  })
  test('what is missing is named; on Ubuntu not a browser, which is a snap there', () => {
    const none = { find: () => null, browser: () => null, exists: () => false }
    const rest = ['xvfb', 'xdotool', 'x11-xkb-utils', 'fonts-liberation']
    expect(missingTestPackages({ ...none, osRelease: debian }).sort()).toEqual([...rest, 'chromium'].sort())
    expect(missingTestPackages({ ...none, osRelease: ubuntu }).sort()).toEqual(rest.sort())
  })
  test('systems are told apart by their own name', () => {
    expect(
      ['ID="ubuntu"\n', ubuntu, debian, 'ID=linuxmint\nID_LIKE="ubuntu debian"\n', ''].map(chromiumIsPackaged),
    ).toEqual([false, false, true, true, true])
  })
})
