import { roles } from '@ttc/domain/access'
import { describe, expect, test } from 'vitest'
import { examplePlan } from '../../apps/api/src/example/example-plan.ts'
import { PlanFile } from '../../apps/api/src/plan/plan-file.ts'
import { startTestApp, type TestApp, TODAY } from '../support/app.ts'

type Board = { id: string; parentId: string | null; name: string; kind: string; seats: Seat[]; priority: object | null }
type Seat = { seat: string; member: { name: string; agency: string } }
type Person = {
  id: string
  name: string
  away: boolean
  leftOn: string | null
  deputy: { name: string } | null
  roles: { role: string; heldFor: { kind: string; priority: { name: string } | null } }[]
}

const file = PlanFile.parse(examplePlan(TODAY))

async function withExample<Answer>(ask: (it: TestApp) => Promise<Answer>): Promise<Answer> {
  const it = await startTestApp(examplePlan(TODAY))
  try {
    return await ask(it)
  } finally {
    await it.close()
  }
}

const { boards, people, left } = await withExample(async (it) => {
  const { people: all } = (await it.get('/people')).json() as { people: Person[] }
  const gone = all.find((one) => one.leftOn !== null)
  return {
    boards: (await it.get('/boards')).json().boards as Board[],
    people: all,
    left: (await it.get(`/members/${gone?.id}`)).json(),
  }
})

const named = (name: string) => people.find((one) => one.name === name)
const kindsOver = (one: Board): string[] => {
  const over = boards.find(({ id }) => id === one.parentId)
  return over === undefined ? [one.kind] : [...kindsOver(over), one.kind]
}

describe('the people of the worked example', () => {
  test.each(roles)('hold the role %s, somebody with nothing else but indicators of their own', (role) => {
    const holders = people.filter((one) => one.roles.some((held) => held.role === role))
    const alone = holders.filter((one) => one.roles.every((held) => [role, 'team-member'].includes(held.role)))
    expect(alone).not.toEqual([])
  })

  test('hold roles for the partnership, the plan and one priority', () => {
    const kinds = people.flatMap((one) => one.roles.map(({ role, heldFor: { kind } }) => `${role} ${kind}`))
    expect(new Set(kinds)).toEqual(
      new Set([
        'team-member priority',
        'priority-lead priority',
        'plan-coordinator partnership',
        'plan-coordinator plan',
        'plan-lead partnership',
        'director partnership',
        'director plan',
        'lead-member partnership',
        'lead-member plan',
        'lead-member priority',
        'analyst partnership',
        'analyst plan',
        'administrator partnership',
        'reader partnership',
        'reader plan',
        'reader priority',
      ]),
    )
  })

  test('have a coordinator and an administrator who are two people', () => {
    const rolesOf = (name: string) => named(name)?.roles.map(({ role }) => role)
    expect(rolesOf('Plan coordinator')).toEqual(['plan-coordinator'])
    expect(rolesOf('Systems administrator')).toEqual(['administrator'])
  })

  test('are away with a deputy, or have left', () => {
    expect(people.filter((one) => one.away).map(({ name, deputy }) => [name, deputy?.name])).toEqual([
      ['Fostering team manager', 'Placements officer'],
    ])
    expect(people.filter((one) => one.leftOn !== null).map(({ name }) => name)).toEqual(['Youth work manager'])
  })

  test('leave a history behind: the role, the seat and the agency of who left, all closed that day', () => {
    const { person, earlierRoles, seats, agencies, owns } = left
    expect(person).toMatchObject({ leftOn: '2026-09-09', roles: [] })
    expect(earlierRoles).toMatchObject([
      { role: 'team-member', grantedAt: '2024-04-01T00:00:00.000Z', endedAt: '2026-09-09T00:00:00.000Z' },
    ])
    expect(seats).toMatchObject([{ board: { name: 'Safe streets group' }, fromOn: '2024-04-01', toOn: '2026-09-09' }])
    expect(agencies).toEqual([{ agency: 'Tarrow Youth Network (charity)', fromOn: null, toOn: '2026-09-09' }])
    expect(Object.values(owns)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
  })

  test('are named by roles, each by one of their own', () => {
    expect(new Set(file.members.map(({ name }) => name)).size).toBe(file.members.length)
    expect(file.members.filter(({ agency }) => agency === '')).toEqual([])
  })
})

describe('the boards of the worked example', () => {
  test('are the tree of the partnership', () => {
    expect(new Set(boards.map((one) => kindsOver(one).join(' > ')))).toEqual(
      new Set([
        'trust',
        'trust > strategic-group',
        'trust > strategic-group > priority-group',
        'trust > strategic-group > data-group',
        'trust > consultative-group',
        'safeguarding-board',
        'corporate-parenting-board',
      ]),
    )
  })

  test('have one group a priority, with its lead and a supporting officer', () => {
    const groups = boards.filter(({ kind }) => kind === 'priority-group')
    expect(groups.map(({ priority }) => priority)).toMatchObject(file.priorities.map(({ name }) => ({ name })))
    const heads = groups.map(({ seats }) => seats.map(({ seat }) => seat).slice(0, 2))
    expect(heads).toEqual(file.priorities.map(() => ['lead', 'supporting-officer']))
  })

  test('have a chair wherever they are no priority group and no panel', () => {
    const others = boards.filter(({ kind }) => kind !== 'priority-group' && kind !== 'consultative-group')
    expect(others.filter(({ seats }) => seats.every(({ seat }) => seat !== 'chair'))).toEqual([])
  })

  test('seat several agencies in every group, and nobody who left', () => {
    const narrow = boards.filter(({ seats }) => new Set(seats.map(({ member }) => member.agency)).size < 2)
    expect(narrow.map(({ name }) => name)).toEqual([])
    expect(boards.flatMap(({ seats }) => seats.map(({ member }) => member.name))).not.toContain('Youth work manager')
  })

  test('seat in a group whoever owns an indicator of its priority', () => {
    const owned = file.indicators.flatMap(({ placed }) => (placed?.owner ? [`${placed.priority} ${placed.owner}`] : []))
    const seated = file.boards.flatMap(({ key, seats }) => seats.map(({ member }) => `${key} ${member}`))
    expect(owned.filter((one) => !seated.includes(one))).toEqual([])
  })
})
