import { SaxesParser } from 'saxes'
import { AGAIN, LIMITS, Refusal, counted } from './refusal'

export type Attributes = Readonly<Record<string, string>>

export type XmlHandler = {
  open?(name: string, attributes: Attributes, depth: number): void
  /**
   * At the end of an element, with its text in one line. What it returns is put into the text of the element around it,
   * as is.
   */
  close(name: string, text: string): string | void
}

const STEP = 64 * 1024

/** UTF-8 text in pieces; a character cut by a piece's end is kept whole. */
function* pieces(bytes: Uint8Array): Generator<string> {
  if ((bytes[0] === 0xfe && bytes[1] === 0xff) || (bytes[0] === 0xff && bytes[1] === 0xfe))
    throw new Refusal(`It is written in UTF-16; the official files are UTF-8. ${AGAIN}`)
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for (let at = 0; at < bytes.length; at += STEP)
      yield decoder.decode(bytes.subarray(at, at + STEP), { stream: at + STEP < bytes.length })
  } catch (error) {
    if (error instanceof TypeError) throw new Refusal(`It holds bytes that are no UTF-8 text. ${AGAIN}`)
    throw error
  }
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

/**
 * Reads a whole XML file piece by piece.
 * @throws Refusal with the line, when it is broken, has a DOCTYPE, or is larger in any way than an official file.
 */
export function readXml(bytes: Uint8Array, handler: XmlHandler, onRead: (bytesRead: number) => void): void {
  const parser = new SaxesParser({ xmlns: false })
  const texts: string[] = []
  const refuse = (what: string): never => {
    throw new Refusal(`Line ${counted(parser.line)}: ${what}`)
  }
  parser.on('doctype', () =>
    refuse(`It has a DOCTYPE, which the official files do not have; entities are not followed. ${AGAIN}`),
  )
  parser.on('error', (error) => refuse(`${saidPlainly(error.message)} ${AGAIN}`))
  parser.on('opentag', ({ name, attributes }) => {
    if (texts.length >= LIMITS.depth) refuse(`Elements are nested more than ${LIMITS.depth} deep. ${AGAIN}`)
    for (const value of Object.values(attributes))
      if (value.length > LIMITS.attribute)
        refuse(`An attribute is longer than ${LIMITS.attribute} characters. ${AGAIN}`)
    texts.push('')
    handler.open?.(name, attributes, texts.length)
  })
  const onText = (text: string) => {
    const last = texts.length - 1
    if (last < 0) return
    texts[last] += text
    if (texts[last]!.length > LIMITS.text) refuse(`A text is longer than ${LIMITS.text} characters. ${AGAIN}`)
  }
  parser.on('text', onText)
  parser.on('cdata', onText)
  parser.on('closetag', ({ name }) => {
    const inside = handler.close(name, oneLine(texts.pop() ?? ''))
    if (inside !== undefined && texts.length > 0) texts[texts.length - 1] += inside
  })
  let read = 0
  for (const piece of pieces(bytes)) {
    // A file from a web page may begin with white space, which XML does not allow before its declaration.
    parser.write(read === 0 ? piece.replace(/^\uFEFF?\s*/, '') : piece)
    read += STEP
    onRead(Math.min(read, bytes.length))
  }
  parser.close()
}

/** `1:2: unclosed tag: note` of the parser in words without its own positions. */
function saidPlainly(message: string): string {
  const bare = message.replace(/^\d+:\d+: /, '').replace(/\.$/, '')
  if (/entity/i.test(bare)) return 'It names an entity, which the official files do not have.'
  return /unclosed|document must contain|unexpected end/i.test(bare)
    ? 'The file ends too early.'
    : `The XML is broken (${bare}).`
}
