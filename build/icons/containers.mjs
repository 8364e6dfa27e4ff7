/** The icon files of Windows and macOS: both are PNG images behind a short list. */

/** Sizes that the icon theme of Linux has; a larger one is not looked for. */
export const LINUX_SIZES = [16, 24, 32, 48, 64, 128, 256, 512]
export const ICO_SIZES = [16, 24, 32, 48, 64, 128, 256]

/** Kinds of an icns that hold PNG, with their width in pixels; several are for screens with twice the pixels. */
const kinds = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
]
export const ICNS_SIZES = [...new Set(kinds.map(([, size]) => size))]

/** `images`: a PNG (Buffer) for every size of ICO_SIZES. */
export function ico(images) {
  const header = Buffer.alloc(6 + 16 * ICO_SIZES.length)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(ICO_SIZES.length, 4)
  let offset = header.length
  ICO_SIZES.forEach((size, index) => {
    const at = 6 + 16 * index
    const { length } = images.get(size)
    // 256 does not fit into the byte and is written as 0.
    header.writeUInt8(size % 256, at)
    header.writeUInt8(size % 256, at + 1)
    header.writeUInt16LE(1, at + 4)
    header.writeUInt16LE(32, at + 6)
    header.writeUInt32LE(length, at + 8)
    header.writeUInt32LE(offset, at + 12)
    offset += length
  })
  return Buffer.concat([header, ...ICO_SIZES.map((size) => images.get(size))])
}

/** `images`: a PNG (Buffer) for every size of ICNS_SIZES. */
export function icns(images) {
  const parts = kinds.map(([kind, size]) => block(kind, images.get(size)))
  return block('icns', Buffer.concat(parts))
}

function block(kind, content) {
  const header = Buffer.alloc(8)
  header.write(kind, 0, 'latin1')
  header.writeUInt32BE(header.length + content.length, 4)
  return Buffer.concat([header, content])
}
