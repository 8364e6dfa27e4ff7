/**
 * Draws the app's icons anew from the page's own: `node build/icons/draw.mjs` (needs a Chromium, Chrome or Edge). What it writes is
 * committed, so that packaging needs no converter: linux/ for the menus of Linux, icon.ico for Windows, icon.icns for Macs.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { chromium } from '@playwright/test'
import { findBrowser, noBrowser } from '../browsers.mjs'
import { inRoot } from '../paths.mjs'
import { sandboxArgs } from '../runtime.mjs'
import { icns, ICNS_SIZES, ico, ICO_SIZES, LINUX_SIZES } from './containers.mjs'

const svg = await readFile(inRoot('renderer/public/icon.svg'), 'utf8')
const executablePath = findBrowser()
if (!executablePath) throw new Error(`Nothing can be drawn, since ${noBrowser}.`)
const browser = await chromium.launch({ executablePath, chromiumSandbox: true, args: sandboxArgs() })
const page = await browser.newPage()
const images = new Map()
for (const size of new Set([...LINUX_SIZES, ...ICO_SIZES, ...ICNS_SIZES])) {
  await page.setViewportSize({ width: size, height: size })
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`)
  images.set(size, await page.screenshot({ omitBackground: true }))
}
await browser.close()

await mkdir(inRoot('build/icons/linux'), { recursive: true })
for (const size of LINUX_SIZES) await writeFile(inRoot(`build/icons/linux/${size}x${size}.png`), images.get(size))
await writeFile(inRoot('build/icons/icon.ico'), ico(images))
await writeFile(inRoot('build/icons/icon.icns'), icns(images))
