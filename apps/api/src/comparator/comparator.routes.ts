import {
  ChooseAreas,
  ChooseNeighbourModel,
  ComparatorsView,
  ComparatorValuesView,
  EditChosenAreas,
} from '@ttc/contracts/comparator'
import { addressed, InPartnership } from '@ttc/contracts/id'
import { ChangedView } from '@ttc/contracts/plan'
import { Problem } from '@ttc/domain/problem'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { note } from '../audit/audit.queries.ts'
import { findIndicator } from '../indicator/indicator.queries.ts'
import { answerOnce } from '../receipt/receipt.queries.ts'
import {
  editChoice,
  findChoice,
  findChosenModel,
  listAreas,
  listAreasWithValues,
  listChoices,
  listModels,
  saveChoice,
  saveModel,
} from './comparator.queries.ts'
import { comparatorsView } from './comparator.view.ts'
import { checkChoice, reassessAll } from './comparator-change.command.ts'

const tags = ['Comparators']
const at = '/partnerships/:partnership/comparators'

export const comparatorRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  app.get(
    at,
    {
      config: { action: 'comparator.read' },
      schema: {
        tags,
        summary: 'Whom the partnership compares itself with: neighbours by which model, and chosen areas',
        params: InPartnership,
        response: { 200: ComparatorsView },
      },
    },
    async ({ scope }) => {
      const chosen = await findChosenModel(app.db, scope)
      return comparatorsView({
        chosen,
        models: await listModels(app.db, scope, chosen.areaCode),
        choices: await listChoices(app.db, scope),
        areas: await listAreas(app.db, scope),
        grants: scope.grants,
      })
    },
  )

  app.get(
    '/partnerships/:partnership/indicators/:indicator/comparators',
    {
      config: { action: 'indicator.read' },
      schema: {
        tags,
        summary: 'Of which areas an indicator has values that it can be compared with',
        params: addressed('indicator'),
        response: { 200: ComparatorValuesView },
      },
    },
    async ({ scope, params }) => {
      if ((await findIndicator(app.db, scope, params.indicator)) === null)
        throw new Problem('not-found', 'There is no such indicator, or you cannot see it.')
      return { areas: await listAreasWithValues(app.db, scope, params.indicator) }
    },
  )

  app.put(
    `${at}/neighbour-model`,
    {
      config: { action: 'comparator.edit' },
      schema: {
        tags,
        summary: 'Choose the model that says who the statistical neighbours are',
        params: InPartnership,
        body: ChooseNeighbourModel,
        response: { 200: ChangedView },
      },
    },
    async ({ scope, body }) => {
      const present = await findChosenModel(app.db, scope)
      const models = await listModels(app.db, scope, present.areaCode)
      if (body.modelId !== null && !models.some((one) => one.id === body.modelId))
        throw new Problem('invalid', 'Choose a model that is loaded and knows this area.', {
          fields: [{ field: 'modelId', message: 'Choose a model that is loaded and knows this area.' }],
        })
      const version = await app.db.transaction(async (tx) => {
        const saved = await saveModel(tx, scope, body.modelId, body.version)
        if (saved === null) return null
        await reassessAll(tx, scope, app.today())
        const before = { neighbourModel: present.model?.id ?? null }
        const after = { neighbourModel: body.modelId }
        await note(tx, scope, {
          action: 'comparator.edit',
          object: 'partnership',
          id: scope.partnershipId,
          before,
          after,
        })
        return saved
      })
      if (version === null)
        throw new Problem('conflict', 'Someone else changed this partnership since you opened it.', {
          present: { version: present.version },
        })
      return { id: scope.partnershipId, version }
    },
  )

  app.post(
    at,
    {
      config: { action: 'comparator.edit' },
      schema: {
        tags,
        summary: 'Choose areas to compare with, under a name',
        params: InPartnership,
        body: ChooseAreas,
        response: { 201: ChangedView },
      },
    },
    async ({ scope, body, url }, reply) => {
      const answer = await answerOnce(app.db, scope, { address: url, body }, async (tx) => {
        await checkChoice(tx, scope, { ...body, retired: false })
        await saveChoice(tx, scope, body)
        await reassessAll(tx, scope, app.today())
        await note(tx, scope, {
          action: 'comparator.edit',
          object: 'comparator',
          id: body.id,
          before: null,
          after: body,
        })
        return { id: body.id, version: 1 }
      })
      return reply.code(201).send(answer)
    },
  )

  app.put(
    `${at}/:comparator`,
    {
      config: { action: 'comparator.edit' },
      schema: {
        tags,
        summary: 'Change, retire or restore chosen areas',
        params: addressed('comparator'),
        body: EditChosenAreas,
        response: { 200: ChangedView },
      },
    },
    async ({ scope, params, body }) => {
      const id = params.comparator
      const present = await findChoice(app.db, scope, id)
      if (present === null) throw new Problem('not-found', 'There are no such chosen areas, or you cannot see them.')
      await checkChoice(app.db, scope, { ...body, id })
      const version = await app.db.transaction(async (tx) => {
        const saved = await editChoice(tx, scope, id, body)
        if (saved === null) return null
        await reassessAll(tx, scope, app.today())
        await note(tx, scope, { action: 'comparator.edit', object: 'comparator', id, before: present, after: body })
        return saved
      })
      if (version === null)
        throw new Problem('conflict', 'Someone else changed these areas since you opened them.', { present })
      return { id, version }
    },
  )
}
