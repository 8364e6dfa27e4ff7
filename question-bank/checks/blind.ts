import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { blindPages } from './blind-pages'
import { run, type Options } from './command-line'
import { errorsOf } from './problem'
import { readSources } from './sources'

/*
 * npm run bank:blind: writes the bank out for a second reader, without anything that tells the answer.
 */

const USAGE = `usage: npm run bank:blind out=DIR [ids=CK-0001,SC-0001] [root=DIR]
  out=DIR   an empty or new folder
  ids=LIST  only these items and scenarios`

void run(USAGE, (options) => {
  const out = emptyFolder(options)
  const { sources, problems } = readSources(options.root)
  const known = new Set([...sources.items, ...sources.scenarios].map((one) => one.id))
  const unknown = options.ids?.filter((id) => !known.has(id)) ?? []
  if (unknown.length > 0)
    throw new Error(`There is no readable item or scenario ${unknown.join(', ')}; npm run bank:check may say why.`)

  const pages = blindPages(sources, options.ids)
  for (const page of pages) {
    const path = join(out, page.path)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, page.text)
  }
  console.log(`${pages.length} pages written to ${out}.`)
  const errors = errorsOf(problems).length
  if (errors > 0)
    console.error(
      `${errors} problems kept parts of the bank from being read; what is broken was left out. See npm run bank:check.`,
    )
  return 0
})

/** Pages of an earlier run would mix with the new ones, so the folder has to be empty. */
function emptyFolder({ out }: Options): string {
  if (out === undefined) throw new Error('Say where to write with out=DIR.')
  if (existsSync(out) && readdirSync(out).length > 0)
    throw new Error(`${out} is not empty; name another folder or empty it.`)
  return out
}
