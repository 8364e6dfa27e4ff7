/** The shell as it really runs: what the page in its window is, and what it cannot do. */
/* eslint no-restricted-syntax: off -- this file tries the forbidden things to see them refused. */
import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from './journey'
import { launchApp, removeUserData, type Launched } from './launch'

const origin = 'app://ccs-exam-simulator'

test.describe('the page in its window', () => {
  let launched: Launched
  test.beforeAll(async () => {
    launched = await launchApp()
  })
  test.afterAll(async () => {
    await launched.app.close()
    await removeUserData(launched.userData)
  })

  test('opens on the app origin, visible, with its title', async () => {
    const { app, page } = launched
    expect(page.url()).toBe(`${origin}/`)
    expect(await page.title()).toBe('CCS Exam Simulator')
    const windows = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((one) => one.isVisible()),
    )
    expect(windows).toEqual([true])
  })

  test('has no Node in page, frame or worker, and exactly the contract on window.desktop', async () => {
    const seen = await launched.page.evaluate(() => {
      const scope = globalThis as unknown as Record<string, unknown>
      return {
        node: ['require', 'process', 'module', 'Buffer', 'global', '__dirname'].filter(
          (name) => scope[name] !== undefined,
        ),
        desktop: Object.keys(scope.desktop as object).sort(),
      }
    })
    expect(seen.node).toEqual([])
    expect(seen.desktop).toEqual(
      [
        'about',
        'addReport',
        'damagedBackups',
        'dataFolder',
        'keepIntent',
        'readIntent',
        'readReports',
        'setAsideJournal',
        'setAsideText',
        'clearSetAside',
        'lookAtCopy',
        'startFresh',
        'stillWriting',
        'adoptStatements',
        'appendJournal',
        'appendStatements',
        'clearJournals',
        'clearStatements',
        'draftStatements',
        'forceStatements',
        'journalNames',
        'lookAtStatements',
        'readStatements',
        'deleteBackups',
        'listBackups',
        'listJournals',
        'on',
        'logTrouble',
        'openDataFolder',
        'openLog',
        'openText',
        'readBackup',
        'readJournal',
        'readyToClose',
        'removeJournal',
        'savePdf',
        'saveText',
        'setExamRunning',
        'setFullScreen',
        'writeBackup',
      ].sort(),
    )
  })

  test('runs sandboxed and isolated', async () => {
    const preferences = await launched.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
        getLastWebPreferences(): Record<string, unknown>
      }
      const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag } = contents.getLastWebPreferences()
      return { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag }
    })
    expect(preferences).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    })
  })

  test('blocks inline script, eval, script addresses, base and forms by its policy', async () => {
    const result = await launched.page.evaluate(async () => {
      const broken: string[] = []
      document.addEventListener('securitypolicyviolation', (event) => broken.push(event.effectiveDirective))
      const ran: string[] = []
      const scope = globalThis as unknown as { ran: (what: string) => void }
      scope.ran = (what) => void ran.push(what)
      const attempts: Record<string, () => void> = {
        innerHtml: () => void (document.createElement('div').innerHTML = '<img src=x onerror="ran(1)">'),
        eval: () => void (0, eval)('ran("eval")'),
        functionConstructor: () => void new Function('ran("Function")')(),
        inlineScript: () => {
          const script = document.createElement('script')
          script.appendChild(document.createTextNode('ran("inline")'))
          document.head.append(script)
        },
        inlineStyle: () => {
          const style = document.createElement('style')
          style.append('body { outline: 1px solid rgb(1, 2, 3) }')
          document.head.append(style)
        },
        codeInTimer: () => void setTimeout('ran("timer")'),
        base: () => {
          const base = document.createElement('base')
          base.href = 'https://example.org/'
          document.head.append(base)
          if (document.baseURI.startsWith('https:')) ran.push('base')
        },
      }
      // In tasks of their own: during evaluate() itself the debugger lifts the ban on eval.
      for (const attempt of Object.values(attempts)) setTimeout(attempt)
      // Until every refusal was reported. What is not refused runs at the latest in the task after.
      const refused = () =>
        broken.filter((directive) => directive === 'require-trusted-types-for').length >= 4 &&
        broken.includes('base-uri') &&
        broken.some((directive) => directive.startsWith('style-src'))
      for (const end = performance.now() + 10_000; !refused() && performance.now() < end;)
        await new Promise((resolve) => setTimeout(resolve, 10))
      await new Promise((resolve) => setTimeout(resolve))
      const styled = getComputedStyle(document.body).outlineColor === 'rgb(1, 2, 3)'
      return { broken, ran, styled }
    })
    expect(result.ran).toEqual([])
    expect(result.styled).toBe(false)
    for (const directive of ['require-trusted-types-for', 'base-uri']) expect(result.broken).toContain(directive)
    // Trusted Types refuse innerHTML, inline script, eval, Function and the timer before script-src is even asked.
    expect(
      result.broken.filter((directive) => directive === 'require-trusted-types-for').length,
    ).toBeGreaterThanOrEqual(4)
    expect(result.broken.some((directive) => directive.startsWith('style-src'))).toBe(true)
  })

  test('cannot leave, open windows or embed pages', async () => {
    const { app, page } = launched
    await app.evaluate(({ BrowserWindow }) => {
      const tried: string[] = []
      Object.assign(globalThis, { tried })
      const { webContents: contents } = BrowserWindow.getAllWindows()[0]!
      // A refusal of the first of the two is the end, without the second.
      contents.on('will-frame-navigate', ({ url }) => void tried.push(url))
      contents.on('will-navigate', ({ url }) => void tried.push(url))
    })
    await page.evaluate(() => {
      const link = (href: string, target = '') => {
        const anchor = Object.assign(document.createElement('a'), { href, target })
        document.body.append(anchor)
        anchor.click()
        anchor.remove()
      }
      window.open('https://example.org/')
      window.open('app://ccs-exam-simulator/index.html')
      link('https://example.org/')
      link('https://example.org/', '_blank')
      link('file:///etc/passwd')
      link('data:text/html,hello')
      link('app://elsewhere/index.html')
      const frame = document.createElement('iframe')
      frame.src = 'app://ccs-exam-simulator/index.html'
      document.body.append(frame, document.createElement('webview'))
      location.href = 'https://example.org/'
    })
    await expect
      .poll(() => app.evaluate(() => (globalThis as unknown as { tried: string[] }).tried))
      .toContain('https://example.org/')
    await expect
      .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.webContents.isLoading()))
      .toBe(false)
    expect(await page.evaluate(() => location.href)).toBe(`${origin}/`)
    expect(page.url()).toBe(`${origin}/`)
    expect(
      await app.evaluate(({ BrowserWindow, webContents }) => [
        BrowserWindow.getAllWindows().length,
        webContents.getAllWebContents().filter((one) => one.getType() === 'webview').length,
      ]),
    ).toEqual([1, 0])
    expect(page.frames().filter((frame) => frame.url().includes('index.html'))).toEqual([])
  })

  test('is denied every permission but copying text and the full screen', async () => {
    const denied = await launched.page.evaluate(async () => {
      const states: Record<string, string> = {}
      for (const name of ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read'])
        states[name] = (
          await navigator.permissions.query({ name: name as PermissionName }).catch(() => ({ state: 'denied' }))
        ).state
      states.getUserMedia = await navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => 'granted',
        () => 'denied',
      )
      states.notification = await Notification.requestPermission()
      return states
    })
    expect(new Set(Object.values(denied))).toEqual(new Set(['denied']))
  })

  test('reaches no server: a listener on this computer gets no request', async () => {
    const hits: (string | undefined)[] = []
    const server = http.createServer((request, response) => {
      hits.push(request.url)
      response.end('hit')
    })
    server.on('upgrade', (request, socket) => {
      hits.push(request.url)
      socket.destroy()
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    await launched.page.evaluate(async (address) => {
      const quietly = (attempt: () => unknown) =>
        Promise.resolve()
          .then(attempt)
          .catch(() => undefined)
      await quietly(() => fetch(address, { mode: 'no-cors' }))
      await quietly(() => navigator.sendBeacon(address, 'x'))
      // What tells of its end is waited for; the others were begun before it.
      const ended: Promise<unknown>[] = []
      const awaited = <T extends EventTarget>(target: T, ...events: string[]) => {
        ended.push(Promise.race(events.map((name) => new Promise((resolve) => target.addEventListener(name, resolve)))))
        return target
      }
      await quietly(() =>
        document.head.append(Object.assign(document.createElement('link'), { rel: 'prefetch', href: address })),
      )
      await quietly(() =>
        document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: address })),
      )
      await quietly(() => awaited(new WebSocket(address.replace('http', 'ws')), 'open', 'error', 'close'))
      await quietly(() => awaited(new EventSource(address), 'open', 'error'))
      await quietly(() => void (awaited(new Image(), 'load', 'error').src = address))
      await Promise.all(ended)
    }, `http://127.0.0.1:${port}/page`)
    // What does reach it comes after all that the page tried.
    await fetch(`http://127.0.0.1:${port}/test`)
    server.close()
    expect(hits).toEqual(['/test'])
  })

  test('gets no file outside the built page', async () => {
    const answers = await launched.page.evaluate(async () => {
      const results: Record<string, string> = {}
      for (const url of [
        'file:///etc/passwd',
        'app://ccs-exam-simulator/../package.json',
        'app://ccs-exam-simulator/..%2f..%2fpackage.json',
        'app://ccs-exam-simulator/%2e%2e/main/main.cjs',
        'app://ccs-exam-simulator/..%5cmain%5cmain.cjs',
        'app://ccs-exam-simulator/index.html%00.js',
        'app://ccs-exam-simulator//etc/passwd',
        'app://elsewhere/index.html',
      ])
        results[url] = await fetch(url).then(
          (response) => (response.ok ? 'served' : 'refused'),
          () => 'refused',
        )
      results.own = await fetch('app://ccs-exam-simulator/index.html').then(
        async (response) => `${response.status} ${response.headers.get('x-content-type-options')}`,
      )
      return results
    })
    const { own, ...others } = answers
    expect(own).toBe('200 nosniff')
    expect(new Set(Object.values(others))).toEqual(new Set(['refused']))
  })

  test('answers the contract and refuses what it does not accept', async () => {
    const replies = await launched.page.evaluate(async () => {
      const desktop = (
        globalThis as unknown as {
          desktop: Record<string, (...args: unknown[]) => Promise<{ ok: boolean; code?: string; value?: unknown }>>
        }
      ).desktop
      return {
        first: await desktop.appendJournal?.('shell-test', 0, ['{"n":0}', '{"n":1}']),
        wrongFrom: await desktop.appendJournal?.('shell-test', 0, ['{"n":9}']),
        traversal: await desktop.appendJournal?.('../x', 0, ['{}']),
        twoLines: await desktop.appendJournal?.('shell-test', 2, ['a\nb']),
        extra: await desktop.about?.('more'),
        read: await desktop.readJournal?.('shell-test'),
        list: await desktop.listJournals?.([]),
      }
    })
    expect(replies.first).toEqual({ ok: true, value: { entries: 2 } })
    expect([replies.wrongFrom?.code, replies.traversal?.code, replies.twoLines?.code]).toEqual([
      'invalid',
      'invalid',
      'invalid',
    ])
    expect(replies.read).toEqual({ ok: true, value: { entries: ['{"n":0}', '{"n":1}'], damaged: false } })
    expect(replies.list).toEqual({ ok: true, value: [{ attemptId: 'shell-test', entries: 2, damaged: false }] })
    // The bridge offers exactly the contract's arguments; extra ones reach the shell and are refused there.
    expect(replies.extra?.code).toBe('invalid')
    expect(await readFile(path.join(launched.userData, 'journal/shell-test.jsonl'), 'utf8')).toMatch(
      /^[0-9a-f]{8} 0 \{"n":0\}\n[0-9a-f]{8} 1 \{"n":1\}\n$/,
    )
  })

  test('saves a PDF where the dialog says, and nothing when it is cancelled', async () => {
    const { app, page, userData } = launched
    const target = path.join(userData, 'saved report.pdf')
    const save = () =>
      page.evaluate(() =>
        (globalThis as unknown as { desktop: { savePdf(name: string): Promise<unknown> } }).desktop.savePdf(
          'My: report/..',
        ),
      )
    await app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    }, target)
    expect(await save()).toEqual({ ok: true, value: { name: 'saved report.pdf' } })
    expect((await readFile(target)).subarray(0, 5).toString()).toBe('%PDF-')
    await app.evaluate(({ dialog }) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: true, filePath: '' })
    })
    expect(await save()).toEqual({ ok: true, value: null })
  })
})
