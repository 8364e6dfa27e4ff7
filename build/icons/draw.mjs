/** Draws icon.png anew from the page's own icon: `node build/icons/draw.mjs` (needs /usr/bin/chromium). The PNG is committed. */
import { readFile } from 'node:fs/promises'
import { chromium } from '@playwright/test'
import { inRoot } from '../paths.mjs'

const size = 1024
const svg = await readFile(inRoot('renderer/public/icon.svg'), 'utf8')
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})
const page = await browser.newPage({ viewport: { width: size, height: size } })
await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`)
await page.screenshot({ path: inRoot('build/icons/icon.png'), omitBackground: true })
await browser.close()
