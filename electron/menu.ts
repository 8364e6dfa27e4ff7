/**
 * The application menu. Labels carry no mnemonics ("&"), so on Windows and Linux Alt+letter always reaches the page,
 * where the exam uses it; and there is no reload in a packaged app.
 */
import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { DesktopEvents } from './contract'

export type MenuActions = { tell(command: DesktopEvents['menu']): void; openDataFolder(): void; openLog(): void }
type Surroundings = { name: string; packaged: boolean; mac: boolean }

const separator: MenuItemConstructorOptions = { type: 'separator' }
/** A second key for the same command. */
const hidden = (item: MenuItemConstructorOptions): MenuItemConstructorOptions => ({
  ...item,
  visible: false,
  acceleratorWorksWhenHidden: true,
})

export function menuTemplate(
  { name, packaged, mac }: Surroundings,
  actions: MenuActions,
): MenuItemConstructorOptions[] {
  const about: MenuItemConstructorOptions = { label: `About ${name}`, click: () => actions.tell('about') }
  const home: MenuItemConstructorOptions = {
    label: 'Home',
    accelerator: 'CmdOrCtrl+Shift+H',
    click: () => actions.tell('home'),
  }
  const shortcuts: MenuItemConstructorOptions = {
    label: 'Keyboard shortcuts',
    accelerator: 'F1',
    click: () => actions.tell('shortcuts'),
  }
  const dataFolder: MenuItemConstructorOptions = { label: 'Open data folder', click: () => actions.openDataFolder() }
  const log: MenuItemConstructorOptions = { label: 'Open log', click: () => actions.openLog() }
  const view: MenuItemConstructorOptions[] = [
    { label: 'Actual size', role: 'resetZoom', accelerator: 'CmdOrCtrl+0' },
    { label: 'Zoom in', role: 'zoomIn', accelerator: 'CmdOrCtrl+=' },
    { label: 'Zoom out', role: 'zoomOut', accelerator: 'CmdOrCtrl+-' },
    // The plus sign itself, with Shift or without it, and the number pad.
    ...(['CmdOrCtrl+Plus', 'CmdOrCtrl+numadd'] as const).map((accelerator) =>
      hidden({ label: 'Zoom in', role: 'zoomIn', accelerator }),
    ),
    hidden({ label: 'Zoom out', role: 'zoomOut', accelerator: 'CmdOrCtrl+numsub' }),
    separator,
    { label: 'Full screen', role: 'togglefullscreen', accelerator: mac ? 'Ctrl+Cmd+F' : 'F11' },
  ]
  const developer: MenuItemConstructorOptions[] = [
    separator,
    { label: 'Reload (development)', role: 'reload', accelerator: 'CmdOrCtrl+R' },
    { label: 'Developer tools', role: 'toggleDevTools', accelerator: 'CmdOrCtrl+Shift+I' },
  ]
  const quit: MenuItemConstructorOptions = {
    label: mac ? `Quit ${name}` : 'Quit',
    role: 'quit',
    accelerator: 'CmdOrCtrl+Q',
  }
  return [
    ...(mac
      ? [
          {
            label: name,
            submenu: [about, separator, { role: 'hide' as const }, { role: 'hideOthers' as const }, separator, quit],
          },
        ]
      : []),
    { label: 'File', submenu: mac ? [home] : [home, separator, quit] },
    ...(mac ? [{ role: 'editMenu' as const }] : []),
    { label: 'View', submenu: packaged ? view : [...view, ...developer] },
    // Minimize, Zoom and what else every Mac app has there, with the keys for it.
    ...(mac ? [{ role: 'windowMenu' as const }] : []),
    {
      label: 'Help',
      role: mac ? ('help' as const) : undefined,
      submenu: mac ? [shortcuts, dataFolder, log] : [shortcuts, dataFolder, log, separator, about],
    },
  ]
}

export function setMenu(surroundings: Surroundings, actions: MenuActions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(surroundings, actions)))
}
