import multipart from '@fastify/multipart'
import { EvidenceFileView } from '@ttc/contracts/answer'
import { addressed } from '@ttc/contracts/id'
import { Problem } from '@ttc/domain/problem'
import { evidenceMediaTypes, MOST_EVIDENCE_BYTES } from '@ttc/domain/turning-the-curve/evidence-file'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { z } from 'zod'
import { note } from '../audit/audit.queries.ts'
import { answerOnce } from '../receipt/receipt.queries.ts'
import { takeTurn } from './change.queries.ts'
import { findFile, saveFile } from './evidence-file.queries.ts'
import { receiveEvidence } from './received-evidence.ts'
import { presentWalk } from './whole-walk.queries.ts'

const tags = ['Turning the Curve walk']
const files = '/partnerships/:partnership/walks/:walk/files'
const limits = { fileSize: MOST_EVIDENCE_BYTES + 1, files: 2, fields: 2, fieldSize: 1000, parts: 4 }
const binary = z.any().meta({ type: 'string', format: 'binary' })

/** The files that stand as evidence under the answers of a walk. */
export const evidenceRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  await app.register(multipart, { limits, throwFileSizeLimit: false })

  app.post(
    files,
    {
      config: { action: 'evidence.add' },
      bodyLimit: MOST_EVIDENCE_BYTES * 2,
      schema: {
        tags,
        summary: 'Keep a file, to be named by an answer of the kind evidence',
        description:
          'Send multipart/form-data: `id`, and one `file` of 10 MB at most. What it is, is told by what it holds: PDF, PNG, JPEG, Word, Excel, PowerPoint without macros, plain text.',
        params: addressed('walk'),
        response: { 201: EvidenceFileView },
      },
    },
    async (request, reply) => {
      const { scope, params, url } = request
      await presentWalk(app.db, scope, params.walk)
      const file = await receiveEvidence(request)
      const { content: _bytes, ...kept } = file
      const answer = await answerOnce(app.db, scope, { address: url, body: kept }, async (tx) => {
        await takeTurn(tx, scope, params.walk)
        await saveFile(tx, scope, params.walk, file)
        await note(tx, scope, { action: 'evidence.add', object: 'walk', id: params.walk, before: null, after: kept })
        return { id: file.id, name: file.name, mediaType: file.mediaType, size: file.size }
      })
      return reply.code(201).send(answer)
    },
  )

  app.get(
    `${files}/:file`,
    {
      config: { action: 'evidence.read' },
      schema: {
        tags,
        summary: 'A file of a walk, to be kept and opened elsewhere',
        params: addressed('walk', 'file'),
        response: { 200: { content: ofEachKind } },
      },
    },
    async ({ scope, params }, reply) => {
      const file = await findFile(app.db, scope, params.walk, params.file)
      if (file === null) throw new Problem('not-found', 'There is no such file in this walk, or you cannot see it.')
      // Somebody else's file is never shown inside the product: it is saved, its kind is not guessed, and should a
      // browser open it all the same, it may do nothing.
      return reply
        .type(file.mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : file.mediaType)
        .header('content-disposition', `attachment; filename*=UTF-8''${encodedName(file.name)}`)
        .header('x-content-type-options', 'nosniff')
        .header('content-security-policy', "default-src 'none'; sandbox")
        .send(Buffer.from(file.content))
    },
  )
}

/** A file is answered as the kind that it was found to be when it came. */
const ofEachKind = Object.fromEntries(evidenceMediaTypes.map((kind) => [kind, { schema: binary }]))

/** As RFC 8187 wants it: what encodeURIComponent leaves alone is more than the header may hold. */
const encodedName = (name: string) =>
  encodeURIComponent(name).replace(/['()*!]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)
