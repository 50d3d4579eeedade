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
  app.addHook('onRequest', async ({ method, headers }) => {
    if (reads.has(method)) return
    const site = headers['sec-fetch-site']
    const isOurs =
      site === undefined ? isOwnOrigin(headers.origin, own, headers.host) : site === 'same-origin' || site === 'none'
    if (!isOurs) throw new Problem('forbidden', 'This was sent from another site. Open the page here and try again.')
  })
}

function isOwnOrigin(origin: string | undefined, own: string, host: string | undefined): boolean {
  if (origin === undefined || origin === own) return true
  return URL.canParse(origin) && new URL(origin).host === host
}
