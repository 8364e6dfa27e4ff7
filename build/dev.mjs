/**
 * `npm run dev`: rebuilds on every change and restarts the shell when its own code changed. The page keeps its real
 * address, policy and build; press Ctrl+R in the window to see its changes.
 */
import { spawn } from 'node:child_process'
import { watch } from 'node:fs'
import { bundler } from './build.mjs'
import { inRoot, out, root } from './paths.mjs'
import { main, must, npm, say, Trouble } from './run.mjs'
import { findRuntime, sandboxArgs } from './runtime.mjs'
import { ensureBuild, ensureDependencies } from './setup.mjs'

await main(async () => {
  await ensureDependencies()
  await ensureBuild()
  const runtime = await findRuntime({ download: true })
  if (!runtime) throw new Trouble('There is no Electron to develop with; `npm start -- --browser` shows the app in the browser.')
  const builder = spawn(process.execPath, [...bundler, '--watch'], { cwd: root, stdio: 'inherit' })
  let window
  let restarting = false
  const open = () => {
    window = spawn(runtime.executable, [root, ...sandboxArgs()], { cwd: root, stdio: 'inherit' })
    window.on('close', () => {
      if (restarting) open()
      else builder.kill()
      restarting = false
    })
  }
  open()
  let timer
  const soon = (job) => {
    clearTimeout(timer)
    timer = setTimeout(job, 300)
  }
  for (const part of ['main', 'preload'])
    watch(`${out}/${part}`, () =>
      soon(() => {
        say('The shell changed; restarting it.')
        restarting = true
        window.kill()
      }),
    )
  watch(inRoot('question-bank'), { recursive: true }, () =>
    soon(() => must('The question bank has an error.', npm, ['run', '--silent', 'bank:build']).catch((error) => say(error.message))),
  )
  await new Promise((resolve) => builder.on('close', resolve))
  process.exit(0)
})
