/** What no page may do, set for every window that could ever come to exist: leave, open, embed, ask, or reach out. */
import { app, type Session } from 'electron'
import { originOf, appOrigin } from './app-origin'

/** Copying text and the full screen need no question; everything else is refused without asking. */
export const allowedPermissions: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'fullscreen'])

/** Addresses a request may have. `devtools:` only outside a packaged app. */
export const mayLoad = (url: string, packaged: boolean): boolean =>
  url.startsWith(`${appOrigin}/`) || url.startsWith(`blob:${appOrigin}/`) || (!packaged && url.startsWith('devtools:'))

/** Switches that must be set before Electron is ready: no name resolves, nothing runs in the background. */
export function cutNetwork(): void {
  // Started with --no-sandbox: by build/runtime.mjs for root, whom Chromium refuses to sandbox and would hang, and by the
  // AppImage where the system forbids user namespaces (Ubuntu since 23.10); the deb has the right to them. About says so.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  app.commandLine.appendSwitch('disable-background-networking')
  app.commandLine.appendSwitch('disable-component-update')
  app.commandLine.appendSwitch('disable-domain-reliability')
}

/** Guards every web contents of the process; call before the first window is made. */
export function lockContents(): void {
  app.on('web-contents-created', (_event, contents) => {
    const stay = (event: { preventDefault(): void; url: string }) => {
      if (originOf(event.url) !== appOrigin) event.preventDefault()
    }
    contents.on('will-navigate', stay)
    contents.on('will-redirect', stay)
    contents.on('will-frame-navigate', stay)
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  })
}

/** Denies permissions and cancels every request that is not for the app's own files. */
export function lockSession(session: Session, packaged: boolean): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(allowedPermissions.has(permission)))
  session.setPermissionCheckHandler((_contents, permission) => allowedPermissions.has(permission))
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !mayLoad(details.url, packaged) }))
  session.on('will-download', (event, item) => {
    if (!item.getURL().startsWith(`blob:${appOrigin}/`)) event.preventDefault()
  })
  session.setSpellCheckerEnabled(false)
}
