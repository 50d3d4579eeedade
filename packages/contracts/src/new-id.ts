const LENGTH = 16
/** Random bytes are drawn for many ids at once: asking for 16 costs as much as asking for thousands. */
const DRAWN = new Uint8Array(256 * LENGTH)
let next = DRAWN.length

/** The millisecond of the last id, and how many were made before it in that one, from a random beginning. */
let last = 0
let count = 0
const MOST = 0xfff
/** A clock put back by less than this is not followed: ids go on from the last, so that none sorts before an earlier one. */
const PUT_BACK_MS = 3_600_000

/**
 * A UUID of version 7 (RFC 9562, 5.7 and 6.2, method 1): 48 bits of milliseconds, then 12 that count within one, then 62
 * random bits. Ids sort by the order in which one program made them, also where the clock is put back a little or a
 * millisecond is counted full, and a repeated request can be recognised by its id.
 */
export function newId(now: number = Date.now()): string {
  if (next === DRAWN.length) {
    crypto.getRandomValues(DRAWN)
    next = 0
  }
  const bytes = DRAWN.slice(next, next + LENGTH)
  next += LENGTH
  // Half of the room is left to count in.
  const moment = momentFor(now)
  count = moment === last ? count + 1 : (((bytes[6] ?? 0) << 8) | (bytes[7] ?? 0)) & (MOST >> 1)
  last = moment
  for (let place = 0; place < 6; place += 1) bytes[place] = Math.floor(moment / 256 ** (5 - place)) % 256
  bytes[6] = 0x70 | (count >> 8)
  bytes[7] = count & 0xff
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

function momentFor(now: number): number {
  const moment = now < last && last - now < PUT_BACK_MS ? last : now
  return moment === last && count === MOST ? moment + 1 : moment
}
