import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { allowed, kinds, scan, type Find } from './one-system'

/*
 * Nothing in build/ and tests/ may hold on one system only, save where it says why. What is looked for are the kinds of
 * mistakes that this computer cannot show, since here they work.
 */

const root = path.resolve(import.meta.dirname, '../..')
const files = ['build', 'tests', 'question-bank/checks'].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|mjs|cjs)$/.test(name) && !name.endsWith('.d.mts'))
    .map((name) => `${folder}/${name.replaceAll(path.sep, '/')}`)
    // The samples below are mistakes on purpose.
    .filter((name) => !['tests/build/systems.test.ts', 'tests/build/one-system.ts'].includes(name)),
)
const finds = files.flatMap((file) => scan(file, readFileSync(path.join(root, file), 'utf8')))
const isAllowed = ({ kind, file }: Find) => allowed.some((one) => one.kind === kind && one.files.test(file))
const told = ({ kind, file, line, text }: Find) => `${file}:${line}: ${kind}: ${text}`

test('nothing here holds on one system only', () => {
  expect(files.length).toBeGreaterThan(150)
  expect(finds.filter((one) => !isAllowed(one)).map(told)).toEqual([])
})

test('every exception has a reason, and is still one', () => {
  for (const one of allowed) {
    expect(one.why.length).toBeGreaterThan(20)
    expect([one.files.source, finds.some((find) => find.kind === one.kind && one.files.test(find.file))]).toEqual([
      one.files.source,
      true,
    ])
  }
})

/** What each kind is there to find: some of it stood here once. */
const samples: Record<(typeof kinds)[number], string[]> = {
  'a module by path': [
    "const m = await import(path.join(repository, 'build/serve.mjs'))",
    'await import(`${root}/build/serve.mjs`)',
    'require(file)',
  ],
  'a path from a URL': [
    "const root = new URL('..', import.meta.url).pathname",
    "const { pathname } = new URL('.', import.meta.url)",
    "const here = import.meta.url.replace('file://', '')",
    "page.goto(`file://${path.join(folder, 'index.html')}`)",
  ],
  'a place of one system': [
    "executablePath: '/usr/bin/chromium'",
    "symlink('/etc/hosts', link)",
    'readFileSync(`/proc/${pid}/stat`)',
    "const temp = '/tmp/x'",
    "const chrome = 'C:\\\\Program Files\\\\Google'",
  ],
  'a program by name': [
    "execFileSync('ps', ['-eo', 'pid'])",
    "spawnSync('node', [script])",
    "const server = spawn('Xvfb', [])",
    "await run('npm', ['ci'])",
    "await must('It failed.', 'tar', ['-x'])",
  ],
  'a shell': ['spawn(file, { shell: true })', "execSync('ls')", 'exec(`node ${script}`)', 'spawn(a, [], { shell })'],
  'an end by signal': [
    "child.kill('SIGTERM')",
    'process.kill(pid, 0)',
    "app.process().kill('SIGKILL')",
    'window.kill()',
  ],
  'a link': ['symlinkSync(a, b)', 'await fs.symlink(a, b)', 'fs.link(a, b)'],
  'a path by slashes': [
    "file.split('/')",
    "const name = file.slice(file.lastIndexOf('/') + 1)",
    "process.env.PATH.split(':')",
    "folder + '/index.html'",
    "path.join(folder, 'a').split(`/`)",
  ],
  'a variable of one system': ['process.env.HOME', 'process.env.TMPDIR', "env['USERPROFILE']", 'process.env.TEMP'],
  'rights of one system': ['chmodSync(file, 0o755)', 'expect(stat.mode & 0o777).toBe(0o600)', 'process.getuid()'],
  'left out in silence': [
    "test.skip(process.platform === 'win32')",
    "test.runIf(process.platform === 'linux')('x', run)",
    "test.skipIf(windows)('x', run)",
    "describe.skip('x', run)",
    "if (process.platform === 'win32') return",
    "console.log('NOT RUN: no mouse')",
    "return skip('no openssl')",
  ],
}

describe('the scan', () => {
  for (const kind of kinds)
    test.each(samples[kind])(`${kind}: %s`, (text) => {
      expect(scan('tests/x.ts', text).map((one) => one.kind)).toContain(kind)
    })

  test.each([
    "import path from 'node:path'\nawait import(pathToFileURL(path.join(root, 'a.mjs')).href)",
    "await import('./a.ts')",
    'await import(`../../build/${name}.mjs` as string)',
    "const root = fileURLToPath(new URL('..', import.meta.url))",
    'const require = createRequire(import.meta.url)',
    '// spawn(\'ps\'), /usr/bin and SIGTERM in words are no matter\nconst a = "I said /usr once"',
    'spawn(process.execPath, [script])',
    "'a b'.split(' ')",
    "id.split('/')",
    "process.on('SIGTERM', stop)",
    'process.getuid?.()',
  ])('%s is fine', (text) => {
    expect(scan('tests/x.ts', text)).toEqual([])
  })
})
