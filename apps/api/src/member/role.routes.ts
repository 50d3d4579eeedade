import { addressed } from '@ttc/contracts/id'
import { EndRole, GrantRole } from '@ttc/contracts/member'
import { ChangedView } from '@ttc/contracts/plan'
import { heldFor, kindOf } from '@ttc/domain/access'
import { describeRole } from '@ttc/domain/access.words'
import { checkAdministratorRemains } from '@ttc/domain/member'
import { Problem } from '@ttc/domain/problem'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { findPlaces } from '../access/place.queries.ts'
import { note } from '../audit/audit.queries.ts'
import { answerOnce } from '../receipt/receipt.queries.ts'
import { findPerson } from './person.queries.ts'
import { endRole, findRole, holdAdministrators, saveNewRole } from './role.queries.ts'

const tags = ['Members']
const at = '/partnerships/:partnership/members/:member/roles'

export const roleRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  const checkHeldFor = async (partnershipId: string, { role, planId, priorityId }: GrantRole) => {
    if (planId !== null && priorityId !== null)
      throw invalid('priorityId', 'A role is held for one plan or one priority. Choose one of them.')
    const kind = kindOf({ planId, priorityId })
    if (!heldFor[role].includes(kind))
      throw invalid('role', `${describeRole(role)} is held for: ${heldFor[role].join(', ')}. Choose one of them.`)
    const known = (what: 'plan' | 'priority', id: string | null) =>
      id === null ? [] : findPlaces(app.db, partnershipId, what, id)
    if ((await known('plan', planId)) === null) throw invalid('planId', 'Choose a plan of this partnership.')
    if ((await known('priority', priorityId)) === null)
      throw invalid('priorityId', 'Choose a priority of this partnership.')
  }

  app.post(
    at,
    {
      config: { action: 'member.grant' },
      schema: {
        tags,
        summary: 'Give a role for the partnership, one plan or one priority',
        params: addressed('member'),
        body: GrantRole,
        response: { 201: ChangedView },
      },
    },
    async ({ scope, params, body, url }, reply) => {
      const person = await findPerson(app.db, scope, params.member)
      if (person === null || person.leftOn !== null)
        throw new Problem('not-found', 'There is no such member, or they have left.')
      await checkHeldFor(scope.partnershipId, body)
      const answer = await answerOnce(app.db, scope, { address: url, body }, async (tx) => {
        if (!(await saveNewRole(tx, scope, person.id, body)))
          throw new Problem('conflict', `${person.name} holds this role already.`)
        const after = { memberId: person.id, ...body }
        await note(tx, scope, { action: 'member.grant', object: 'role', id: body.id, before: null, after })
        return { id: body.id, version: 1 }
      })
      return reply.code(201).send(answer)
    },
  )

  app.put(
    `${at}/:role`,
    {
      config: { action: 'member.grant' },
      schema: {
        tags,
        summary: 'End a role; the last administrator keeps theirs',
        params: addressed('member', 'role'),
        body: EndRole,
        response: { 200: ChangedView },
      },
    },
    async ({ scope, params }) =>
      app.db.transaction(async (tx) => {
        const administrators = await holdAdministrators(tx, scope)
        const held = await findRole(tx, scope, params.member, params.role)
        if (held === null) throw new Problem('not-found', 'There is no such role, or you cannot see it.')
        if (held.endedAt !== null) return { id: held.id, version: 2 }
        if (held.role === 'administrator') checkAdministratorRemains(administrators, params.member)
        await endRole(tx, scope, held.id)
        const before = { memberId: params.member, role: held.role }
        await note(tx, scope, { action: 'member.grant', object: 'role', id: held.id, before, after: null })
        return { id: held.id, version: 2 }
      }),
  )
}

function invalid(field: string, message: string): Problem {
  return new Problem('invalid', message, { fields: [{ field, message }] })
}
