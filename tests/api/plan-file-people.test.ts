import { boardMember } from '@ttc/db/board'
import type { Connection } from '@ttc/db/connect'
import { member, memberAgency } from '@ttc/db/member'
import { memberRole } from '@ttc/db/role'
import type { Role } from '@ttc/domain/access'
import { asc } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadPlanFile } from '../../apps/api/src/plan/plan-file.command.ts'
import { PlanFile, type PlanFileInput } from '../../apps/api/src/plan/plan-file.ts'
import { TODAY } from '../support/app.ts'
import { openTestDatabase } from '../support/database.ts'
import { aPlanFile } from '../support/plan-file.ts'

type FileMember = PlanFileInput['members'][number]

const people = aPlanFile().members
const fileWith = (one: Partial<FileMember>, over: Partial<PlanFileInput> = {}) =>
  aPlanFile({ members: [...people, { key: 'third', name: 'Analyst', agency: 'NHS', ...one }], ...over })

let connection: Connection
beforeAll(async () => {
  connection = await openTestDatabase()
})
afterAll(() => connection.close())

/** What the database holds of the people of a file. */
async function loaded(file: PlanFileInput) {
  const { db } = connection
  const { planId, scope } = await loadPlanFile(db, PlanFile.parse(file), TODAY)
  const own = <Row extends { partnershipId: string }>(rows: Row[]) =>
    rows.filter(({ partnershipId }) => partnershipId === scope.partnershipId)
  const members = own(await db.select().from(member))
  const named = members.find(({ name }) => name === 'Analyst')
  const agencies = own(await db.select().from(memberAgency).orderBy(asc(memberAgency.toOn)))
  return {
    planId,
    members,
    named,
    agencies: agencies.filter(({ memberId }) => memberId === named?.id),
    roles: own(await db.select().from(memberRole).orderBy(asc(memberRole.role))),
    seats: own(await db.select().from(boardMember)),
  }
}

const holding = (role: Role, over: object = {}) => ({ roles: [{ role, ...over }] })
const boardOf = (seat: object) => ({
  boards: [{ key: 'data', name: 'Data group', kind: 'data-group' as const, seats: [{ member: 'third', ...seat }] }],
})

describe('people of a plan file', () => {
  test('hold a role for the partnership, the plan of the file or one priority', async () => {
    const { roles, named, planId } = await loaded(
      fileWith({
        roles: [{ role: 'reader' }, { role: 'analyst', plan: true }, { role: 'team-member', priority: 'homes' }],
      }),
    )
    const held = roles.filter(({ memberId }) => memberId === named?.id)
    expect(held.map(({ role, planId: plan, priorityId }) => [role, plan === planId, priorityId !== null])).toEqual([
      ['analyst', true, false],
      ['reader', false, false],
      ['team-member', false, true],
    ])
  })

  test.each([
    ['somebody else where the file names one', holding('administrator'), ['Analyst']],
    ['the coordinator where the file names nobody', {}, ['Plan coordinator']],
    [
      'the coordinator where the one it names has left',
      { ...holding('administrator'), leftOn: TODAY },
      ['Plan coordinator'],
    ],
  ])('the administrator is %s', async (_, one, expected) => {
    const { roles, members } = await loaded(fileWith(one))
    const open = roles.filter(({ role, endedAt }) => role === 'administrator' && endedAt === null)
    expect(open.map(({ memberId }) => members.find(({ id }) => id === memberId)?.name)).toEqual(expected)
  })

  test('are away with a deputy, who may stand later in the file', async () => {
    const [coordinator, owner] = people
    const away = { ...owner, absence: { from: '2026-11-20' }, deputy: 'third' } as FileMember
    const { members, named } = await loaded(
      aPlanFile({ members: [coordinator as FileMember, away, { key: 'third', name: 'Analyst', agency: 'NHS' }] }),
    )
    expect(members.find(({ deputyMemberId }) => deputyMemberId === named?.id)).toMatchObject({
      name: 'Head of early help',
      absentFrom: '2026-11-20',
      absentTo: null,
    })
  })

  test('were with other agencies before', async () => {
    const { agencies } = await loaded(
      fileWith({ earlierAgencies: [{ agency: 'Council', fromOn: '2020-01-01', toOn: '2025-06-30' }] }),
    )
    expect(agencies).toMatchObject([
      { agency: 'Council', fromOn: '2020-01-01', toOn: '2025-06-30' },
      { agency: 'NHS', fromOn: '2025-07-01', toOn: null },
    ])
  })

  test('who left leave role, seat and agency closed that day', async () => {
    const { named, roles, seats, agencies } = await loaded(
      fileWith({ ...holding('analyst'), leftOn: '2026-05-31' }, boardOf({ fromOn: '2025-09-01' })),
    )
    expect(named?.leftOn).toBe('2026-05-31')
    expect(roles.find(({ memberId }) => memberId === named?.id)).toMatchObject({
      grantedAt: new Date('2025-04-01T00:00:00Z'),
      endedAt: new Date('2026-05-31T00:00:00Z'),
    })
    expect(seats).toMatchObject([{ fromOn: '2025-09-01', toOn: '2026-05-31' }])
    expect(agencies).toMatchObject([{ agency: 'NHS', toOn: '2026-05-31' }])
  })

  test('sit from the day of loading where the file does not say since when', async () => {
    const { seats } = await loaded(fileWith({}, boardOf({ seat: 'chair' })))
    expect(seats).toMatchObject([{ seat: 'chair', fromOn: TODAY, toOn: null }])
  })
})

