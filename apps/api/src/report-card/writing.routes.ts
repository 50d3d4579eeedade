import { addressed } from '@ttc/contracts/id'
import { ChangedView } from '@ttc/contracts/plan'
import {
  CardListView,
  CardWritingView,
  SaveCardWords,
  SavedCardView,
  SignCard,
  TurnCard,
} from '@ttc/contracts/report-card/writing'
import { Problem } from '@ttc/domain/problem'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { findPlan } from '../plan/plan.queries.ts'
import { findFindings, findingView } from './card-findings.queries.ts'
import { findCardList } from './card-list.queries.ts'
import { composeCard } from './live-card.queries.ts'
import { findCardWriting } from './present-card.queries.ts'
import { answerFile, pdfAnswer } from './report-card.file.ts'
import { fitOf } from './report-card.pdf.ts'
import { findSignedCopy } from './signed-card.queries.ts'
import { saveWords, signCard, turnCard } from './turn-card.command.ts'

const tags = ['Report cards']
const ofPriority = '/partnerships/:partnership/priorities/:priority'
const at = `${ofPriority}/report-card`

export const cardWritingRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  const placeOf = (priorityId: string) => ({ priorityId, today: app.today() })

  app.get(
    `${at}/writing`,
    {
      config: { action: 'report-card.read' },
      schema: {
        tags,
        summary: 'The lead’s words on a card, what is thin about it, and how far it has come',
        params: addressed('priority'),
        response: { 200: CardWritingView },
      },
    },
    ({ scope, params }) => findCardWriting(app.db, scope, params.priority, app.today()),
  )

  app.put(
    `${at}/words`,
    {
      config: { action: 'report-card.write' },
      schema: {
        tags,
        summary: 'Save the lead’s words; answers what is thin and whether they fit on one side',
        description: 'Words that are too long for the side are saved, and refused once the card is called ready.',
        params: addressed('priority'),
        body: SaveCardWords,
        response: { 200: SavedCardView },
      },
    },
    async ({ scope, params, body }) => {
      const saved = await saveWords(app.db, scope, placeOf(params.priority), body)
      const composed = await composeCard(app.db, scope, params.priority, app.today())
      const { findings } = await findFindings(app.db, scope, composed)
      return { ...saved, findings: findings.map(findingView), fit: await fitOf(composed.card) }
    },
  )

  app.put(
    `${at}/ready`,
    {
      config: { action: 'report-card.write' },
      schema: {
        tags,
        summary: 'Call a card ready for the meeting, or take it back to a draft',
        description: 'Refused, with how much to take out, where its text does not fit on one side of A4.',
        params: addressed('priority'),
        body: TurnCard,
        response: { 200: ChangedView },
      },
    },
    ({ scope, params, body }) => turnCard(app.db, scope, placeOf(params.priority), body),
  )

  app.put(
    `${at}/signature`,
    {
      config: { action: 'report-card.sign' },
      schema: {
        tags,
        summary: 'Sign a card, which keeps it and its PDF as they are, or open it again with a reason',
        params: addressed('priority'),
        body: SignCard,
        response: { 200: ChangedView },
      },
    },
    ({ scope, params, body }) => signCard(app.db, scope, placeOf(params.priority), body),
  )

  app.get(
    `${ofPriority}/signed-cards/:copy`,
    {
      config: { action: 'report-card.read' },
      schema: {
        tags,
        summary: 'A card as it was signed, as the PDF that was made then',
        params: addressed('priority', 'copy'),
        response: pdfAnswer(),
      },
    },
    async ({ scope, params }, reply) => {
      const copy = await findSignedCopy(app.db, scope, params.priority, params.copy)
      if (copy === null) throw new Problem('not-found', 'There is no such signed card, or you cannot see it.')
      return answerFile(reply, copy)
    },
  )

  app.get(
    '/partnerships/:partnership/plans/:plan/report-cards',
    {
      config: { action: 'report-card.read' },
      schema: {
        tags,
        summary: 'How far the report card of every priority of a plan has come, and when it is due',
        params: addressed('plan'),
        response: { 200: CardListView },
      },
    },
    async ({ scope, params }) => {
      const plan = await findPlan(app.db, scope, params.plan)
      if (plan === null) throw new Problem('not-found', 'There is no such plan, or you cannot see it.')
      return findCardList(app.db, scope, plan.id, app.today())
    },
  )
}
