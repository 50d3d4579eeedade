import { addressed, Id, InPartnership } from '@ttc/contracts/id'
import { BatchListView, ImportView, UndoneView } from '@ttc/contracts/import'
import type { Scope } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { z } from 'zod'
import { listBatches } from './batch.queries.ts'
import { type ImportRequest, storeImport } from './import.command.ts'
import { asLines, problemLine, wantsLines } from './import-lines.ts'
import { acceptUploads, MOST_SENT, uploading } from './multipart.ts'
import type { Told } from './reading-thread.ts'
import { undoImport } from './undo.command.ts'
import { receiveUpload } from './upload.ts'

const tags = ['Import']
const at = '/partnerships/:partnership/imports'
const text = z.any().meta({ type: 'string' })
const Page = z.object({
  before: Id.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
})

export const importRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  await acceptUploads(app)

  const storeReceived = async (scope: Scope, id: string | null, rest: Omit<ImportRequest, 'id'>) => {
    if (id === null) throw new Problem('invalid', 'Send an id, so that a repeated request is stored once.')
    return storeImport(app.db, scope, { id, ...rest }, app.today())
  }

  app.post(
    at,
    {
      config: { action: 'import.store' },
      bodyLimit: MOST_SENT,
      schema: {
        tags,
        summary: 'Import a file as one batch that can be undone',
        description: uploading,
        params: InPartnership,
        response: {
          201: { content: { 'application/json': { schema: ImportView }, 'application/x-ndjson': { schema: text } } },
        },
      },
    },
    async (request, reply) => {
      const { id, discard, ...upload } = await receiveUpload(request)
      const { scope, headers } = request
      const work = (told?: Told) => storeReceived(scope, id, { ...upload, told }).finally(discard)
      if (!wantsLines(headers.accept)) return reply.code(201).send(await work())
      const answer = await asLines(work, (error) => problemLine(error, request))
      return reply.code(201).type('application/x-ndjson').send(answer)
    },
  )

  app.get(
    at,
    {
      config: { action: 'import.read' },
      schema: {
        tags,
        summary: 'Imports, the newest first',
        params: InPartnership,
        querystring: Page,
        response: { 200: BatchListView },
      },
    },
    async ({ scope, query: { before = null, limit } }) => {
      const found = await listBatches(app.db, scope, { before, limit: limit + 1 })
      const batches = found.slice(0, limit)
      return { batches, next: found.length > limit ? (batches.at(-1)?.id ?? null) : null }
    },
  )

  app.post(
    `${at}/:batch/undo`,
    {
      config: { action: 'import.store' },
      schema: {
        tags,
        summary: 'Undo an import as a whole',
        params: addressed('batch'),
        response: { 200: UndoneView },
      },
    },
    ({ scope, params }) => undoImport(app.db, scope, params.batch, app.today()),
  )
}
