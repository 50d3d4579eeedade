const PREFIX = 'ttc'

/**
 * The front of every cookie's name. `__Host-` binds a cookie to this very host over https, so that no sibling domain
 * can plant one; browsers refuse it over plain http, where the name goes without.
 */
export const cookiePrefix = (secure: boolean): string => (secure ? `__Host-${PREFIX}` : PREFIX)

export const sessionCookieName = (secure: boolean): string => `${cookiePrefix(secure)}.session_token`

/** The random token in a Cookie header, or null. The cookie is "token.signature"; the token alone is 190 random bits. */
export function readSessionToken(cookieHeader: string | undefined, secure: boolean): string | null {
  if (cookieHeader === undefined || cookieHeader.length > 16_384) return null
  const front = `${sessionCookieName(secure)}=`
  const pair = cookieHeader.split(';').find((part) => part.trimStart().startsWith(front))
  if (pair === undefined) return null
  const token = pair.trimStart().slice(front.length).split('.')[0] ?? ''
  return /^[A-Za-z0-9_-]{32,64}$/.test(token) ? token : null
}
