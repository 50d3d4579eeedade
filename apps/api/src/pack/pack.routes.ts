import { addressed } from '@ttc/contracts/id'
import { FreezePack, FrozenPackView, PackContent, PackListView, PackPreviewView, PackView } from '@ttc/contracts/pack'
import { ReportCard } from '@ttc/contracts/report-card'
import { allowedAt } from '@ttc/domain/access'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { z } from 'zod'
import { presentRow } from '../challenge-meeting/present-meeting.queries.ts'
import { bytesOf, FILES, savedAs } from './file.ts'
import { freezePack } from './freeze-pack.command.ts'
import { livePack } from './live-pack.queries.ts'
import { previewOf } from './live-pack.ts'
import { closePackFiles, readyForPack } from './pack.files.ts'
import {
  findBytes,
  listPacks,
  type PackFile,
  presentCard,
  presentContent,
  presentFile,
  presentFront,
} from './pack.queries.ts'

const tags = ['Packs']
const ofMeeting = '/partnerships/:partnership/challenge-meetings/:meeting'
const at = '/partnerships/:partnership/packs/:pack'

export const packRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  app.addHook('onClose', closePackFiles)

  app.get(
    `${ofMeeting}/packs`,
    {
      config: { action: 'pack.read' },
      schema: {
        tags,
        summary: 'The packs of a meeting: every version with what changed, the newest first',
        params: addressed('meeting'),
        response: { 200: PackListView },
      },
    },
    async ({ scope, params }) => {
      const { row, plan } = await presentRow(app.db, scope, params.meeting)
      const packs = await listPacks(app.db, scope, row.id)
      return {
        meeting: { id: row.id, name: row.name, meetsOn: row.meetsOn, state: row.state, plan },
        packs: packs.map((one) => ({ ...one, frozenAt: one.frozenAt.toISOString() })),
        allowed: allowedAt(scope.grants, [{ planId: row.planId, priorityId: null }], ['pack.freeze']),
      }
    },
  )

  app.get(
    `${ofMeeting}/pack-preview`,
    {
      config: { action: 'pack.freeze' },
      schema: {
        tags,
        summary: 'What a pack would hold if it were frozen now, and what has not come',
        params: addressed('meeting'),
        response: { 200: PackPreviewView },
      },
    },
    async ({ scope, params }) => {
      await app.daily.passDue(scope.partnershipId)
      const live = await livePack(app.db, scope, params.meeting, app.today())
      readyForPack()
      return previewOf(live)
    },
  )

  app.post(
    `${ofMeeting}/packs`,
    {
      config: { action: 'pack.freeze' },
      schema: {
        tags,
        summary: 'Freeze the pack of a meeting as its next version',
        params: addressed('meeting'),
        body: FreezePack,
        response: { 201: FrozenPackView },
      },
    },
    async ({ scope, params, body, url }, reply) => {
      await app.daily.passDue(scope.partnershipId)
      const asked = { meetingId: params.meeting, body, address: url, today: app.today(), now: new Date() }
      return reply.code(201).send(await freezePack(app.db, scope, asked))
    },
  )

  app.get(
    at,
    {
      config: { action: 'pack.read' },
      schema: {
        tags,
        summary: 'A frozen pack: agenda, promises, exceptions, and its cards by name',
        params: addressed('pack'),
        response: { 200: PackView },
      },
    },
    ({ scope, params }) => presentFront(app.db, scope, params.pack),
  )

  app.get(
    `${at}/cards/:card`,
    {
      config: { action: 'pack.read' },
      schema: {
        tags,
        summary: 'One report card of a frozen pack, by the id of its priority',
        params: addressed('pack', 'card'),
        response: { 200: ReportCard },
      },
    },
    ({ scope, params }) => presentCard(app.db, scope, params.pack, params.card),
  )

  app.get(
    `${at}/content`,
    {
      config: { action: 'pack.read' },
      schema: {
        tags,
        summary: 'The whole of what was frozen',
        params: addressed('pack'),
        response: { 200: PackContent },
      },
    },
    ({ scope, params }) => presentContent(app.db, scope, params.pack),
  )

  const sent = async (asked: FastifyRequest<{ Params: { pack: string } }>, reply: FastifyReply, file: PackFile) => {
    const found = await presentFile(app.db, asked.scope, asked.params.pack, file)
    const tag = `"${found.sha256}"`
    reply.header('etag', tag).header('cache-control', 'private, no-cache')
    if (asked.headers['if-none-match'] === tag) return reply.code(304).send()
    const { type, shown } = FILES[file]
    return reply
      .type(type)
      .header('content-disposition', `${shown}; filename="${savedAs(found, file)}"`)
      .send(Buffer.from(await findBytes(app.db, asked.scope, asked.params.pack, file)))
  }

  app.get(
    `${at}/pdf`,
    {
      config: { action: 'pack.read' },
      schema: {
        tags,
        summary: 'The pack as tagged PDF: the bytes that were frozen',
        params: addressed('pack'),
        response: { 200: bytesOf(FILES.pdf.type), 304: z.undefined() },
      },
    },
    (asked, reply) => sent(asked, reply, 'pdf'),
  )

  app.get(
    `${at}/slides`,
    {
      config: { action: 'pack.read' },
      schema: {
        tags,
        summary: 'The pack as PowerPoint with charts that can be edited: the bytes that were frozen',
        params: addressed('pack'),
        response: { 200: bytesOf(FILES.slides.type), 304: z.undefined() },
      },
    },
    (asked, reply) => sent(asked, reply, 'slides'),
  )
}
