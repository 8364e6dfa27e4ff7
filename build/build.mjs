/** `npm run build`: the question bank, then shell, preload and page into out/. */
import { mkdir, rm, utimes, writeFile } from 'node:fs/promises'
import { inRoot, out } from './paths.mjs'
import { isMain, main, must, npm } from './run.mjs'
import { stamp } from './setup.mjs'

export const bundler = [
  inRoot('node_modules/electron-vite/bin/electron-vite.js'),
  'build',
  '--config',
  inRoot('build/electron.vite.config.ts'),
]

if (isMain(import.meta.filename)) {
  await main(async () => {
    const started = new Date()
    await rm(stamp, { force: true })
    await must('The question bank could not be built; the lines above name the file and the reason.', npm, [
      'run',
      '--silent',
      'bank:build',
    ])
    await must('The app could not be built; the lines above say where.', process.execPath, bundler)
    await mkdir(out, { recursive: true })
    await writeFile(stamp, 'The build started at the time of this file.\n')
    await utimes(stamp, started, started)
  })
}
