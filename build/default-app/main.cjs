/** Makes `electron <folder>` work in an Electron that came without its default app: runs the app found in that folder. */
const path = require('node:path')
const fs = require('node:fs')
const { app } = require('electron')

const folder = path.resolve(process.argv.slice(1).find((argument) => !argument.startsWith('-')) ?? '.')
const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'))
app.setName(manifest.productName ?? manifest.name)
app.setVersion(manifest.version)
app.setAppPath(folder)
app.setPath('userData', path.join(app.getPath('appData'), app.getName()))
require(path.join(folder, manifest.main))
