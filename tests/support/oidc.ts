import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider, { type Configuration } from 'oidc-provider'

export const CLIENT = { id: 'turning-the-curve', secret: 'a secret that only the two of us know' }

/** What the provider says of the one person it knows; a test changes it between sign-ins. */
export type Person = { sub: string } & Record<string, unknown>

export type OidcServer = Readonly<{
  issuer: string
  person: { now: Person }
  /** Follows the address as a browser would, with the person's consent; answers the address it is sent back to. */
  walk: (url: string) => Promise<string>
  stop: () => Promise<void>
}>

/** A real OpenID Connect provider on this machine, for a client that comes back to `callback`. */
export async function startOidcServer(
  callback: string,
  claims: Readonly<Record<string, string[]>>,
  port = 0,
): Promise<OidcServer> {
  const http = createServer()
  const issuer = await listen(http, port)
  const person: { now: Person } = { now: { sub: 'nobody' } }
  const configuration: Configuration = {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [callback],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims,
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    cookies: { keys: ['a key for tests'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ ...person.now, sub }) }),
  }
  const provider = new Provider(issuer, configuration)
  const answer = provider.callback()
  http.on('request', async (request, reply) => {
    if (!request.url?.startsWith('/interaction/')) return answer(request, reply)
    const { prompt, params, grantId } = await provider.interactionDetails(request, reply)
    if (prompt.name === 'login')
      return provider.interactionFinished(request, reply, { login: { accountId: person.now.sub } })
    const known = grantId === undefined ? undefined : await provider.Grant.find(grantId)
    const grant = known ?? new provider.Grant({ accountId: person.now.sub, clientId: String(params.client_id) })
    grant.addOIDCScope(String(params.scope))
    return provider.interactionFinished(request, reply, { consent: { grantId: await grant.save() } })
  })
  return { issuer, person, walk: (url) => walk(url, issuer), stop: () => close(http) }
}

/** A provider that answers what it is told to. */
export async function startFalseProvider(
  tell: (path: string, issuer: string) => Readonly<{ status: number; body: string }>,
): Promise<Readonly<{ issuer: string; stop: () => Promise<void> }>> {
  const http = createServer()
  const issuer = await listen(http)
  http.on('request', (request, reply) => {
    const { status, body } = tell(request.url ?? '', issuer)
    reply.writeHead(status, { 'content-type': 'application/json' }).end(body)
  })
  return { issuer, stop: () => close(http) }
}

async function listen(http: Server, port = 0): Promise<string> {
  http.listen(port, '127.0.0.1')
  await once(http, 'listening')
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}`
}

function close(http: Server): Promise<void> {
  http.closeAllConnections()
  return new Promise((done) => http.close(() => done()))
}

async function walk(start: string, issuer: string): Promise<string> {
  const cookies = new Map<string, string>()
  let url = start
  for (let step = 0; step < 10 && url.startsWith(issuer); step += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie } })
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s)
      cookies.set(name, value)
    }
    const location = answer.headers.get('location')
    if (location === null) throw new Error(`The provider answered ${answer.status}: ${await answer.text()}`)
    url = new URL(location, url).href
  }
  return url
}
