import { createHash, randomBytes } from 'node:crypto'

/** Tells a key of this product apart from others, for people and for programs that look for keys left lying about. */
const FRONT = 'ttc_'
const SHOWN = FRONT.length + 6

/** A new key of 256 random bits. Only its hash is stored; a slow hash would add nothing to that many random bits. */
export function newTokenSecret(): string {
  return FRONT + randomBytes(32).toString('base64url')
}

/** What is shown of a key afterwards, so that people can tell theirs apart. */
export function prefixOf(secret: string): string {
  return secret.slice(0, SHOWN)
}

export function hashOfToken(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/**
 * The key in an Authorization header: as Bearer, or as HTTP Basic in the place of the password (or of the name, where
 * the password is empty), for programs that know nothing else. Null where there is none in either form.
 */
export function readTokenSecret(authorization: string): string | null {
  const [scheme = '', value = ''] = authorization.trim().split(/\s+/, 2)
  const said = scheme.toLowerCase() === 'basic' ? passwordIn(value) : value
  const known = scheme.toLowerCase() === 'bearer' || scheme.toLowerCase() === 'basic'
  return known && said.startsWith(FRONT) && said.length <= 100 ? said : null
}

function passwordIn(encoded: string): string {
  const [name = '', password = ''] = Buffer.from(encoded, 'base64').toString('utf8').split(':', 2)
  return password === '' ? name : password
}
