/** Draws icon.png anew from the page's own icon: `node build/icons/draw.mjs` (needs a Chromium, Chrome or Edge). The PNG is committed. */
import { readFile } from 'node:fs/promises'
import { chromium } from '@playwright/test'
import { findBrowser, noBrowser } from '../browsers.mjs'
import { inRoot } from '../paths.mjs'
import { sandboxArgs } from '../runtime.mjs'

const size = 1024
const svg = await readFile(inRoot('renderer/public/icon.svg'), 'utf8')
const executablePath = findBrowser()
if (!executablePath) throw new Error(`Nothing can be drawn, since ${noBrowser}.`)
const browser = await chromium.launch({ executablePath, chromiumSandbox: true, args: sandboxArgs() })
const page = await browser.newPage({ viewport: { width: size, height: size } })
await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`)
await page.screenshot({ path: inRoot('build/icons/icon.png'), omitBackground: true })
await browser.close()
