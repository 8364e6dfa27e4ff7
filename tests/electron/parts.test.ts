import type { MenuItemConstructorOptions } from 'electron'
import { expect, test, vi } from 'vitest'

vi.mock('electron', () => ({
  app: {},
  dialog: {},
  Menu: {},
  powerMonitor: {},
  powerSaveBlocker: {},
  BrowserWindow: class {},
  screen: {},
}))
const { menuTemplate } = await import('../../electron/menu')
const { createExamState } = await import('../../electron/power')
const { createTeller } = await import('../../electron/trouble-dialog')
const { createReloadLimit } = await import('../../electron/recovery')
const { allowedPermissions, mayLoad } = await import('../../electron/lockdown')
const { plainName } = await import('../../electron/save-as')

const flat = (items: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])])

const actions = () => ({ tell: vi.fn(), openDataFolder: vi.fn(), openLog: vi.fn() })
const menu = (packaged: boolean, mac = false, acts = actions()) =>
  flat(menuTemplate({ name: 'CCS Exam Simulator', packaged, mac }, acts))

test.each([false, true])('no label takes Alt+letter from the page (mac: %s)', (mac) => {
  for (const item of menu(true, mac)) expect(item.label ?? '').not.toContain('&')
  for (const item of menu(true, mac)) expect(item.accelerator ?? '').not.toMatch(/Alt|Option/)
})

test('a Mac has its Window menu, before Help; other systems have none', () => {
  const menus = (mac: boolean) =>
    menuTemplate({ name: 'CCS Exam Simulator', packaged: true, mac }, actions()).map(({ role, label }) => role ?? label)
  expect(menus(true)).toEqual(['CCS Exam Simulator', 'File', 'editMenu', 'View', 'windowMenu', 'help'])
  expect(menus(false)).toEqual(['File', 'View', 'Help'])
})

test('a packaged app has no reload and no developer tools', () => {
  const roles = (packaged: boolean) => menu(packaged).map((item) => item.role)
  expect(roles(false)).toEqual(expect.arrayContaining(['reload', 'toggleDevTools']))
  for (const role of ['reload', 'forceReload', 'toggleDevTools']) expect(roles(true)).not.toContain(role)
})

test('no accelerator is given twice', () => {
  for (const mac of [false, true]) {
    const keys = menu(false, mac).flatMap((item) => item.accelerator ?? [])
    expect(new Set(keys).size).toBe(keys.length)
  }
})

test('zoom has every key that says plus, also in a packaged app', () => {
  const keys = (role: string) =>
    menu(true)
      .filter((item) => item.role === role)
      .map((item) => item.accelerator)
  expect(keys('zoomIn')).toEqual(['CmdOrCtrl+=', 'CmdOrCtrl+Plus', 'CmdOrCtrl+numadd'])
  expect(keys('zoomOut')).toEqual(['CmdOrCtrl+-', 'CmdOrCtrl+numsub'])
  expect(keys('resetZoom')).toEqual(['CmdOrCtrl+0'])
})

test('the page is told of its commands', () => {
  const acts = actions()
  const items = menu(true, false, acts)
  for (const label of ['Home', 'About CCS Exam Simulator', 'Keyboard shortcuts', 'Open data folder', 'Open log'])
    (items.find((item) => item.label === label)?.click as () => void)()
  expect(acts.tell.mock.calls).toEqual([['home'], ['about'], ['shortcuts']])
  expect(acts.openDataFolder).toHaveBeenCalledOnce()
  expect(acts.openLog).toHaveBeenCalledOnce()
})

test('the display is held awake exactly while an exam runs', () => {
  const blocker = { start: vi.fn(() => 0), stop: vi.fn(() => true) }
  const exam = createExamState(blocker)
  for (const running of [true, true, false, false, true]) exam.set(running)
  expect([blocker.start.mock.calls, blocker.stop.mock.calls]).toEqual([
    [['prevent-display-sleep'], ['prevent-display-sleep']],
    [[0]],
  ])
  expect(exam.running()).toBe(true)
})

test('a crashed page is reloaded three times in five minutes, not more', () => {
  const mayReload = createReloadLimit()
  expect([0, 1, 2, 3].map(mayReload)).toEqual([true, true, true, false])
  expect(mayReload(5 * 60_000)).toBe(true)
  expect(mayReload(5 * 60_000)).toBe(false)
})

test('something unexpected is told once, not in a flood', () => {
  const teller = createTeller()
  expect(teller.begin(0)).toBe(true)
  expect(teller.begin(10 * 60_000)).toBe(false)
  teller.end()
  expect(teller.begin(60_000)).toBe(false)
  expect(teller.begin(10 * 60_000)).toBe(true)
})

test.each([
  ['app://ccs-exam-simulator/index.html', true],
  ['blob:app://ccs-exam-simulator/0a1b', true],
  ['app://elsewhere/', false],
  ['blob:https://example.org/1', false],
  ['http://127.0.0.1/', false],
  ['https://example.org/', false],
  ['ws://127.0.0.1/', false],
  ['file:///etc/passwd', false],
  ['data:text/html,x', false],
  ['devtools://devtools/x', false],
])('a packaged app loading %s: %s', (url, expected) => {
  expect(mayLoad(url, true)).toBe(expected)
  if (url.startsWith('devtools:')) expect(mayLoad(url, false)).toBe(true)
})

test('the permissions that need no question are two', () => {
  expect([...allowedPermissions].sort()).toEqual(['clipboard-sanitized-write', 'fullscreen'])
})

test.each([
  ['Score report 2026-01-02', 'Score report 2026-01-02.pdf'],
  ['report.pdf', 'report.pdf'],
  ['../../etc/passwd', 'etc passwd.pdf'],
  ['a/b\\c:d*e?f"g<h>i|j\0k', 'a b c d e f g h i j k.pdf'],
  ['...', 'Report.pdf'],
  ['x'.repeat(150), `${'x'.repeat(100)}.pdf`],
])('the suggested name %j becomes %j', (suggested, expected) =>
  expect(plainName(suggested, 'pdf', 'Report')).toBe(expected),
)
