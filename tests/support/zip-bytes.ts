import { crc32, deflateRawSync } from 'node:zlib'

type Part = Readonly<{
  name: string
  data: Buffer
  /** What the zip says of its size, where that is a lie. */
  declared?: number
}>

/** A zip put together by hand: one that no library would write. Source: PKWARE, APPNOTE 4.3. */
export function aZipOf(parts: readonly Part[]): Buffer {
  const locals: Buffer[] = []
  const centrals: Buffer[] = []
  for (const { name, data, declared = data.length } of parts) {
    const packed = deflateRawSync(data)
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt16LE(8, 4)
    shared.writeUInt32LE(crc32(data), 10)
    shared.writeUInt32LE(packed.length, 14)
    shared.writeUInt32LE(declared, 18)
    shared.writeUInt16LE(Buffer.byteLength(name), 22)
    const at = Buffer.alloc(4)
    at.writeUInt32LE(locals.reduce((sum, one) => sum + one.length, 0))
    locals.push(Buffer.concat([Buffer.from('PK\x03\x04'), shared, Buffer.from(name), packed]))
    const made = Buffer.from([20, 0])
    centrals.push(Buffer.concat([Buffer.from('PK\x01\x02'), made, shared, Buffer.alloc(10), at, Buffer.from(name)]))
  }
  const central = Buffer.concat(centrals)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(central.length, 8)
  end.writeUInt32LE(
    locals.reduce((sum, one) => sum + one.length, 0),
    12,
  )
  return Buffer.concat([...locals, central, Buffer.from('PK\x05\x06'), end])
}
