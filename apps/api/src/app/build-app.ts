import compress from '@fastify/compress'
import helmet from '@fastify/helmet'
import { speakPlainly } from '@ttc/contracts/problem'
import type { Connection } from '@ttc/db/connect'
import type { IsoDate } from '@ttc/domain/period'
import { Problem } from '@ttc/domain/problem'
import Fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify'
import { fastifyZodOpenApiPlugin, serializerCompiler, validatorCompiler } from 'fastify-zod-openapi'
import { checkAccess } from './access.ts'
import { apiRoutes } from './api.routes.ts'
import { describeProblems, documentRoutes } from './document.routes.ts'
import { pageRoutes } from './page.routes.ts'
import { replyWithProblem } from './problem-reply.ts'

export type AppParts = Readonly<{
  connection: Connection
  today: () => IsoDate
  /** The built web pages, or null where only the API is wanted. */
  webFolder: string | null
  logger: FastifyServerOptions['logger']
  /** Served over https: the session cookie carries the name that browsers bind to this host. */
  secure?: boolean
}>

/** The whole API as one value, ready to listen or to be asked in memory. */
export async function buildApp(parts: AppParts): Promise<FastifyInstance> {
  speakPlainly()
  const app = Fastify({
    logger: parts.logger ?? false,
    bodyLimit: 1_048_576,
    routerOptions: { maxParamLength: 200 },
    trustProxy: false,
    return503OnClosing: true,
    frameworkErrors: replyWithProblem,
  })
  // Only JSON and files are read. Plain text a page of any site could send without being asked first.
  app.removeContentTypeParser('text/plain')
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(replyWithProblem)
  app.decorate('db', parts.connection.db)
  app.decorate('today', parts.today)
  app.decorateRequest('scope')
  app.decorateRequest('who')
  checkAccess(app, parts.connection, parts.secure ?? false)
  await app.register(helmet, { contentSecurityPolicy: strictPolicy, strictTransportSecurity: false })
  await app.register(compress, { threshold: 1024, encodings: ['gzip', 'identity'] })
  describeProblems(app)
  await app.register(fastifyZodOpenApiPlugin)
  await app.register(documentRoutes)
  await app.register(apiRoutes, { prefix: '/api', connection: parts.connection })
  if (parts.webFolder !== null) await app.register(pageRoutes, { webFolder: parts.webFolder })
  else app.setNotFoundHandler(notFound)
  return app
}

const strictPolicy = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    baseUri: ["'none'"],
    connectSrc: ["'self'"],
    fontSrc: ["'self'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    manifestSrc: ["'self'"],
  },
}

export function notFound(): never {
  throw new Problem('not-found', 'There is nothing at this address.')
}
