import type { Duplex } from 'node:stream'
import compress from '@fastify/compress'
import { speakPlainly } from '@ttc/contracts/problem'
import type { Connection } from '@ttc/db/connect'
import type { Replicas } from '@ttc/db/replica'
import type { IsoDate } from '@ttc/domain/period'
import { Problem } from '@ttc/domain/problem'
import Fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify'
import { fastifyZodOpenApiPlugin, validatorCompiler } from 'fastify-zod-openapi'
import { makeAccountParts } from '../account/account-parts.command.ts'
import type { AccountSettings } from '../account/account-settings.ts'
import { openDaily } from '../job/daily.command.ts'
import type { MailSettings } from '../mail/post.command.ts'
import { checkAccess } from './access.ts'
import { answerWriter } from './answer-writer.ts'
import { apiRoutes } from './api.routes.ts'
import { refuseUnread } from './client-error.ts'
import { describeProblems, documentRoutes } from './document.routes.ts'
import { sayWhenDraining } from './drain.ts'
import { requestIdOf } from './log.ts'
import { refuseOtherSites } from './other-site.ts'
import { pageRoutes } from './page.routes.ts'
import { replyWithProblem } from './problem-reply.ts'
import { limitRequests } from './request-limit.ts'
import { sendSecurityHeaders } from './security-headers.ts'
import { readFromReplicas } from './stale-read.ts'

export type AppParts = Readonly<{
  connection: Connection
  today: () => IsoDate
  /** The built web pages, or null where only the API is wanted. */
  webFolder: string | null
  logger: FastifyServerOptions['logger']
  accounts?: AccountSettings
  mail?: MailSettings
  /** Addresses of proxies whose word on the caller's address is taken. */
  trustProxy?: string | null
  /** From one address; without it there is no limit, as for an application that is asked in memory. */
  requestsPerMinute?: number
  replicas?: Replicas | null
  /** Those who look at every request and change none: figures, traces. */
  watchers?: readonly ((app: FastifyInstance) => void)[]
}>

/** Where nothing is said about accounts: plain http on this machine, passwords alone, mails kept. */
const onThisMachine: AccountSettings = {
  publicUrl: 'http://localhost',
  secureCookies: false,
  secret: null,
  provider: null,
  signInAs: false,
}
const keptMail: MailSettings = { smtpUrl: null, from: '' }

/** The whole API as one value, ready to listen or to be asked in memory. */
export async function buildApp(parts: AppParts): Promise<FastifyInstance> {
  speakPlainly()
  const app = Fastify({
    logger: parts.logger ?? false,
    bodyLimit: 1_048_576,
    // A request that is never finished is given up. The largest file takes two minutes on a slow line.
    requestTimeout: 300_000,
    routerOptions: { maxParamLength: 200 },
    trustProxy: parts.trustProxy ?? false,
    return503OnClosing: true,
    requestIdHeader: false,
    genReqId: requestIdOf,
    frameworkErrors: replyWithProblem,
    clientErrorHandler: refuseUnread,
  })
  // Only JSON and files are read. Plain text a page of any site could send without being asked first.
  app.removeContentTypeParser('text/plain')
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(answerWriter)
  app.setErrorHandler(replyWithProblem)
  app.decorate('db', parts.connection.db)
  app.decorate('today', parts.today)
  app.decorate('streams', new Set<Duplex>())
  const settings = parts.accounts ?? onThisMachine
  const accounts = await makeAccountParts(parts.connection.db, settings, parts.mail ?? keptMail, (reason) =>
    app.log.warn({ reason }, 'accounts and mail'),
  )
  app.decorate('accounts', accounts)
  app.addHook('onClose', accounts.close)
  const daily = openDaily(
    parts.connection.db,
    parts.today,
    (reason) => app.log.warn({ reason }, 'daily pass'),
    // No list may show yesterday's after it, on a replica either.
    (id, act) => parts.connection.inTurn({ calendar: id }, act).then(parts.replicas?.raise),
  )
  app.decorate('daily', daily)
  app.addHook('onClose', daily.close)
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
  })
  for (const watch of parts.watchers ?? []) watch(app)
  sayWhenDraining(app)
  if (parts.requestsPerMinute !== undefined) await limitRequests(app, parts.requestsPerMinute)
  app.decorateRequest('scope')
  app.decorateRequest('who')
  const { publicUrl, secureCookies } = settings
  refuseOtherSites(app, publicUrl)
  checkAccess(app, parts.connection, secureCookies)
  readFromReplicas(app, parts.connection.db, parts.replicas ?? null, secureCookies)
  sendSecurityHeaders(app, secureCookies)
  await app.register(compress, { threshold: 1024, encodings: ['gzip', 'identity'] })
  describeProblems(app)
  await app.register(fastifyZodOpenApiPlugin)
  await app.register(documentRoutes)
  await app.register(apiRoutes, { prefix: '/api', connection: parts.connection })
  if (parts.webFolder !== null) await app.register(pageRoutes, { webFolder: parts.webFolder })
  else app.setNotFoundHandler(notFound)
  return app
}

function notFound(): never {
  throw new Problem('not-found', 'There is nothing at this address.')
}
