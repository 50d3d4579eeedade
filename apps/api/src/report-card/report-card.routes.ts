import { addressed } from '@ttc/contracts/id'
import { ReportCard } from '@ttc/contracts/report-card'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { shownCard, shownCardFile } from './present-card.queries.ts'
import { answerFile, pdfAnswer } from './report-card.file.ts'
import { closeReportCardPdf } from './report-card.pdf.ts'

const tags = ['Report cards']
const at = '/partnerships/:partnership/priorities/:priority/report-card'

export const reportCardRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  app.addHook('onClose', closeReportCardPdf)

  app.get(
    at,
    {
      config: { action: 'report-card.read' },
      schema: {
        tags,
        summary: 'The report card of a priority: as it was signed, else as it stands today',
        params: addressed('priority'),
        response: { 200: ReportCard },
      },
    },
    async ({ scope, params }) => (await shownCard(app.db, scope, params.priority, app.today())).card,
  )

  app.get(
    `${at}.pdf`,
    {
      config: { action: 'report-card.read' },
      schema: {
        tags,
        summary: 'The same on one side of A4, as tagged PDF',
        params: addressed('priority'),
        response: pdfAnswer(),
      },
    },
    async ({ scope, params }, reply) =>
      answerFile(reply, await shownCardFile(app.db, scope, params.priority, app.today())),
  )
}
