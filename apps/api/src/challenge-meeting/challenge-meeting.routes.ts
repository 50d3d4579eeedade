import {
  AgendaProposalView,
  ChallengeMeetingListView,
  ChallengeMeetingView,
  CloseChallengeMeeting,
  EditChallengeMeeting,
  MeetingExceptionsView,
  PlanChallengeMeeting,
  SetAgenda,
  SetCourse,
} from '@ttc/contracts/challenge-meeting'
import { ExceptionRowView } from '@ttc/contracts/exception'
import { addressed } from '@ttc/contracts/id'
import { ChangedView } from '@ttc/contracts/plan'
import { allowedAt, type Scope } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { answerOnce } from '../receipt/receipt.queries.ts'
import { listItems, listRowsOf } from './agenda.queries.ts'
import { type FindPlan, listMeetings } from './challenge-meeting.queries.ts'
import { changeMeeting } from './change-meeting.command.ts'
import { agendaFor, planMeeting } from './plan-meeting.command.ts'
import { presentMeeting, presentRow } from './present-meeting.queries.ts'
import { closeMeeting, editMeeting, setAgenda, setCourse } from './run-meeting.command.ts'

const tags = ['Challenge meeting']
const inPlan = '/partnerships/:partnership/plans/:plan/challenge-meetings'
const at = '/partnerships/:partnership/challenge-meetings/:meeting'
const params = addressed('meeting')

export const challengeMeetingRoutes: FastifyPluginAsyncZodOpenApi<{ findPlan: FindPlan }> = async (
  app,
  { findPlan },
) => {
  const presentPlan = async (scope: Scope, id: string) => {
    const plan = await findPlan(app.db, scope, id)
    if (plan === null) throw new Problem('not-found', 'There is no such plan, or you cannot see it.')
    const { name, marking } = plan
    return { id: plan.id, name, marking }
  }

  app.get(
    inPlan,
    {
      config: { action: 'challenge-meeting.read' },
      schema: {
        tags,
        summary: 'The challenge meetings of a plan, the latest day first',
        params: addressed('plan'),
        response: { 200: ChallengeMeetingListView },
      },
    },
    async ({ scope, params: { plan: id } }) => {
      const plan = await presentPlan(scope, id)
      const allowed = allowedAt(scope.grants, [{ planId: plan.id, priorityId: null }], ['challenge-meeting.run'])
      return { plan, meetings: await listMeetings(app.db, scope, plan.id), allowed }
    },
  )

  app.post(
    inPlan,
    {
      config: { action: 'challenge-meeting.run' },
      schema: {
        tags,
        summary: 'Plan a challenge meeting; its agenda is proposed from what is red, amber, promised and asked',
        params: addressed('plan'),
        body: PlanChallengeMeeting,
        response: { 201: ChangedView },
      },
    },
    async ({ scope, params: { plan: id }, body, url }, reply) => {
      const plan = await presentPlan(scope, id)
      const answer = await answerOnce(app.db, scope, { address: url, body }, async (tx) => {
        await planMeeting(tx, scope, plan.id, body, app.today())
        return { id: body.id, version: 1 }
      })
      return reply.code(201).send(answer)
    },
  )

  app.get(
    at,
    {
      config: { action: 'challenge-meeting.read' },
      schema: {
        tags,
        summary: 'A challenge meeting: agenda, minutes, and the promises it begins with',
        params,
        response: { 200: ChallengeMeetingView },
      },
    },
    ({ scope, params: { meeting } }) => presentMeeting(app.db, scope, meeting),
  )

  app.get(
    `${at}/exceptions`,
    {
      config: { action: 'challenge-meeting.read' },
      schema: {
        tags,
        summary: 'What the list of exceptions says of the indicators on the agenda',
        params,
        response: { 200: MeetingExceptionsView },
      },
    },
    async ({ scope, params: { meeting } }) => {
      await app.daily.passDue(scope.partnershipId)
      await presentRow(app.db, scope, meeting)
      const items = await listItems(app.db, scope, meeting)
      const rows = await listRowsOf(
        app.db,
        scope,
        items.flatMap(({ placementId }) => placementId ?? []),
      )
      return { asOf: app.today(), exceptions: rows.map((row) => ExceptionRowView.parse(JSON.parse(row))) }
    },
  )

  app.get(
    `${at}/proposal`,
    {
      config: { action: 'challenge-meeting.run' },
      schema: {
        tags,
        summary: 'The agenda that would be proposed today, with minutes by severity and lateness',
        params,
        response: { 200: AgendaProposalView },
      },
    },
    async ({ scope, params: { meeting } }) =>
      agendaFor(app.db, scope, (await presentRow(app.db, scope, meeting)).row, app.today()),
  )

  app.put(
    at,
    {
      config: { action: 'challenge-meeting.run' },
      schema: {
        tags,
        summary: 'Change the details of a meeting, or put it off with a reason',
        params,
        body: EditChallengeMeeting,
        response: { 200: ChallengeMeetingView },
      },
    },
    ({ scope, params: { meeting }, body }) =>
      changeMeeting(app.db, scope, meeting, (tx) => editMeeting(tx, scope, meeting, body, app.today())),
  )

  app.put(
    `${at}/agenda`,
    {
      config: { action: 'challenge-meeting.run' },
      schema: { tags, summary: 'Set the agenda', params, body: SetAgenda, response: { 200: ChallengeMeetingView } },
    },
    ({ scope, params: { meeting }, body }) =>
      changeMeeting(app.db, scope, meeting, (tx) => setAgenda(tx, scope, meeting, body, app.today())),
  )

  app.put(
    `${at}/course`,
    {
      config: { action: 'challenge-meeting.run' },
      schema: {
        tags,
        summary: 'Begin, move on to an item, stop or start its clock, give it more minutes',
        params,
        body: SetCourse,
        response: { 200: ChallengeMeetingView },
      },
    },
    ({ scope, params: { meeting }, body }) =>
      changeMeeting(app.db, scope, meeting, (tx) => setCourse(tx, scope, meeting, body, app.today())),
  )

  app.put(
    `${at}/closing`,
    {
      config: { action: 'challenge-meeting.run' },
      schema: {
        tags,
        summary: 'Close a meeting: from then on its minutes are only corrected, with a reason',
        params,
        body: CloseChallengeMeeting,
        response: { 200: ChallengeMeetingView },
      },
    },
    ({ scope, params: { meeting }, body }) =>
      changeMeeting(app.db, scope, meeting, (tx) => closeMeeting(tx, scope, meeting, body, app.today())),
  )
}
