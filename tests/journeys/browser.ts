import { existsSync } from 'node:fs'
import path from 'node:path'
import { chromium, type BrowserContext, type Page } from '@playwright/test'
import { appIsReady, openingModule, repository } from './launch'

type Serving = { url: string; close(): Promise<void> }

/** The browser edition's own server, as `npm start -- --browser` starts it. */
export async function serveApp(): Promise<Serving> {
  const { serve } = (await import(path.join(repository, 'build/serve.mjs'))) as {
    serve(options?: { port?: number }): Promise<Serving>
  }
  return serve()
}

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((file) =>
  existsSync(file),
)

/** A Chromium with a profile that is kept between starts. `errors` collects what the page complains about. */
export async function openBrowser(
  profile: string,
  url: string,
): Promise<{ context: BrowserContext; page: Page; errors: string[] }> {
  const { opened } = await openingModule()
  const context = await opened('Chromium', (mark, patience) =>
    chromium.launchPersistentContext(profile, {
      executablePath: CHROMIUM,
      viewport: { width: 1280, height: 800 },
      timeout: patience,
      env: { ...(process.env as Record<string, string>), ...mark },
      args: [
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    }),
  )
  const page = context.pages()[0] ?? (await context.newPage())
  const errors: string[] = []
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  page.on('pageerror', (error) => errors.push(error.message))
  await page.goto(url, { timeout: 30_000 })
  await appIsReady(page)
  return { context, page, errors }
}
