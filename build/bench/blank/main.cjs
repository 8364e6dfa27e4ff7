/** The reference of the benchmarks: one window of the app's size with an empty page, sandboxed as the app is (root cannot be). */
const { app, BrowserWindow } = require('electron')

app.setPath('userData', process.env.CCS_USER_DATA)
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
app.whenReady().then(() => {
  performance.mark('ready')
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true },
  })
  performance.mark('window made')
  window.once('ready-to-show', () => window.show())
  performance.mark('navigation')
  return window.loadFile('blank.html')
})
app.on('window-all-closed', () => app.quit())
