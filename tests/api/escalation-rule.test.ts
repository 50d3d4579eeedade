import { newId } from '@ttc/contracts/new-id'
import { auditEntry } from '@ttc/db/audit'
import { asc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeRound } from '../../apps/api/src/escalation/close-round.command.ts'
import { settleByCalendar } from '../../apps/api/src/recovery-sheet/settle-by-calendar.command.ts'
import { TODAY } from '../support/app.ts'
import { anIndicator, financialYear } from '../support/plan-file.ts'
import { aRedIndicator, DIRECTOR, type RedPlan, startRedPlan } from '../support/red-plan.ts'

const at = '/escalation-rule'
const rule = {
  redRoundsToSheet: 2,
  missedDayToDirector: true,
  daysOfGrace: 0,
  redRoundsToBoard: 4,
  forForecast: true,
  stayedQuarters: 4,
  daysToAnswer: 14,
}

let plan: RedPlan
const set = (over: object, who = 'Plan coordinator') =>
  plan.as(who, 'PUT', at, { ...rule, version: 0, reason: 'Agreed by the board.', ...over })
const placement = () => plan.place.row.placementId
const stepsAt = async (id = placement()) =>
  ((await plan.it.get(`/placements/${id}/escalation`)).json().escalations as { step: string; state: string }[]).map(
    ({ step, state }) => `${step} ${state}`,
  )
const close = (roundEnd: string) =>
  plan.it.connection.db.transaction((tx) =>
    closeRound(tx, plan.it.scope, { planId: plan.it.planId, roundEnd, today: TODAY }),
  )

describe('the settings', () => {
  beforeAll(async () => {
    plan = await startRedPlan([aRedIndicator()])
    await close('2026-06-30')
    await close('2026-09-30')
  })
  afterAll(() => plan.it.close())

  test('are the usual ones until somebody changes them', async () => {
    expect((await plan.as(DIRECTOR, 'GET', at)).json()).toEqual({ version: 0, ...rule, mayEdit: false, changes: [] })
  })

  test.each([
    [
      'the board before the owner',
      { redRoundsToSheet: 5 },
      'redRoundsToBoard',
      'The board is asked after the owner. Enter 5 rounds or more, or ask for a sheet earlier.',
    ],
    [
      'no rounds',
      { redRoundsToBoard: 0 },
      'redRoundsToBoard',
      'Enter the red rounds until the board decides as 1 or more.',
    ],
    [
      'half a round',
      { redRoundsToSheet: 1.5 },
      'redRoundsToSheet',
      'Enter the red rounds until a sheet is owed as a whole number.',
    ],
    ['a year of grace', { daysOfGrace: 365 }, 'daysOfGrace', 'Enter the days of grace as 92 or fewer.'],
    ['no day to answer', { daysToAnswer: 0 }, 'daysToAnswer', 'Enter the days to answer as 1 or more.'],
    ['no reason', { reason: ' ' }, 'reason', 'Enter the reason.'],
  ])('refuse %s', async (_, over, field, message) => {
    const answer = await set(over)
    expect(answer.statusCode).toBe(400)
    expect(answer.json().fields).toEqual([{ field, message }])
  })

  test('are changed by coordinators and administrators alone', async () => {
    expect((await set({}, DIRECTOR)).statusCode).toBe(403)
  })

  test('hold from the day of the change: what they ask for now is asked for, and what was reached stays', async () => {
    expect(await stepsAt()).toEqual(['sheet open'])
    expect((await set({ redRoundsToBoard: 2 })).json()).toEqual({ id: plan.it.scope.partnershipId, version: 1 })
    expect(await stepsAt()).toEqual(['board open', 'sheet open'])
    expect((await set({ version: 1, redRoundsToBoard: 4 })).statusCode).toBe(200)
    expect(await stepsAt()).toEqual(['board open', 'sheet open'])
    const { version, changes } = (await plan.it.get(at)).json()
    expect(version).toBe(2)
    expect(changes).toMatchObject([
      { version: 2, redRoundsToBoard: 4, appliesFrom: TODAY, by: { name: 'Plan coordinator' } },
      { version: 1, redRoundsToBoard: 2 },
    ])
    const noted = await plan.it.connection.db
      .select()
      .from(auditEntry)
      .where(eq(auditEntry.action, 'escalation.rule'))
      .orderBy(asc(auditEntry.at), asc(auditEntry.id))
    expect(noted.map(({ before }) => before)).toMatchObject([{ version: 0 }, { version: 1 }])
  })

  test('changed by somebody else meanwhile are shown as they stand', async () => {
    const answer = await set({ redRoundsToBoard: 6 })
    expect(answer.statusCode).toBe(409)
    expect(answer.json().present).toMatchObject({ version: 2, redRoundsToBoard: 4 })
  })

  test('the list of exceptions tells of the highest step that waits, counts it and narrows to it', async () => {
    const { exceptions } = (await plan.it.get('/exceptions?only=escalated')).json()
    expect(exceptions).toMatchObject([{ escalation: { step: 'board', redRounds: 2, reachedOn: TODAY } }])
    expect((await plan.it.get('/exceptions/counts')).json().flags.escalated).toBe(1)
  })

  test('the register lists what is open first, counts the rest, and is given as a file', async () => {
    const { escalations, counts, total } = (await plan.as(DIRECTOR, 'GET', '/escalations?step=board')).json()
    expect(escalations).toMatchObject([{ step: 'board', mayDecide: true, owner: { name: 'Head of early help' } }])
    expect([counts.open, total]).toEqual([1, 1])
    const file = await plan.as(DIRECTOR, 'GET', '/escalations/file?state=all')
    expect(file.headers['content-type']).toContain('text/csv')
    expect(file.body.split('\r\n')).toHaveLength(4)
    expect(file.body).toContain('Board decision,open,')
    expect((await plan.it.get('/escalations?state=closed')).json().fields[0].message).toBe(
      'Choose open, decided, answered, lapsed or all.',
    )
  })
})

