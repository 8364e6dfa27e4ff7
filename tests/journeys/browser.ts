import { chromium, type BrowserContext, type Page } from '@playwright/test'
import { appIsReady } from './launch'
import { needs } from './not-run'
import { browsersModule, openingModule, runtimeModule, serveModule, type Serving } from './scripts'
import { drawTheSame } from './seeded'

/** The browser edition's own server, as `npm start -- --browser` starts it. A test without a browser is not run. */
export async function serveApp(): Promise<Serving> {
  const { findBrowser, noBrowser } = await browsersModule()
  needs(findBrowser() ? null : noBrowser)
  return (await serveModule()).serve()
}

/** A Chromium with a profile that is kept between starts. `errors` collects what the page complains about. */
export async function openBrowser(
  profile: string,
  url: string,
): Promise<{ context: BrowserContext; page: Page; errors: string[] }> {
  const { opened } = await openingModule()
  const executable = (await browsersModule()).findBrowser()
  const sandbox = (await runtimeModule()).sandboxArgs()
  const context = await opened('Chromium', (mark, patience) =>
    chromium.launchPersistentContext(profile, {
      executablePath: executable ?? undefined,
      chromiumSandbox: true,
      viewport: { width: 1280, height: 800 },
      timeout: patience,
      env: { ...(process.env as Record<string, string>), ...mark },
      args: [
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        ...sandbox,
      ],
    }),
  )
  const page = context.pages()[0] ?? (await context.newPage())
  const errors: string[] = []
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  page.on('pageerror', (error) => errors.push(error.message))
  await page.goto(url, { timeout: 30_000 })
  await drawTheSame(page)
  await appIsReady(page)
  return { context, page, errors }
}
