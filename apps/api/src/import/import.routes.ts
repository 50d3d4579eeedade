import multipart from '@fastify/multipart'
import { addressed, Id, InPartnership } from '@ttc/contracts/id'
import { BatchListView, ImportView, UndoneView } from '@ttc/contracts/import'
import { Problem } from '@ttc/domain/problem'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { z } from 'zod'
import { listBatches } from './batch.queries.ts'
import { previewImport, storeImport } from './import.command.ts'
import { MOST_BYTES } from './received-file.ts'
import { undoImport } from './undo.command.ts'
import { receiveUpload } from './upload.ts'

const tags = ['Import']
const at = '/partnerships/:partnership/imports'
const limits = { fileSize: MOST_BYTES + 1, files: 1, fields: 4, fieldSize: 1_048_576, parts: 6 }
const description =
  'Send multipart/form-data: `options` (JSON), `file` (CSV, gzip allowed, 60 MB at most), and to store it `id`.'
const Page = z.object({
  before: Id.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
})

export const importRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  await app.register(multipart, { limits, throwFileSizeLimit: false })

  app.post(
    `${at}/preview`,
    {
      config: { action: 'import.read' },
      bodyLimit: MOST_BYTES * 2,
      schema: {
        tags,
        summary: 'What importing a file would do; nothing is stored',
        description,
        params: InPartnership,
        response: { 200: ImportView },
      },
    },
    async (request) => {
      const upload = await receiveUpload(request)
      try {
        return await previewImport(app.db, request.scope, upload, app.today())
      } finally {
        await upload.file.discard()
      }
    },
  )

  app.post(
    at,
    {
      config: { action: 'import.store' },
      bodyLimit: MOST_BYTES * 2,
      schema: {
        tags,
        summary: 'Import a file as one batch that can be undone',
        description,
        params: InPartnership,
        response: { 201: ImportView },
      },
    },
    async (request, reply) => {
      const { id, ...upload } = await receiveUpload(request)
      try {
        if (id === null) throw new Problem('invalid', 'Send an id, so that a repeated request is stored once.')
        const view = await storeImport(app.db, request.scope, { id, ...upload }, app.today())
        return reply.code(201).send(view)
      } finally {
        await upload.file.discard()
      }
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
    ({ scope, params }) => undoImport(app.db, scope, params.batch),
  )
}
