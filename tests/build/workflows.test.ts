/* The workflows run elsewhere; here it is checked that they are well formed and that what they name exists. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { parseDocument } from 'yaml'

type Step = { uses?: string; run?: string; name?: string; if?: string; env?: Record<string, string> }
type Job = {
  'runs-on'?: string
  'uses'?: string
  'needs'?: string | string[]
  'strategy'?: { matrix: { os: string[] } }
  'permissions'?: Record<string, string>
  'timeout-minutes'?: number
  'steps'?: Step[]
}
type Workflow = { name: string; on: unknown; permissions: Record<string, string>; jobs: Record<string, Job> }

const root = path.resolve(import.meta.dirname, '../..')
const folder = path.join(root, '.github/workflows')
const names = readdirSync(folder)
const textOf = (name: string) => readFileSync(path.join(folder, name), 'utf8')
function workflow(name: string): Workflow {
  const document = parseDocument(textOf(name), { strict: true, uniqueKeys: true })
  expect([...document.errors, ...document.warnings]).toEqual([])
  return document.toJS() as Workflow
}
const jobs = (name: string) => Object.entries(workflow(name).jobs)
const steps = (name: string) => jobs(name).flatMap(([, job]) => job.steps ?? [])
const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { scripts: object }

test('there is one for checks and one for releases', () => expect(names.sort()).toEqual(['check.yml', 'release.yml']))

test.each(names)('%s reads only, unless a job asks for more, and no job runs without end', (name) => {
  expect(workflow(name).permissions).toEqual({ contents: 'read' })
  for (const [, job] of jobs(name)) if (!job.uses) expect(job['timeout-minutes']).toBeLessThanOrEqual(120)
})

test.each(names)('%s runs only commands and files of this project that exist', (name) => {
  const commands = steps(name).flatMap(({ run = '' }) => run.split('\n'))
  const ran = commands.flatMap((line) => [...line.matchAll(/\bnpm (?:run )?([a-z:]+)/g)].map(([, script]) => script!))
  expect(ran.length).toBeGreaterThan(0)
  for (const script of ran) expect([...Object.keys(scripts), 'ci']).toContain(script)
  for (const line of commands)
    for (const [, file] of line.matchAll(/\bnode ([\w./-]+\.m?js)\b/g))
      if (!file!.startsWith('node_modules/')) expect(existsSync(path.join(root, file!)), file).toBe(true)
      else expect(existsSync(path.join(root, 'node_modules', file!.split('/')[1]!, 'package.json')), file).toBe(true)
  for (const [, called] of textOf(name).matchAll(/uses: \.\/(\S+)/g))
    expect(existsSync(path.join(root, called!)), called).toBe(true)
})

test.each(names)('%s takes actions of GitHub alone, each at a version', (name) => {
  for (const { uses } of steps(name)) if (uses) expect(uses).toMatch(/^actions\/[a-z-]+@v\d+$/)
})

test.each(names)('%s puts no text from outside into a shell', (name) => {
  for (const { run = '' } of steps(name)) expect(run).not.toContain('${{')
})

test('needed jobs exist', () => {
  const all = Object.keys(workflow('release.yml').jobs)
  for (const [, { needs = [] }] of jobs('release.yml')) for (const one of [needs].flat()) expect(all).toContain(one)
})

test.each([
  ['check.yml', 'check'],
  ['release.yml', 'installers'],
])('%s: %s runs on three systems, and gives Chromium its sandbox on Ubuntu', (name, job) => {
  const { strategy, steps: own = [] } = workflow(name).jobs[job]!
  expect(strategy?.matrix.os).toEqual(['ubuntu-24.04', 'windows-2025', 'macos-15'])
  const sandbox = own.findIndex(({ run }) => /chmod 4755 \S+\/chrome-sandbox/.test(run ?? ''))
  expect(own[sandbox]?.if).toBe("runner.os == 'Linux'")
  const used = own.findIndex(({ run }) => /^(?:npm test|node build\/smoke\.mjs)$/.test(run ?? ''))
  expect(used).toBeGreaterThan(sandbox)
})

test('a release is a draft, made only after all checks, with checksums and provenance, and may write only there', () => {
  const { check, release, ...others } = workflow('release.yml').jobs
  expect(check?.uses).toBe('./.github/workflows/check.yml')
  expect(release?.needs).toEqual(['check', ...Object.keys(others)])
  expect(release?.permissions).toEqual({ 'attestations': 'write', 'contents': 'write', 'id-token': 'write' })
  for (const one of Object.values(others)) expect(one.permissions).toBeUndefined()
  const run = (release?.steps ?? []).map((step) => step.run ?? step.uses).join('\n')
  for (const wanted of ['sha256sum', 'SHA256SUMS', 'actions/attest-build-provenance', 'gh release create', '--draft'])
    expect(run).toContain(wanted)
})

test('secrets are given to the step that signs alone, and an absent one is no empty text', () => {
  const with_ = steps('release.yml').filter(({ env }) => JSON.stringify(env ?? {}).includes('secrets.'))
  expect(with_.map(({ name }) => name)).toEqual(['Make the installers'])
  for (const [name, value] of Object.entries(with_[0]!.env!)) {
    expect(value).toContain('secrets.')
    expect(with_[0]!.run).toMatch(new RegExp(`for name in [^;]*\\b${name}\\b`))
  }
})

test('the release asks for exactly the installers that the packager is configured for', () => {
  const config = parseDocument(readFileSync(path.join(root, 'build/electron-builder.yml'), 'utf8')).toJS() as Record<
    'linux' | 'win' | 'mac',
    { target: (string | { target: string; arch: string[] })[] }
  >
  const endings: Record<string, string> = { nsis: 'exe' }
  const archOnLinux: Record<string, string> = { 'deb': 'amd64', 'AppImage': 'x86_64', 'tar.gz': 'x64' }
  const wanted = (['linux', 'win', 'mac'] as const).flatMap((system) =>
    config[system].target.flatMap((one) =>
      typeof one === 'string'
        ? [`${system}-${archOnLinux[one]}.${one}`]
        : one.arch.map((arch) => `${system}-${arch}.${endings[one.target] ?? one.target}`),
    ),
  )
  const run = steps('release.yml').find(({ run: text }) => text?.includes('for end in'))!.run!
  const asked = /for end in ([^;]+);/.exec(run)![1]!.split(/[\s\\]+/)
  expect(asked.filter(Boolean).sort()).toEqual(wanted.sort())
  expect(run).toContain(`-eq ${wanted.length + 1}`)
})

test('what a release says comes from the changelog, which speaks of this version', () => {
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }
  expect(readFileSync(path.join(root, 'CHANGELOG.md'), 'utf8')).toMatch(new RegExp(`^## ${version}\\b`, 'm'))
})
