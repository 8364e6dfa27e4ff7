/** Runs one of our TypeScript tools after all set-up and with a display: tool.mjs bench/bench.ts [arguments]. */
import { withDisplay } from './display.mjs'
import { inRoot } from './paths.mjs'
import { main, run } from './run.mjs'
import { findRuntime } from './runtime.mjs'
import { ensureBuild, ensureDependencies } from './setup.mjs'
import { ensurePackages } from './system-packages.mjs'
import { ensureTestPackages } from './test-packages.mjs'

await main(async () => {
  const [tool, ...args] = process.argv.slice(2)
  await ensureDependencies()
  await ensurePackages()
  await ensureTestPackages()
  await ensureBuild()
  await findRuntime({ download: true })
  const { code } = await withDisplay(() =>
    run(process.execPath, [inRoot('node_modules/tsx/dist/cli.mjs'), inRoot('build', tool), ...args]),
  )
  return code
})
