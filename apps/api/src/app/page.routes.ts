import fastifyStatic from '@fastify/static'
import { Problem } from '@ttc/domain/problem'
import type { FastifyInstance } from 'fastify'

const LINK_PAGE = 'link.html'

function cachingOf(path: string): string {
  if (path.includes('/assets/')) return 'public, max-age=31536000, immutable'
  return path.endsWith(LINK_PAGE) ? 'no-store' : 'no-cache'
}

/** The built pages. Any address that is not the API's and not a file is the dashboard's own to route. */
export async function pageRoutes(app: FastifyInstance, { webFolder }: { webFolder: string }): Promise<void> {
  app.addHook('onRoute', (route) => {
    route.config = { ...route.config, action: 'page.read' }
  })
  await app.register(fastifyStatic, {
    root: webFolder,
    wildcard: false,
    index: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      reply.header('cache-control', cachingOf(path))
    },
  })
  app.get('/', { schema: { hide: true } }, (_request, reply) => reply.sendFile('index.html'))
  // What a link opens: no search engine keeps it, and nothing on the way. Its key stands behind "#" and never comes here.
  app.get('/l', { schema: { hide: true } }, (_request, reply) =>
    reply.header('x-robots-tag', 'noindex, nofollow').sendFile(LINK_PAGE),
  )
  app.setNotFoundHandler(async (request, reply) => {
    // A missing part of an older build must not be answered with a page: a browser would read it as a script.
    if (/^\/(?:api|assets)\//.test(request.url) || (request.method !== 'GET' && request.method !== 'HEAD'))
      throw new Problem('not-found', 'There is nothing at this address.')
    return reply.sendFile('index.html')
  })
}
