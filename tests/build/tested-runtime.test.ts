import { describe, expect, test } from 'vitest'
import { buildScript } from '../support/build-script'

type Env = Record<string, string | undefined>
type Runtime = { kind: 'official' | 'registry'; version: string }
const { isCi, allowance } = await buildScript<{ isCi(env: Env): boolean; allowance: string }>('ci.mjs')
const { refusal, testedIn, wantedVersion } = await buildScript<{
  refusal(runtime: Runtime | null, wanted: string, env: Env): string | null
  testedIn(runtime: Runtime, wanted: string): string
  wantedVersion(): string
}>('tested-runtime.mjs')
const { packagedPlaces, resourcesOf } = await buildScript<{
  packagedPlaces(system: { platform: NodeJS.Platform; arch: string; folder: string }): string[]
  resourcesOf(program: string, platform: NodeJS.Platform): string
}>('packaged.mjs')

const official: Runtime = { kind: 'official', version: '45.4.1' }
const old: Runtime = { kind: 'registry', version: '25.1.1' }

test.each([
  ['true', true],
  ['1', true],
  ['yes', true],
  ['GitHub', true],
  ['false', false],
  ['False', false],
  ['0', false],
  ['', false],
  [' ', false],
  [undefined, false],
])('CI=%s', (value, on) => {
  expect(isCi({ CI: value })).toBe(on)
})

describe('the Electron the tests run in', () => {
  test('the official one is right everywhere', () => {
    for (const env of [{}, { CI: 'true' }]) expect(refusal(official, '45.4.1', env)).toBeNull()
    expect(testedIn(official, '45.4.1')).toBe('Tested in the official Electron 45.4.1.')
  })
  test('an old one is told to a person, and refused where nobody looks', () => {
    expect(refusal(old, '45.4.1', {})).toBeNull()
    expect(refusal(old, '45.4.1', { CI: 'false' })).toBeNull()
    expect(refusal(old, '45.4.1', { CI: 'true' })).toMatch(/45\.4\.1 .*25\.1\.1.*CCS_ALLOW_OLD_ELECTRON=1/)
    expect(testedIn(old, '45.4.1')).toMatch(/25\.1\.1, not in the 45\.4\.1 that users get/)
  })
  test('one variable allows it, and means what it says', () => {
    const under = (value: string) => refusal(old, '45.4.1', { CI: 'true', [allowance]: value })
    expect(['1', 'true'].map(under)).toEqual([null, null])
    expect(['0', 'false', ''].every((value) => under(value) !== null)).toBe(true)
  })
  test('none is never enough', () => {
    for (const env of [{}, { CI: 'true', [allowance]: '1' }])
      expect(refusal(null, '45.4.1', env)).toMatch(/no Electron/)
  })
  test('what users get is a version', () => expect(wantedVersion()).toMatch(/^\d+\.\d+\.\d+$/))
})

test.each([
  ['linux', 'x64', '/a ü/dist', '/a ü/dist/linux-unpacked/ccs-exam-simulator', '/a ü/dist/linux-unpacked/resources'],
  ['linux', 'arm64', '/d', '/d/linux-arm64-unpacked/ccs-exam-simulator', '/d/linux-arm64-unpacked/resources'],
  ['win32', 'x64', 'C:\\d', 'C:\\d\\win-unpacked\\CCS Exam Simulator.exe', 'C:\\d\\win-unpacked\\resources'],
  [
    'win32',
    'arm64',
    'C:\\d',
    'C:\\d\\win-arm64-unpacked\\CCS Exam Simulator.exe',
    'C:\\d\\win-arm64-unpacked\\resources',
  ],
  [
    'darwin',
    'x64',
    '/d',
    '/d/mac/CCS Exam Simulator.app/Contents/MacOS/CCS Exam Simulator',
    '/d/mac/CCS Exam Simulator.app/Contents/Resources',
  ],
  [
    'darwin',
    'arm64',
    '/d',
    '/d/mac-arm64/CCS Exam Simulator.app/Contents/MacOS/CCS Exam Simulator',
    '/d/mac-arm64/CCS Exam Simulator.app/Contents/Resources',
  ],
] as const)('the packaged program on %s %s', (platform, arch, folder, program, resources) => {
  expect(packagedPlaces({ platform, arch, folder })[0]).toBe(program)
  expect(resourcesOf(program, platform)).toBe(resources)
})
