import { addressed, InPartnership } from '@ttc/contracts/id'
import { SetAbsence } from '@ttc/contracts/member'
import { ChangedView } from '@ttc/contracts/plan'
import type { Scope } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { note } from '../audit/audit.queries.ts'
import { saveAbsence } from './edit.queries.ts'
import { checkMember } from './member.queries.ts'
import { findPerson } from './person.queries.ts'

const tags = ['Members']

export const absenceRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  const save = async (scope: Scope, id: string, body: SetAbsence) => {
    const present = await findPerson(app.db, scope, id)
    if (present === null || present.leftOn !== null)
      throw new Problem('not-found', 'There is no such member, or they have left.')
    if (body.deputyMemberId === id) throw ownDeputy()
    const version = await app.db.transaction(async (tx) => {
      await checkMember(tx, scope, body.deputyMemberId, 'deputyMemberId')
      const saved = await saveAbsence(tx, scope, id, body)
      const before = { from: present.absentFrom, to: present.absentTo, deputyMemberId: present.deputy?.id ?? null }
      if (saved !== null) await note(tx, scope, { action: 'member.absence', object: 'member', id, before, after: body })
      return saved
    })
    if (version !== null) return { id, version }
    throw new Problem('conflict', 'Someone else changed this member since you opened it.', { present })
  }

  app.put(
    '/partnerships/:partnership/members/:member/absence',
    {
      config: { action: 'member.edit' },
      schema: {
        tags,
        summary: 'Set when a member is away, and who stands in',
        params: addressed('member'),
        body: SetAbsence,
        response: { 200: ChangedView },
      },
    },
    ({ scope, params, body }) => save(scope, params.member, body),
  )

  app.put(
    '/partnerships/:partnership/own-absence',
    {
      config: { action: 'member.own' },
      schema: {
        tags,
        summary: 'Set when you are away, and who stands in',
        params: InPartnership,
        body: SetAbsence,
        response: { 200: ChangedView },
      },
    },
    ({ scope, body }) => save(scope, scope.memberId, body),
  )
}

function ownDeputy(): Problem {
  const message = 'Nobody stands in for themselves. Choose another member.'
  return new Problem('invalid', message, { fields: [{ field: 'deputyMemberId', message }] })
}
