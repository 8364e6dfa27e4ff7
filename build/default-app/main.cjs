/**
 * Makes `electron <folder>` work in an Electron that came without its default app: runs the app found in that folder. Such
 * an Electron is an old one, so it gets a data folder of its own: it could not read, and would lose, what a newer one wrote.
 */
const path = require('node:path')
const fs = require('node:fs')
const { app } = require('electron')

const folder = path.resolve(process.argv.slice(1).find((argument) => !argument.startsWith('-')) ?? '.')
const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'))
app.setName(manifest.productName ?? manifest.name)
app.setVersion(manifest.version)
app.setAppPath(folder)
const major = process.versions.electron.split('.')[0]
app.setPath('userData', path.join(app.getPath('appData'), `${app.getName()} (Electron ${major})`))
require(path.join(folder, manifest.main))
