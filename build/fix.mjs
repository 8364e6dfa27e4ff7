/** `npm run fix`: formats every file and mends what the linter can mend by itself. */
import { inRoot } from './paths.mjs'
import { isMain, main, run } from './run.mjs'
import { ensureDependencies } from './setup.mjs'

export const prettierArgs = ['--config', 'build/prettier.json', '--ignore-path', 'build/prettier-ignore']

if (isMain(import.meta.filename))
  await main(async () => {
    await ensureDependencies()
    const node = (program, ...args) => run(process.execPath, [inRoot('node_modules', program), ...args])
    const linted = await node('eslint/bin/eslint.js', '--config', 'build/eslint.config.mjs', '--fix', '.')
    const formatted = await node('prettier/bin/prettier.cjs', ...prettierArgs, '--write', '--log-level', 'warn', '.')
    return linted.code || formatted.code
  })
