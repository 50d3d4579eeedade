import { newId } from '@ttc/contracts/new-id'
import { recoverySheet } from '@ttc/db/recovery-sheet'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openDaily } from '../../apps/api/src/job/daily.command.ts'
import { settleByCalendar } from '../../apps/api/src/recovery-sheet/settle-by-calendar.command.ts'
import { TODAY } from '../support/app.ts'
import { anIndicator, financialYear } from '../support/plan-file.ts'
import { aRedIndicator, DIRECTOR, type RedPlan, startRedPlan } from '../support/red-plan.ts'
import { aRecord } from '../support/request.ts'

let plan: RedPlan
beforeEach(async () => {
  const green = anIndicator({ code: 'green', name: 'Stable homes' })
  const contextual = aRedIndicator({
    code: 'births',
    name: 'Births',
    polarity: 'contextual',
    baselines: [],
    targets: [],
  })
  plan = await startRedPlan([aRedIndicator(), green, contextual])
})
afterEach(() => plan.it.close())

const placementAt = () => `/placements/${plan.place.row.placementId}`
const record = async (year: number, value: number, basedOnRevision = 0) => {
  const view = (await plan.it.get(placementAt())).json()
  const period = financialYear(year)
  const body = aRecord(view.series[0].id, {
    period,
    value,
    basedOnRevision,
    accepted: ['factor', 'beyond-usual', 'fraction', 'out-of-range'],
  })
  return plan.it.send('POST', '/measurements', body)
}
const accept = async () => {
  await plan.submit()
  const { sheet } = await plan.page()
  const body = { id: newId(), sheetId: sheet?.id, version: sheet?.version, decision: 'accepted' }
  return plan.as(DIRECTOR, 'POST', `${plan.at}/decision`, body)
}
const states = async () =>
  ((await plan.it.get(`${plan.at}s`)).json().sheets as { because: string; state: string }[]).map(
    ({ because, state }) => `${because} ${state}`,
  )
const passOn = (day: string) => settleByCalendar(plan.it.connection.db, plan.it.scope, day)

test('a plan that is loaded owes a sheet for each indicator that is red or amber now, and for no other', async () => {
  const rows = await plan.it.connection.db.select().from(recoverySheet)
  expect(rows.map(({ placementId, because }) => [placementId, because])).toEqual([[plan.place.row.placementId, 'red']])
})

test('green again before an answer lets it lapse, and the draft stays with it', async () => {
  expect((await record(2024, 18, 1)).statusCode).toBe(201)
  expect(await states()).toEqual(['red lapsed'])
  const { sheet } = await plan.page()
  expect(sheet?.events.at(-1)).toMatchObject({ what: 'lapsed', by: null })
})

test('what has been sent waits for its decision though it is green again', async () => {
  await plan.submit()
  await record(2024, 18, 1)
  expect(await states()).toEqual(['red submitted'])
})

test('an accepted sheet says that a value it answers was revised, once for each revision', async () => {
  await accept()
  expect((await plan.page()).sheet?.revised).toBe(false)
  expect((await record(2024, 25.5, 1)).statusCode).toBe(201)
  expect((await plan.page()).sheet).toMatchObject({ state: 'accepted', revised: true })
  await passOn(TODAY)
  expect((await plan.page()).sheet?.events.filter(({ what }) => what === 'value-revised')).toHaveLength(1)
  await record(2023, 20.1, 1)
  expect((await plan.page()).sheet?.events.filter(({ what }) => what === 'value-revised')).toHaveLength(1)
})

test('a sheet answers the latest value there was when it was sent, not the one that made it owed', async () => {
  await record(2025, 27)
  await accept()
  expect(await states()).toEqual(['red accepted'])
  expect((await plan.page()).sheet?.period).toEqual(financialYear(2025))
})

describe('the calendar alone', () => {
  test('changes nothing while one is open, however often it passes', async () => {
    await passOn(TODAY)
    await passOn('2028-01-01')
    expect(await states()).toEqual(['red owed'])
    expect((await plan.page()).sheet?.events).toHaveLength(1)
  })

  test('owes another when the day given for amber has passed', async () => {
    await accept()
    await passOn('2027-03-31')
    expect(await states()).toEqual(['red accepted'])
    await passOn('2027-04-01')
    expect(await states()).toEqual(['date-missed owed', 'red accepted'])
  })

  test('owes another when it has stayed so for a year', async () => {
    await plan.submit({ backToAmberOn: '2031-03-31', backToGreenOn: '2032-03-31' })
    const { sheet } = await plan.page()
    const body = { id: newId(), sheetId: sheet?.id, version: sheet?.version, decision: 'accepted' }
    await plan.as(DIRECTOR, 'POST', `${plan.at}/decision`, body)
    await passOn('2028-06-01')
    expect(await states()).toEqual(['stayed owed', 'red accepted'])
  })

  test('is looked at once a day', async () => {
    await accept()
    let day = '2027-03-31'
    const daily = openDaily(
      plan.it.connection.db,
      () => day,
      () => {},
    )
    await Promise.all([daily.passDue(plan.it.scope.partnershipId), daily.passAll()])
    day = '2027-04-01'
    await daily.passDue(plan.it.scope.partnershipId)
    await daily.close()
    expect(await states()).toEqual(['date-missed owed', 'red accepted'])
  })
})

describe('an indicator that moves to another priority', () => {
  const move = async () => {
    const priorityId = newId()
    const outcomeIds = [plan.place.outcome.id]
    const body = { id: priorityId, name: 'Help later', aim: '', leadMemberId: null, outcomeIds }
    await plan.it.send('POST', `/plans/${plan.it.planId}/priorities`, body)
    const { placement, id: indicatorId } = (await plan.it.get(placementAt())).json()
    const { version, headline } = placement
    await plan.it.send('PUT', placementAt(), { version, headline, ownerMemberId: null, ended: true })
    const id = newId()
    const placed = { id, priorityId, indicatorId, ownerMemberId: null }
    const answer = await plan.it.send('POST', `/plans/${plan.it.planId}/placements`, placed)
    expect(answer.statusCode).toBe(201)
    const targets = (await plan.it.get(`/placements/${id}`)).json().placement.version
    await plan.it.send('PUT', `/placements/${id}/targets`, {
      version: targets,
      targets: [{ period: financialYear(2023), value: 21, lower: null, upper: null }],
      reason: 'As before',
    })
    await plan.it.send('POST', `/placements/${id}/rules`, {
      id: newId(),
      version: targets + 1,
      appliesFrom: '2023-04-01',
      tolerance: { kind: 'points', amount: 1 },
      path: 'straight',
      amberIfImproved: false,
      reason: 'As before',
    })
    return id
  }
  const historyOf = async (id: string) => (await plan.it.get(`/placements/${id}/recovery-sheets`)).json().sheets

  test('takes its draft along: the old sheet lapses, a new one is owed there', async () => {
    const { sheet } = await plan.page()
    const content = { whatChanged: 'Two providers closed.' }
    await plan.as('Plan coordinator', 'PUT', plan.at, { sheetId: sheet?.id, version: 1, content })
    const id = await move()
    expect((await plan.it.get(plan.at)).statusCode).toBe(404)
    expect(await historyOf(id)).toMatchObject([
      { state: 'owed', content: { whatChanged: 'Two providers closed.' } },
      { state: 'lapsed' },
    ])
  })

  test('is not asked again what was accepted before it moved', async () => {
    await accept()
    const id = await move()
    expect(await historyOf(id)).toMatchObject([{ state: 'accepted' }])
  })
})