describe('refuses', () => {
  const owned = aPlanFile({
    members: people.map((one) => ({ ...one, leftOn: one.key === 'owner' ? '2026-05-31' : null })),
  })

  test.each<[string, PlanFileInput, RegExp]>([
    ['an owner who left', owned, /"owner" has left, but still coordinates, leads, owns or stands in/],
    [
      'a deputy who left',
      {
        ...fileWith({ leftOn: '2026-05-31' }),
        members: [
          ...people,
          { key: 'third', name: 'Analyst', agency: 'NHS', leftOn: '2026-05-31' },
          { key: 'away', name: 'Officer', agency: 'NHS', deputy: 'third' },
        ],
      },
      /"third" has left/,
    ],
    ['a member as their own deputy', fileWith({ deputy: 'third' }), /"third" cannot stand in for themselves/],
    ['a deputy it does not name', fileWith({ deputy: 'fourth' }), /speaks of "fourth"/],
    [
      'a seat that ends before it begins',
      fileWith({ leftOn: '2026-05-31' }, boardOf({})),
      /seat of "third" ends before it begins.+2026-05-31/,
    ],
    [
      'a file of which everybody has left',
      aPlanFile({ members: [{ key: 'owner', name: 'Owner', agency: 'NHS', leftOn: TODAY }] }),
      /names no member/,
    ],
  ])('%s, with nothing stored', async (_, file, words) => {
    const { db } = connection
    const before = await db.$count(member)
    await expect(loadPlanFile(db, PlanFile.parse(file), TODAY)).rejects.toThrow(words)
    expect(await db.$count(member)).toBe(before)
  })

  test.each<[string, Partial<FileMember>, RegExp]>([
    [
      'an administrator of one priority',
      holding('administrator', { priority: 'homes' }),
      /Administrator is held for: partnership/,
    ],
    [
      'a director of one priority',
      holding('director', { priority: 'homes' }),
      /Director is held for: partnership, plan/,
    ],
    [
      'a role for plan and priority',
      holding('reader', { plan: true, priority: 'homes' }),
      /for the plan or for one priority/,
    ],
    [
      'an absence that ends before it begins',
      { absence: { from: '2026-11-20', to: '2026-11-19' } },
      /must end on or after/,
    ],
  ])('%s, before anything is stored', (_, one, words) => {
    expect(PlanFile.safeParse(fileWith(one)).error?.message).toMatch(words)
  })
})
