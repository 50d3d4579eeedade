import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { InPartnership } from '@ttc/contracts/id'
import { Problem } from '@ttc/domain/problem'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { z } from 'zod'
import { note } from '../audit/audit.queries.ts'
import { countOf } from '../backup/dump.ts'
import { writeWhole } from '../backup/dump-file.ts'
import { exportPartnership } from './export.queries.ts'

const bytes = z.any().meta({ type: 'string', format: 'binary' })

export const exportRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  /** The partnerships that are being written out: each holds a connection and a moment of the database open. */
  const underWay = new Set<string>()

  app.get(
    '/partnerships/:partnership/export',
    {
      config: { action: 'partnership.export' },
      schema: {
        tags: ['Partnership'],
        summary:
          'Everything of the partnership as a zip of CSV files, small numbers too; it is written down that you took it',
        params: InPartnership,
        response: { 200: { content: { 'application/zip': { schema: bytes } } } },
      },
    },
    async ({ scope }, reply) => {
      const { partnershipId } = scope
      if (underWay.has(partnershipId))
        throw new Problem('too-many', 'This partnership is being exported already. Try again when that is done.')
      underWay.add(partnershipId)
      const folder = await mkdtemp(join(tmpdir(), 'ttc-export-'))
      const discard = () => rm(folder, { recursive: true, force: true })
      const gone = new AbortController()
      reply.raw.once('close', () => gone.abort())
      try {
        const path = join(folder, 'export.zip')
        // Whole before the first byte is sent: what fails is told as a problem, and nobody slow holds the database open.
        const { kept, tallies } = await exportPartnership(app.db, scope, new Date(), (zip) =>
          writeWhole(path, (sink) => pipeline(zip, sink, { signal: gone.signal })),
        )
        const after = { rows: countOf(tallies) }
        await note(app.db, scope, {
          action: 'partnership.export',
          object: 'partnership',
          id: partnershipId,
          before: null,
          after,
        })
        const file = createReadStream(path)
        file.once('close', discard)
        return reply
          .type('application/zip')
          .header('content-disposition', 'attachment; filename="partnership.zip"')
          .header('content-length', kept)
          .send(file)
      } catch (error) {
        await discard()
        throw error
      } finally {
        underWay.delete(partnershipId)
      }
    },
  )
}
