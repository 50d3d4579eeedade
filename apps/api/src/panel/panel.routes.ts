import { addressed } from '@ttc/contracts/id'
import { AnswerPanel, PanelQuestionView, PanelView, SetPanelPaper } from '@ttc/contracts/panel'
import { allowedAt, type Scope } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { listItems } from '../challenge-meeting/agenda.queries.ts'
import { presentRow } from '../challenge-meeting/present-meeting.queries.ts'
import { listPriorities } from '../priority/priority.queries.ts'
import { answerPanel, setPanelPaper } from './panel.command.ts'
import { findPaperVersion, listPanelPriorities, listPlacedUnder } from './panel.queries.ts'
import { byUrgency, panelQuestionView } from './panel.view.ts'
import { listPanelQuestions } from './panel-question.queries.ts'

const tags = ['Challenge meeting']
const at = '/partnerships/:partnership/challenge-meetings/:meeting/panel'

/** What the young people's panel is given for a meeting, and the answers to its questions before it. */
export const panelRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  const present = async (scope: Scope, id: string): Promise<PanelView> => {
    const { row, plan } = await presentRow(app.db, scope, id)
    const [version, rows, questions, items] = await Promise.all([
      findPaperVersion(app.db, scope, id),
      listPanelPriorities(app.db, scope, id),
      listPanelQuestions(app.db, scope, id),
      listItems(app.db, scope, id),
    ])
    const allowed = allowedAt(scope.grants, [{ planId: row.planId, priorityId: null }], ['challenge-meeting.run'])
    return {
      asOf: app.today(),
      meeting: { id, name: row.name, plan, meetsOn: row.meetsOn, state: row.state },
      version,
      priorities: rows.map(({ first, second, ...one }) => ({
        ...one,
        placementIds: [first, second].filter((placementId) => placementId !== null),
      })),
      offered: allowed.length === 0 ? [] : await offeredIn(scope, row.planId),
      questions: questions.map((one) => panelQuestionView(one, scope, app.today())).toSorted(byUrgency),
      onAgenda: items.some(({ forPanel }) => forPanel),
      allowed,
    }
  }

  const offeredIn = async (scope: Scope, planId: string): Promise<PanelView['offered']> => {
    const priorities = await listPriorities(app.db, scope, planId)
    const placed = await listPlacedUnder(
      app.db,
      scope,
      planId,
      priorities.map(({ id }) => id),
    )
    return priorities.map(({ id, name, lead }) => ({
      id,
      name,
      lead,
      indicators: placed
        .filter(({ priorityId }) => priorityId === id)
        .map((one) => ({ placementId: one.placementId, name: one.name })),
    }))
  }

  app.get(
    at,
    {
      config: { action: 'challenge-meeting.read' },
      schema: {
        tags,
        summary: 'What the young people’s panel is given for a meeting, what it asks, and which questions are answered',
        params: addressed('meeting'),
        response: { 200: PanelView },
      },
    },
    ({ scope, params: { meeting } }) => present(scope, meeting),
  )

  app.put(
    at,
    {
      config: { action: 'challenge-meeting.run' },
      schema: {
        tags,
        summary: 'Choose the priorities and curves that the panel asked for, each with what it is about in plain words',
        params: addressed('meeting'),
        body: SetPanelPaper,
        response: { 200: PanelView },
      },
    },
    async ({ scope, params: { meeting }, body }) => {
      const isSaved = await app.db.transaction((tx) => setPanelPaper(tx, scope, meeting, body))
      if (isSaved) return present(scope, meeting)
      throw new Problem('conflict', 'Somebody else changed the panel’s papers since you opened them.', {
        present: await present(scope, meeting),
      })
    },
  )

  app.put(
    `${at}/questions/:challenge/answer`,
    {
      config: { action: 'panel.answer' },
      schema: {
        tags,
        summary: 'Answer a question of the panel before the meeting: the lead, who was named, or who runs the meeting',
        params: addressed('meeting', 'challenge'),
        body: AnswerPanel,
        response: { 200: PanelQuestionView },
      },
    },
    ({ scope, params: { meeting, challenge }, body }) =>
      app.db.transaction((tx) =>
        answerPanel(tx, scope, { meetingId: meeting, challengeId: challenge }, body, app.today()),
      ),
  )
}
