const LENGTH = 16
/** Random bytes are drawn for many ids at once: asking for 16 costs as much as asking for thousands. */
const DRAWN = new Uint8Array(256 * LENGTH)
let next = DRAWN.length

/**
 * A UUID of version 7 (RFC 9562, 5.7): 48 bits of milliseconds, then 74 random bits, so that ids sort by the time they
 * were made and a repeated request can be recognised by its id.
 */
export function newId(now: number = Date.now()): string {
  if (next === DRAWN.length) {
    crypto.getRandomValues(DRAWN)
    next = 0
  }
  const bytes = DRAWN.slice(next, next + LENGTH)
  next += LENGTH
  for (let place = 0; place < 6; place += 1) bytes[place] = Math.floor(now / 256 ** (5 - place)) % 256
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
