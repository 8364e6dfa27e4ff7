/**
 * `npm run attack`: everything that the storage is attacked with, and a table of what came of it. ATTACK_SEED draws other
 * bits, archives and moments. `npm test` does a part of it.
 */
import { inRoot } from './paths.mjs'
import { main, run } from './run.mjs'
import { ensureDependencies } from './setup.mjs'

await main(async () => {
  await ensureDependencies()
  const args = [
    inRoot('node_modules/vitest/vitest.mjs'),
    'run',
    '--config',
    inRoot('build/vitest.config.ts'),
    '--reporter=verbose',
    '--testTimeout=1200000',
    'tests/attack',
    ...process.argv.slice(2),
  ]
  const { code } = await run(process.execPath, args, { env: { ATTACK: 'full' } })
  return code
})
