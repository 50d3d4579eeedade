import { Problem } from '@ttc/domain/problem'
import { isAPIError } from 'better-auth/api'
import type { FastifyReply, FastifyRequest } from 'fastify'

type Answered<Body> = Readonly<{ headers: Headers; response: Body }>

/**
 * The request's own headers in the form that the library reads; only those it needs. `without` leaves one cookie out:
 * a code is checked for whoever gave the password, not for whoever is signed in already.
 */
export function headersOf(request: FastifyRequest, without: string | null = null): Headers {
  const headers = new Headers()
  const agent = request.headers['user-agent']
  if (agent !== undefined) headers.set('user-agent', agent.slice(0, 300))
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim())
  const sent = pairs.filter((pair) => pair !== '' && (without === null || !pair.startsWith(`${without}=`)))
  if (sent.length > 0) headers.set('cookie', sent.join('; '))
  return headers
}

/** Hands the cookies of the library's answer to the browser, and gives the answer's body. */
export function passCookies<Body>({ headers, response }: Answered<Body>, reply: FastifyReply): Body {
  for (const cookie of headers.getSetCookie()) reply.header('set-cookie', cookie)
  return response
}

/** The words for each refusal of the library that a person can cause. */
const words: Readonly<Record<string, readonly [ConstructorParameters<typeof Problem>[0], string]>> = {
  INVALID_EMAIL_OR_PASSWORD: ['invalid', 'The e-mail address or the password is not right.'],
  INVALID_PASSWORD: ['invalid', 'The password is not right.'],
  CREDENTIAL_ACCOUNT_NOT_FOUND: ['rule-broken', 'This account has no password: it signs in through its organisation.'],
  INVALID_TOKEN: ['invalid', 'This link has been used or is too old. Ask for a new one.'],
  USER_NOT_FOUND: ['invalid', 'This link has been used or is too old. Ask for a new one.'],
  INVALID_CODE: [
    'invalid',
    'The code is not right. Check the clock of your phone, wait for the next code, and try it.',
  ],
  INVALID_BACKUP_CODE: ['invalid', 'The recovery code is not right, or has been used.'],
  INVALID_TWO_FACTOR_COOKIE: ['signed-out', 'The sign-in took too long. Begin again with your password.'],
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: ['too-many', 'There were too many wrong codes. Begin again with your password.'],
  ACCOUNT_TEMPORARILY_LOCKED: ['too-many', 'There were too many wrong codes. Wait 15 minutes, then try again.'],
  TOTP_NOT_ENABLED: ['rule-broken', 'One-time codes are not set up for this account.'],
  TWO_FACTOR_NOT_ENABLED: ['rule-broken', 'One-time codes are not set up for this account.'],
  BACKUP_CODES_NOT_ENABLED: ['rule-broken', 'There are no recovery codes for this account.'],
  PASSWORD_TOO_SHORT: ['invalid', 'Use at least 12 characters.'],
  PASSWORD_TOO_LONG: ['invalid', 'Use at most 128 characters.'],
  UNAUTHORIZED: ['signed-out', 'Your session has ended. Sign in again.'],
}

/** Runs a call of the library; what it refuses becomes a Problem in plain words, what breaks stays as it is. */
export async function asked<Body>(call: Promise<Body>): Promise<Body> {
  try {
    return await call
  } catch (error) {
    if (!isAPIError(error)) throw error
    const known = words[String(error.body?.code)]
    if (known === undefined) throw error.statusCode >= 500 ? error : new Problem('invalid', 'This was refused.')
    throw new Problem(known[0], known[1])
  }
}
