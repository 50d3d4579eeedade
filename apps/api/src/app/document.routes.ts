import swagger from '@fastify/swagger'
import scalar from '@scalar/fastify-api-reference'
import { ProblemView } from '@ttc/contracts/problem'
import type { FastifyInstance } from 'fastify'
import fastifyPlugin from 'fastify-plugin'
import { fastifyZodOpenApiTransformers } from 'fastify-zod-openapi'

/** Made anew for each route: the plug-in that reads the schemas puts its own in their place. */
function problemResponses() {
  const content = () => ({ 'application/problem+json': { schema: ProblemView } })
  return {
    '4XX': { description: 'Refused, with the reason and every wrong field', content: content() },
    '5XX': { description: 'Failed, or not available at the moment', content: content() },
  }
}

/** Every route can refuse and fail, and does it alike: said once. Before the plug-in that reads the routes' schemas. */
export function describeProblems(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    if (route.schema === undefined || route.schema.hide === true) return
    route.schema = { ...route.schema, response: { ...problemResponses(), ...(route.schema.response ?? {}) } }
  })
}

/** The OpenAPI document, and a page people can read it on: both from the schemas that check every request and answer. */
export const documentRoutes = fastifyPlugin(async (app: FastifyInstance) => {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Turning the Curve',
        version: '0.1.0',
        description:
          'Outcomes, indicators, measurements, baselines, targets and what they say. Every refusal is application/problem+json and names the fields. Ids are made by the client: a repeated POST with the same id and body answers the first result.',
      },
    },
    ...fastifyZodOpenApiTransformers,
  })
  app.get('/api/openapi.json', { schema: { hide: true }, config: { action: 'page.read' } }, async () => app.swagger())
  await app.register(async (scoped) => {
    // The reference page's own library writes style and script into the page: only its page gets the looser policy.
    scoped.addHook('onRoute', (route) => {
      route.config = { ...route.config, action: 'page.read' }
    })
    scoped.addHook('onSend', async (_request, reply) => {
      reply.header(
        'content-security-policy',
        "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'",
      )
    })
    await scoped.register(scalar, {
      routePrefix: '/api/reference',
      configuration: { url: '/api/openapi.json', hideClientButton: true, withDefaultFonts: false, telemetry: false },
    })
  })
})
