import { addressed } from '@ttc/contracts/id'
import type { Scope } from '@ttc/domain/access'
import { minutesOf } from '@ttc/domain/challenge-meeting/minutes.words'
import { Problem } from '@ttc/domain/problem'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { z } from 'zod'
import { findPartnership } from '../partnership/partnership.queries.ts'
import { makeMinutesDocx } from './minutes.docx.ts'
import { type MinutesPaper, nameOfMinutes, paperOf } from './minutes.paper.ts'
import { closeMinutesPdf, makeMinutesPdf } from './minutes.pdf.ts'
import { presentMeeting } from './present-meeting.queries.ts'

const tags = ['Challenge meeting']
const at = '/partnerships/:partnership/challenge-meetings/:meeting/minutes'
const file = z.any().meta({ type: 'string', format: 'binary' })
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** The minutes of a meeting that has begun, to hand on: as they stand when they are asked for. */
export const minutesFileRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  app.addHook('onClose', closeMinutesPdf)

  const paper = async (scope: Scope, id: string): Promise<MinutesPaper> => {
    const meeting = await presentMeeting(app.db, scope, id)
    if (meeting.state === 'planned')
      throw new Problem('rule-broken', 'This meeting has not begun, so there are no minutes yet.')
    const partnership = await findPartnership(app.db, scope)
    if (partnership === null) throw new Problem('not-found', 'There is no such meeting, or you cannot see it.')
    return paperOf(minutesOf(meeting, app.today()), partnership)
  }

  app.get(
    `${at}.pdf`,
    {
      config: { action: 'challenge-meeting.read' },
      schema: {
        tags,
        summary: 'The minutes as tagged PDF',
        params: addressed('meeting'),
        response: { 200: { content: { 'application/pdf': { schema: file } } } },
      },
    },
    async ({ scope, params }, reply) => {
      const made = await paper(scope, params.meeting)
      return reply
        .type('application/pdf')
        .header('content-disposition', `inline; filename="${nameOfMinutes(made.minutes)}.pdf"`)
        .send(Buffer.from(await makeMinutesPdf(made)))
    },
  )

  app.get(
    `${at}.docx`,
    {
      config: { action: 'challenge-meeting.read' },
      schema: {
        tags,
        summary: 'The minutes as a Word file',
        params: addressed('meeting'),
        response: { 200: { content: { [WORD]: { schema: file } } } },
      },
    },
    async ({ scope, params }, reply) => {
      const made = await paper(scope, params.meeting)
      return reply
        .type(WORD)
        .header('content-disposition', `attachment; filename="${nameOfMinutes(made.minutes)}.docx"`)
        .send(await makeMinutesDocx(made))
    },
  )
}
