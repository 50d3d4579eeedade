import { WeeklyMail } from '@ttc/contracts/digest'
import { InPartnership } from '@ttc/contracts/id'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { isWeeklyMailWanted, saveWeeklyMail } from './digest.queries.ts'

const tags = ['Saved views']
const at = '/partnerships/:partnership/weekly-mail'

/** One's own switch. It says what is wanted and not what is to be turned, so that sent twice it means the same. */
export const weeklyMailRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  app.get(
    at,
    {
      config: { action: 'view.own' },
      schema: {
        tags,
        summary: 'Whether you want the weekly mail of what has changed',
        params: InPartnership,
        response: { 200: WeeklyMail },
      },
    },
    async ({ scope }) => ({ wanted: await isWeeklyMailWanted(app.db, scope) }),
  )

  app.put(
    at,
    {
      config: { action: 'view.own' },
      schema: {
        tags,
        summary: 'Stop the weekly mail of what has changed, or have it again',
        params: InPartnership,
        body: WeeklyMail,
        response: { 200: WeeklyMail },
      },
    },
    async ({ scope, body }) => {
      await saveWeeklyMail(app.db, scope, body.wanted)
      return body
    },
  )
}
