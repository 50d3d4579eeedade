import { ExampleAccountListView, SignInAs } from '@ttc/contracts/account'
import { Problem } from '@ttc/domain/problem'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { z } from 'zod'
import { isOpenExample, listExampleAccounts } from './example-account.queries.ts'
import { openSessionFor } from './signed-in.ts'

/** Looking at the worked example as each of its people. Registered only where the settings let the example be shown. */
export const exampleAccountRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  const tags = ['Account']

  app.get(
    '/account/example',
    {
      config: { action: 'account.open' },
      schema: {
        tags,
        summary: 'The accounts of the worked example, one a role',
        response: { 200: ExampleAccountListView },
      },
    },
    async () => ({ accounts: await listExampleAccounts(app.db) }),
  )

  app.post(
    '/account/sign-in-as',
    {
      config: { action: 'account.open' },
      schema: {
        tags,
        summary: 'Sign in as one of the worked example’s people',
        body: SignInAs,
        response: { 204: z.undefined() },
      },
    },
    async (request, reply) => {
      const { accountId } = request.body
      if (!isOwnHost(request.hostname, app.accounts.settings.publicUrl))
        throw new Problem('forbidden', 'Open the product at its own address, or set PUBLIC_URL to this one.')
      if (!(await isOpenExample(app.db, accountId)))
        throw new Problem('not-found', 'The worked example has no such account.')
      await openSessionFor(app, request, reply, accountId, 'worked example')
      return reply.code(204).send()
    },
  )
}

const loopback: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]', '::1'])

/** A site that gives its own name this machine's address cannot walk in: its name stands in the request. */
function isOwnHost(hostname: string, publicUrl: string): boolean {
  return loopback.has(hostname) || hostname === new URL(publicUrl).hostname
}
