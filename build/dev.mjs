/**
 * `npm run dev`: builds again after every change and restarts the window when the shell changed. The page keeps its
 * real address, policy and build, so what is seen is what is shipped; Ctrl+R in the window shows a change of the page.
 */
import { spawn } from 'node:child_process'
import { watch } from 'node:fs'
import { bundler } from './build.mjs'
import { inRoot, root } from './paths.mjs'
import { endGently, main, npm, run, say, Trouble } from './run.mjs'
import { electronEnvironment, findRuntime, sandboxArgs } from './runtime.mjs'
import { sandboxTrouble } from './sandbox.mjs'
import { ensureBuild, ensureDependencies } from './setup.mjs'

const pause = 300

await main(async () => {
  await ensureDependencies()
  await ensureBuild()
  const runtime = await findRuntime({ download: true })
  if (!runtime)
    throw new Trouble('There is no Electron to develop with; `npm start browser` shows the app in the browser.')

  const trouble = await sandboxTrouble(runtime.executable)
  if (trouble) throw new Trouble(trouble)

  let restarting = false
  let window
  const open = () => {
    window = spawn(runtime.executable, [root, ...sandboxArgs()], {
      cwd: root,
      stdio: 'inherit',
      env: electronEnvironment(),
    })
    window.on('close', (code) => {
      if (!restarting) process.exit(code ?? 0)
      restarting = false
      open()
    })
  }
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => endGently(window, signal))
  open()

  const changed = new Set()
  let timer
  let building = false
  const later = () => {
    clearTimeout(timer)
    timer = setTimeout(() => void rebuild(), pause)
  }
  async function rebuild() {
    if (building) return later()
    building = true
    const folders = new Set(changed)
    changed.clear()
    const bank = folders.has('question-bank') ? await run(npm, ['run', '--silent', 'bank:build']) : { code: 0 }
    const page = bank.code === 0 ? await run(process.execPath, bundler, { quiet: true }) : bank
    building = false
    if (page.code !== 0) return say(`${page.output ?? ''}The change could not be built.`)
    say(`Built again (${[...folders].join(', ')}).`)
    if (!folders.has('electron')) return
    restarting = true
    endGently(window)
  }
  for (const folder of ['electron', 'renderer', 'question-bank'])
    watch(inRoot(folder), { recursive: true }, () => {
      changed.add(folder)
      later()
    })
  await new Promise(() => undefined)
})
