import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { isArchive } from '../../electron/archive-envelope'

const hash = (text: string) => createHash('sha256').update(text).digest('hex')
const tables = '{"attempts":[],"notes":[{"screen":"CK-0001","text":"\\"tables\\": ä"}]}'
const archive = (version = 3) =>
  `{"kind":"ccs-exam-simulator-archive","version":${version},"createdAt":12,"sha256":"${hash(tables)}","tables":${tables}}`

test('a whole archive is one, and with a changed byte it is none', () => {
  const text = archive()
  expect(isArchive(text)).toBe(true)
  for (let at = text.indexOf('sha256'); at < text.length; at++) {
    const changed = `${text.slice(0, at)}${text[at] === 'x' ? 'y' : 'x'}${text.slice(at + 1)}`
    expect(isArchive(changed), String(at)).toBe(false)
  }
  for (let cut = 0; cut < text.length; cut++) expect(isArchive(text.slice(0, cut))).toBe(false)
})

test.each([
  '',
  '{}',
  'null',
  '[]',
  'junk',
  '{"kind":"ccs-exam-simulator-archive"}',
  archive().replace('archive', 'attempt'),
])('not an archive: %s', (text) => expect(isArchive(text)).toBe(false))
