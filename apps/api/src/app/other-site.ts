import { Problem } from '@ttc/domain/problem'
import type { FastifyInstance } from 'fastify'

const reads: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * A change asked for by a page of another site is refused, whatever cookies come with it. Browsers say so themselves
 * (Sec-Fetch-Site), older ones name the page's origin; a program names neither and brings no cookie of a browser.
 * Source: OWASP, Cross-Site Request Forgery Prevention, "Fetch Metadata headers". The cookie's SameSite stands behind it.
 */
export function refuseOtherSites(app: FastifyInstance, publicUrl: string): void {
  const own = new URL(publicUrl).origin
  // Without a promise, as every hook that waits for nothing: each one costs every request a turn.
  app.addHook('onRequest', ({ method, headers }, _reply, done) => {
    if (reads.has(method)) return done()
    const site = headers['sec-fetch-site']
    const isOurs =
      site === undefined ? isOwnOrigin(headers.origin, own, headers.host) : site === 'same-origin' || site === 'none'
    if (isOurs) return done()
    done(new Problem('forbidden', 'This was sent from another site. Open the page here and try again.'))
  })
}

function isOwnOrigin(origin: string | undefined, own: string, host: string | undefined): boolean {
  if (origin === undefined || origin === own) return true
  return URL.canParse(origin) && new URL(origin).host === host
}
