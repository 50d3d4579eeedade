import { InPartnership } from '@ttc/contracts/id'
import { ImportView } from '@ttc/contracts/import'
import { InspectionView } from '@ttc/contracts/import/inspection'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { z } from 'zod'
import { listRefusedRows, previewImport } from './import.command.ts'
import { asLines, problemLine, wantsLines } from './import-lines.ts'
import { inspectFile } from './inspection.command.ts'
import { acceptUploads, MOST_SENT, uploading } from './multipart.ts'
import type { Told } from './reading-thread.ts'
import { refusedRowsCsv } from './refused-rows.csv.ts'
import { receiveLookedAt, receiveUpload } from './upload.ts'

const tags = ['Import']
const at = '/partnerships/:partnership/imports'
const text = z.any().meta({ type: 'string' })
const lines = { 'application/x-ndjson': { schema: text } } as const

/** Looking at a file before anything is stored. */
export const inspectionRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  await acceptUploads(app)

  app.post(
    `${at}/inspect`,
    {
      config: { action: 'import.read' },
      bodyLimit: MOST_SENT,
      schema: {
        tags,
        summary: 'What a file holds and how it would be read; nothing is stored',
        description: `${uploading} Of the options only \`table\` is looked at, and all may be left out.`,
        params: InPartnership,
        response: { 200: { content: { 'application/json': { schema: InspectionView }, ...lines } } },
      },
    },
    async (request, reply) => {
      const upload = await receiveLookedAt(request)
      const work = (told?: Told) =>
        inspectFile(app.db, request.scope, { ...upload, told }).finally(() => upload.discard())
      if (!wantsLines(request.headers.accept)) return work()
      return reply.type('application/x-ndjson').send(await asLines(work, (error) => problemLine(error, request)))
    },
  )

  app.post(
    `${at}/preview`,
    {
      config: { action: 'import.read' },
      bodyLimit: MOST_SENT,
      schema: {
        tags,
        summary: 'What importing a file would do; nothing is stored',
        description: `${uploading} As text/csv it answers every refused value with its row and the reason.`,
        params: InPartnership,
        response: {
          200: { content: { 'application/json': { schema: ImportView }, 'text/csv': { schema: text }, ...lines } },
        },
      },
    },
    async (request, reply) => {
      const upload = await receiveUpload(request)
      const { scope, headers } = request
      if (headers.accept?.includes('text/csv')) {
        const refused = await listRefusedRows(app.db, scope, upload, app.today()).finally(() => upload.discard())
        return reply
          .type('text/csv; charset=utf-8')
          .header('content-disposition', 'attachment; filename="rows-with-problems.csv"')
          .send(refusedRowsCsv(refused))
      }
      const work = (told?: Told) =>
        previewImport(app.db, scope, { ...upload, told }, app.today()).finally(() => upload.discard())
      if (!wantsLines(headers.accept)) return work()
      return reply.type('application/x-ndjson').send(await asLines(work, (error) => problemLine(error, request)))
    },
  )
}