describe('a partnership’s own rule for sheets', () => {
  beforeAll(async () => {
    const forecast = anIndicator({
      code: 'forecast',
      name: 'Likely to turn',
      targets: [
        { ...financialYear(2023), value: 21 },
        { ...financialYear(2027), value: 10 },
      ],
    })
    plan = await startRedPlan([aRedIndicator(), forecast])
  })
  afterAll(() => plan.it.close())

  const owed = async () => {
    const { plan: whole } = plan.place
    const rows = whole.outcomes.flatMap((one) => one.priorities.flatMap((priority) => priority.rows))
    const of = await Promise.all(
      rows.map(
        async ({ placementId }) => (await plan.it.get(`/placements/${placementId}/recovery-sheets`)).json().sheets,
      ),
    )
    return of.flat().map(({ because, state, dueOn }) => `${because} ${state} ${dueOn}`)
  }

  test('lets lapse what a forecast alone made owed, and gives another time to answer', async () => {
    expect((await owed()).toSorted()).toEqual(['forecast owed 2026-12-07', 'red owed 2026-12-07'])
    await set({ forForecast: false, daysToAnswer: 7 })
    expect((await owed()).toSorted()).toEqual(['forecast lapsed 2026-12-07', 'red owed 2026-12-07'])
    await set({ version: 1, forForecast: true, daysToAnswer: 7 })
    expect(await owed()).toContain('forecast owed 2026-11-30')
  })

  test('asks again after its own number of quarters', async () => {
    await set({ version: 2, redRoundsToSheet: 3, stayedQuarters: 2 })
    await plan.submit({ backToAmberOn: '2031-03-31', backToGreenOn: '2032-03-31' })
    const { sheet } = await plan.page()
    const body = { id: newId(), sheetId: sheet?.id, version: sheet?.version, decision: 'accepted' }
    await plan.as(DIRECTOR, 'POST', `${plan.at}/decision`, body)
    await settleByCalendar(plan.it.connection.db, plan.it.scope, '2027-05-20')
    expect((await owed()).some((one) => one.startsWith('stayed'))).toBe(false)
    await settleByCalendar(plan.it.connection.db, plan.it.scope, '2027-06-03')
    expect((await owed()).filter((one) => one.startsWith('stayed'))).toEqual(['stayed owed 2027-06-17'])
  })
})

describe('an indicator that moves to another priority', () => {
  beforeAll(async () => {
    plan = await startRedPlan([aRedIndicator()])
  })
  afterAll(() => plan.it.close())

  test('takes its rounds and its open steps along', async () => {
    await close('2025-12-31')
    await close('2026-03-31')
    await close('2026-06-30')
    await close('2026-09-30')
    const { placement: placed, id: indicatorId } = (await plan.it.get(`/placements/${placement()}`)).json()
    const priorityId = newId()
    const outcomeIds = [plan.place.outcome.id]
    const priority = { id: priorityId, name: 'Help later', aim: '', leadMemberId: null, outcomeIds }
    await plan.it.send('POST', `/plans/${plan.it.planId}/priorities`, priority)
    const { version, headline } = placed
    await plan.it.send('PUT', `/placements/${placement()}`, { version, headline, ownerMemberId: null, ended: true })
    const id = newId()
    await plan.it.send('POST', `/plans/${plan.it.planId}/placements`, {
      id,
      priorityId,
      indicatorId,
      ownerMemberId: null,
    })
    const { version: at } = (await plan.it.get(`/placements/${id}`)).json().placement
    const targets = [{ period: financialYear(2023), value: 21, lower: null, upper: null }]
    await plan.it.send('PUT', `/placements/${id}/targets`, { version: at, targets, reason: 'As before' })
    await plan.it.send('POST', `/placements/${id}/rules`, {
      id: newId(),
      version: at + 1,
      appliesFrom: '2023-04-01',
      tolerance: { kind: 'points', amount: 1 },
      path: 'straight',
      amberIfImproved: false,
      reason: 'As before',
    })
    expect((await stepsAt(id)).toSorted()).toEqual(['board lapsed', 'board open', 'sheet lapsed', 'sheet open'])
    expect((await plan.it.get(`/placements/${id}/escalation`)).json()).toMatchObject({ redRounds: 4 })
  })
})
