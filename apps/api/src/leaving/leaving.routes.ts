import { addressed } from '@ttc/contracts/id'
import { LeaveMember, LeftView, RemoveMember, RestoreMember } from '@ttc/contracts/member'
import { ChangedView } from '@ttc/contracts/plan'
import type { Scope } from '@ttc/domain/access'
import { checkAdministratorRemains, describeOwned, type Owned, pseudonymOf } from '@ttc/domain/member'
import { Problem } from '@ttc/domain/problem'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { note, pseudonymiseEntries } from '../audit/audit.queries.ts'
import { restoreMember } from '../member/edit.queries.ts'
import { checkMember } from '../member/member.queries.ts'
import { countOwned } from '../member/owned.queries.ts'
import { findPerson, type PersonRow } from '../member/person.queries.ts'
import { holdAdministrators } from '../member/role.queries.ts'
import { closeMember, handOver, listNotedIds, passRoles, removePerson } from './leaving.queries.ts'

const tags = ['Members']
const at = '/partnerships/:partnership/members/:member'

export const leavingRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  const found = async (scope: Scope, id: string) => {
    const person = await findPerson(app.db, scope, id)
    if (person === null) throw new Problem('not-found', 'There is no such member, or you cannot see them.')
    return person
  }

  app.put(
    `${at}/leaving`,
    {
      config: { action: 'member.grant' },
      schema: {
        tags,
        summary: 'Let a member leave, and hand over everything they answer for in one step',
        params: addressed('member'),
        body: LeaveMember,
        response: { 200: LeftView },
      },
    },
    async ({ scope, params, body }) => {
      const person = await found(scope, params.member)
      checkLeaving(person, body, app.today())
      const { id } = person
      return app.db.transaction(async (tx) => {
        checkAdministratorRemains(await holdAdministrators(tx, scope), id)
        const owned = await countOwned(tx, scope, id)
        await checkMember(tx, scope, body.handOverTo, 'handOverTo')
        if (body.handOverTo === null) checkNothingLeft(person, owned)
        else await handOver(tx, scope, id, body.handOverTo, body.leftOn)
        if (body.handOverTo !== null && body.passRoles) await passRoles(tx, scope, id, body.handOverTo)
        const version = await closeMember(tx, scope, id, body)
        if (version === null) throw conflict(person)
        const after = { ...body, handedOver: owned }
        await note(tx, scope, { action: 'member.leave', object: 'member', id, before: null, after })
        return { id, version, handedOver: owned }
      })
    },
  )

  app.put(
    `${at}/restoring`,
    {
      config: { action: 'member.grant' },
      schema: {
        tags,
        summary: 'Let in again somebody who left; roles are given anew',
        params: addressed('member'),
        body: RestoreMember,
        response: { 200: ChangedView },
      },
    },
    async ({ scope, params, body }) => {
      const person = await found(scope, params.member)
      if (person.removed) throw new Problem('rule-broken', 'This person was deleted. Add them as a new member.')
      if (person.leftOn === null) throw new Problem('rule-broken', 'This member has not left.')
      const { id, agency, leftOn } = person
      return app.db.transaction(async (tx) => {
        const version = await restoreMember(tx, scope, id, body.version, { agency, today: app.today() })
        if (version === null) throw conflict(person)
        await note(tx, scope, {
          action: 'member.restore',
          object: 'member',
          id,
          before: { leftOn },
          after: { leftOn: null },
        })
        return { id, version }
      })
    },
  )

  app.put(
    `${at}/removal`,
    {
      config: { action: 'member.grant' },
      schema: {
        tags,
        summary: 'Delete the person for good: what they did stays, under a pseudonym',
        params: addressed('member'),
        body: RemoveMember,
        response: { 200: ChangedView },
      },
    },
    async ({ scope, params, body }) => {
      const person = await found(scope, params.member)
      if (person.leftOn === null)
        throw new Problem('rule-broken', 'Let the member leave and hand over first; then the person can be deleted.')
      const { id } = person
      const pseudonym = pseudonymOf(id)
      return app.db.transaction(async (tx) => {
        const version = await removePerson(tx, scope, id, { version: body.version, pseudonym })
        if (version === null) throw conflict(person)
        await pseudonymiseEntries(tx, scope, await listNotedIds(tx, scope, id), pseudonym)
        await note(tx, scope, { action: 'member.remove', object: 'member', id, before: null, after: { pseudonym } })
        return { id, version }
      })
    },
  )
}

function checkLeaving(person: PersonRow, { handOverTo, leftOn }: LeaveMember, today: string): void {
  if (person.leftOn !== null) throw new Problem('rule-broken', 'This member has left already.')
  if (leftOn > today) throw invalid('leftOn', 'Enter today or an earlier day: access ends as soon as this is stored.')
  if (handOverTo === person.id) throw invalid('handOverTo', 'Choose somebody else: this member leaves.')
}

function checkNothingLeft(person: PersonRow, owned: Owned): void {
  if (Object.values(owned).every((count) => count === 0)) return
  const message = `${person.name} answers for ${describeOwned(owned)}. Choose who takes over.`
  throw new Problem('rule-broken', message, { fields: [{ field: 'handOverTo', message }], present: { owns: owned } })
}

function conflict(present: PersonRow): Problem {
  return new Problem('conflict', 'Someone else changed this member since you opened it.', { present })
}

function invalid(field: string, message: string): Problem {
  return new Problem('invalid', message, { fields: [{ field, message }] })
}
