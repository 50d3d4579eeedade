/** A zip that holds empty files of these names, as far as its directory goes. */
export function zipOf(names: readonly string[]): Uint8Array {
  const entries = names.map((name) => {
    const text = new TextEncoder().encode(name)
    const entry = new Uint8Array(46 + text.length)
    const view = new DataView(entry.buffer)
    view.setUint32(0, 0x02014b50, true)
    view.setUint16(28, text.length, true)
    entry.set(text, 46)
    return entry
  })
  const start = Uint8Array.of(0x50, 0x4b, 0x03, 0x04)
  const end = new Uint8Array(22)
  const view = new DataView(end.buffer)
  view.setUint32(0, 0x06054b50, true)
  view.setUint32(16, start.length, true)
  return new Uint8Array(Buffer.concat([start, ...entries, end]))
}

/** A form with one file in it, as a browser sends it. */
export function formWithFile(id: string, name: string, content: Uint8Array) {
  const line = '------turningthecurve'
  const part = (head: string) => Buffer.from(`--${line}\r\ncontent-disposition: form-data; ${head}\r\n\r\n`)
  const payload = Buffer.concat([
    part('name="id"'),
    Buffer.from(`${id}\r\n`),
    part(`name="file"; filename="${name}"\r\ncontent-type: application/octet-stream`),
    content,
    Buffer.from(`\r\n--${line}--\r\n`),
  ])
  return { payload, headers: { 'content-type': `multipart/form-data; boundary=${line}` } }
}
