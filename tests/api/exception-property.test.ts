import { newId } from '@ttc/contracts/new-id'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp, TODAY } from '../support/app.ts'
import { aPlanInTrouble, freshExceptions, storedExceptions } from '../support/exceptions.ts'
import { placeIn } from '../support/place.ts'
import { aFactor, anAction, type OpenedWalk, openWalk } from '../support/walk.ts'

let it: TestApp
let walk: OpenedWalk
let place: Awaited<ReturnType<typeof placeIn>>

beforeAll(async () => {
  it = await startTestApp(aPlanInTrouble())
  walk = await openWalk(it)
  place = await placeIn(it)
})
afterAll(() => it.close())

const indicatorOf = async () => (await it.get(`/placements/${place.row.placementId}`)).json()

/** What people do that the list tells of, each through the product's own door. */
const steps: Readonly<Record<string, (n: number) => Promise<unknown>>> = {
  'record a value': async (n) => {
    const period = { start: '2025-04-01', end: '2026-03-31' }
    const { revisions } = (await it.get(`/series/${place.row.seriesId}/revisions`)).json()
    const present = revisions.filter((one: { period: { end: string } }) => one.period.end === period.end)
    return it.send('POST', '/measurements', {
      id: newId(),
      seriesId: place.row.seriesId,
      period,
      value: 22 + n / 4,
      basedOnRevision: present.length,
      accepted: ['factor', 'fraction', 'beyond-usual'],
    })
  },
  'set another target': async (n) => {
    const { placement } = await indicatorOf()
    const targets = [{ period: { start: '2023-04-01', end: '2024-03-31' }, value: 5 + n }]
    return it.send('PUT', `/placements/${placement.id}/targets`, {
      version: placement.version,
      targets,
      reason: 'Agreed',
    })
  },
  'set another rule': async (n) => {
    const { placement } = await indicatorOf()
    return it.send('POST', `/placements/${placement.id}/rules`, {
      id: newId(),
      version: placement.version,
      appliesFrom: '2024-04-01',
      tolerance: { kind: 'points', amount: n / 2 },
      path: 'straight',
      amberIfImproved: n % 2 === 0,
      reason: 'Agreed',
    })
  },
  'add a factor': (n) => walk.add(aFactor(`Cause ${n}`, { rank: (n % 9) + 1 })),
  'plan an action': (n) => walk.add(anAction(`Action ${n}`, { dueOn: `2026-1${n % 2}-0${(n % 8) + 1}` })),
  'say how an action stands': async (n) => {
    const { answers } = await walk.view()
    const action = answers.findLast(({ content }) => content.kind === 'action')
    const update = { id: newId(), on: TODAY, status: n % 2 === 0 ? 'done' : 'late', note: 'So it is' }
    return it.send('POST', `/walks/${walk.id}/answers/${action?.id}/updates`, update)
  },
  'rename the priority': async (n) => {
    const { priority } = await placeIn(it)
    const { name: _, ...rest } = priority
    return it.send('PUT', `/priorities/${priority.id}`, {
      version: priority.version,
      name: `Priority ${n}`,
      aim: rest.aim,
      leadMemberId: null,
      outcomeIds: rest.outcomeIds,
    })
  },
  'reword the outcome': async (n) => {
    const { outcomes } = (await it.get(`/plans/${it.planId}`)).json()
    const { id, version: now } = outcomes[0]
    return it.send('PUT', `/outcomes/${id}`, { version: now, statement: `Children thrive ${n}`, explanation: '' })
  },
  'rename the plan': async (n) => {
    const plan = (await it.get(`/plans/${it.planId}`)).json()
    return it.send('PUT', `/plans/${it.planId}`, {
      version: plan.version,
      name: `Plan ${n}`,
      startsOn: plan.startsOn,
      endsOn: plan.endsOn,
      marking: plan.marking,
    })
  },
  'pass the indicator on': async (n) => {
    const { placement } = await indicatorOf()
    const ownerMemberId = n % 2 === 0 ? it.scope.memberId : null
    return it.send('PUT', `/placements/${placement.id}`, { version: placement.version, headline: true, ownerMemberId })
  },
  'rename an owner': async (n) => {
    const { person } = (await it.get(`/members/${it.scope.memberId}`)).json()
    return it.send('PUT', `/members/${it.scope.memberId}`, {
      version: person.version,
      name: `Coordinator ${n}`,
      agency: `Agency ${n}`,
      agencyFrom: null,
      email: null,
    })
  },
}

test('after any sequence of changes what is stored is what would be written afresh', async () => {
  const step = fc.tuple(fc.constantFrom(...Object.keys(steps)), fc.nat(20))
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 6 }), async (sequence) => {
      for (const [name, n] of sequence) await steps[name]?.(n)
      const stored = await storedExceptions(it)
      expect(await freshExceptions(it)).toEqual(stored)
    }),
    { numRuns: 12 },
  )
}, 120_000)

test.each(Object.keys(steps).filter((name) => name !== 'say how an action stands'))(
  'to %s is stored at all',
  async (name) => {
    const answered = (await steps[name]?.(7)) as { statusCode?: number }
    expect(answered.statusCode ?? 201).toBeLessThan(300)
  },
)
