import { addressed, InPartnership } from '@ttc/contracts/id'
import { CreateMember, EditMember, PersonListView, PersonPageView } from '@ttc/contracts/member'
import { ChangedView, MemberListView } from '@ttc/contracts/plan'
import { type Action, actionToInvite, allowedAt, type Scope, wholePartnership } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { note } from '../audit/audit.queries.ts'
import { answerOnce } from '../receipt/receipt.queries.ts'
import { saveMember, saveNewMember } from './edit.queries.ts'
import { checkMayInvite } from './inviting.queries.ts'
import { listMembers } from './member.queries.ts'
import { countOwned } from './owned.queries.ts'
import { findPerson, listAgencies, listPeople, listRoles, listSeatsOf, type RoleRow } from './person.queries.ts'
import { personView, rolesView } from './person.view.ts'

const tags = ['Members']
const at = '/partnerships/:partnership'
const memberActions: readonly Action[] = [
  'member.own',
  'member.edit',
  'member.invite',
  'member.grant',
  'audit.read',
  'partnership.export',
]
const allowed = ({ grants }: Scope) => allowedAt(grants, [wholePartnership], memberActions)

/** What may be done to a person who holds these roles, among them ended ones. */
function allowedTo(scope: Scope, roles: readonly RoleRow[]): Action[] {
  const held = roles
    .filter(({ endedAt }) => endedAt === null)
    .map(({ role, plan, priority }) => ({ role, planId: plan?.id ?? null, priorityId: priority?.id ?? null }))
  const all = allowed(scope)
  return all.includes(actionToInvite(held)) ? all : all.filter((one) => one !== 'member.invite')
}

export const memberRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  const found = async (scope: Scope, id: string) => {
    const person = await findPerson(app.db, scope, id)
    if (person === null) throw new Problem('not-found', 'There is no such member, or you cannot see them.')
    return person
  }

  app.get(
    `${at}/members`,
    {
      config: { action: 'member.read' },
      schema: { tags, summary: 'Who can own and lead', params: InPartnership, response: { 200: MemberListView } },
    },
    async ({ scope }) => ({ members: await listMembers(app.db, scope) }),
  )

  app.get(
    `${at}/people`,
    {
      config: { action: 'member.read' },
      schema: {
        tags,
        summary: 'Everybody who is or was a member, with their roles',
        params: InPartnership,
        response: { 200: PersonListView },
      },
    },
    async ({ scope }) => {
      const rows = await listPeople(app.db, scope)
      const roles = await listRoles(app.db, scope, null, { ended: false })
      return { people: rows.map((row) => personView(row, roles, scope, app.today())), allowed: allowed(scope) }
    },
  )

  app.get(
    `${at}/members/:member`,
    {
      config: { action: 'member.read' },
      schema: {
        tags,
        summary: 'A member with agencies, roles, seats and everything they answer for',
        params: addressed('member'),
        response: { 200: PersonPageView },
      },
    },
    async ({ scope, params }) => {
      const row = await found(scope, params.member)
      const roles = await listRoles(app.db, scope, [row.id], { ended: true })
      const earlier = roles.filter((one) => one.endedAt !== null)
      return {
        person: personView(row, roles, scope, app.today()),
        agencies: await listAgencies(app.db, scope, row.id),
        earlierRoles: rolesView(earlier, scope),
        seats: await listSeatsOf(app.db, scope, row.id),
        owns: await countOwned(app.db, scope, row.id),
        allowed: allowedTo(scope, roles),
      }
    },
  )

  app.post(
    `${at}/members`,
    {
      config: { action: 'member.edit' },
      schema: {
        tags,
        summary: 'Add a member',
        params: InPartnership,
        body: CreateMember,
        response: { 201: ChangedView },
      },
    },
    async ({ scope, body, url }, reply) => {
      const answer = await answerOnce(app.db, scope, { address: url, body }, async (tx) => {
        await saveNewMember(tx, scope, body, app.today())
        await note(tx, scope, { action: 'member.edit', object: 'member', id: body.id, before: null, after: body })
        return { id: body.id, version: 1 }
      })
      return reply.code(201).send(answer)
    },
  )

  app.put(
    `${at}/members/:member`,
    {
      config: { action: 'member.edit' },
      schema: {
        tags,
        summary: 'Change name, address or agency',
        params: addressed('member'),
        body: EditMember,
        response: { 200: ChangedView },
      },
    },
    async ({ scope, params, body }) => {
      const present = await found(scope, params.member)
      const { id, name, email, agency } = present
      if (present.leftOn !== null)
        throw new Problem('rule-broken', 'This member has left. Let them in again before changing anything.')
      const version = await app.db.transaction(async (tx) => {
        if (body.email !== email) await checkMayInvite(tx, scope, id)
        const saved = await saveMember(tx, scope, id, body, app.today())
        const before = { name, email, agency }
        if (saved !== null) await note(tx, scope, { action: 'member.edit', object: 'member', id, before, after: body })
        return saved
      })
      if (version !== null) return { id, version }
      throw new Problem('conflict', 'Someone else changed this member since you opened it.', { present })
    },
  )
}
