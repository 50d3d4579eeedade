import type { PlacementEscalationView } from '@ttc/contracts/escalation'
import { newId } from '@ttc/contracts/new-id'
import { auditEntry } from '@ttc/db/audit'
import { roundStatus } from '@ttc/db/escalation'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { closeRound } from '../../apps/api/src/escalation/close-round.command.ts'
import { escalateByCalendar } from '../../apps/api/src/escalation/escalate-by-calendar.command.ts'
import { settleByCalendar } from '../../apps/api/src/recovery-sheet/settle-by-calendar.command.ts'
import { TODAY } from '../support/app.ts'
import { anIndicator, financialYear } from '../support/plan-file.ts'
import {
  aRedIndicator,
  DIRECTOR,
  OTHER_DIRECTOR,
  OWNER,
  READER,
  type RedPlan,
  startRedPlan,
} from '../support/red-plan.ts'
import { aRecord } from '../support/request.ts'

let plan: RedPlan
beforeEach(async () => {
  plan = await startRedPlan([aRedIndicator(), anIndicator({ code: 'green', name: 'Stable homes' })])
})
afterEach(() => plan.it.close())

const db = () => plan.it.connection.db
const placement = () => plan.place.row.placementId
const at = () => `/placements/${placement()}/escalation`
/** As the night after a quarter's end does it. */
const passOn = async (day: string) => {
  await escalateByCalendar(db(), plan.it.scope, day)
  await settleByCalendar(db(), plan.it.scope, day)
}
const close = (closing: Readonly<{ roundEnd: string; today: string }>) =>
  db().transaction((tx) => closeRound(tx, plan.it.scope, { planId: plan.it.planId, ...closing }))
const page = async (): Promise<PlacementEscalationView> => (await plan.it.get(at())).json()
const steps = async () => (await page()).escalations.map(({ step, state }) => `${step} ${state}`).toSorted()
const sheets = async () =>
  ((await plan.it.get(`${plan.at}s`)).json().sheets as { because: string; state: string }[]).map(
    ({ because, state }) => `${because} ${state}`,
  )
const record = async (year: number, value: number, basedOnRevision = 0) => {
  const view = (await plan.it.get(`/placements/${placement()}`)).json()
  const accepted = ['factor', 'beyond-usual', 'fraction', 'out-of-range']
  const body = aRecord(view.series[0].id, { period: financialYear(year), value, basedOnRevision, accepted })
  const answer = await plan.it.send('POST', '/measurements', body)
  expect(answer.statusCode).toBe(201)
}
const accept = async () => {
  const { sheet } = await plan.page()
  const body = { id: newId(), sheetId: sheet?.id, version: sheet?.version, decision: 'accepted' }
  return plan.as(DIRECTOR, 'POST', `${plan.at}/decision`, body)
}
/** Four rounds in which nobody answered the sheet that is owed. */
const fourRounds = async () => {
  const ends = ['2025-12-31', '2026-03-31', '2026-06-30', '2026-09-30']
  for (const roundEnd of ends) await close({ roundEnd, today: TODAY })
}
const decide = async (who: string, over: object = {}) => {
  const open = (await page()).escalations.find(({ step, state }) => step === 'board' && state === 'open')
  const body = {
    id: newId(),
    escalationId: open?.id,
    version: open?.version,
    decision: 'change-target',
    reason: 'The target was set before the two providers closed.',
    ...over,
  }
  return { body, answer: await plan.as(who, 'POST', `${at()}/decision`, body) }
}

describe('a round that closes', () => {
  test('is written down once for each indicator, and none that was over before it stood in the plan', async () => {
    await passOn('2026-11-23')
    await passOn('2027-01-01')
    await passOn('2027-01-02')
    const rows = await db().select().from(roundStatus)
    expect(
      rows.map(({ roundEnd, shown, computed, hasNewValue }) => [roundEnd, shown, computed, hasNewValue]).toSorted(),
    ).toEqual([
      ['2026-12-31', 'green', 'green', true],
      ['2026-12-31', 'red', 'red', true],
    ])
  })

  test('of a quarter is left out where a round of its own was closed in it', async () => {
    const closing = { placementIds: [placement()], roundEnd: '2026-12-15', today: '2026-12-20' }
    await db().transaction((tx) => closeRound(tx, plan.it.scope, closing))
    await passOn('2027-01-01')
    expect((await page()).rounds.map(({ end }) => end)).toEqual(['2026-12-15'])
  })

  test('can be closed for a whole plan, and again without another row', async () => {
    await close({ roundEnd: '2026-11-20', today: TODAY })
    await close({ roundEnd: '2026-11-20', today: TODAY })
    expect(await db().select().from(roundStatus)).toHaveLength(2)
  })

  test('that nobody closed in its time is not made up afterwards', async () => {
    await passOn('2027-01-01')
    await passOn('2027-08-01')
    expect((await page()).rounds.map(({ end }) => end)).toEqual(['2027-06-30', '2026-12-31'])
  })

  test('keeps what was shown beside what the rule said, and is never changed', async () => {
    const shown = { status: 'amber', reason: 'Two families are counted twice.', expiresOn: '2026-12-10' }
    await plan.it.send('POST', `/placements/${placement()}/override`, { id: newId(), ...shown })
    await close({ roundEnd: '2026-11-20', today: TODAY })
    expect((await page()).rounds).toMatchObject([{ status: 'amber', computed: 'red' }])
    await expect(db().update(roundStatus).set({ shown: 'red' })).rejects.toThrow()
  })

  test('knows a value that came since from one that did not', async () => {
    await passOn('2027-01-01')
    await passOn('2027-04-01')
    await record(2025, 27)
    await passOn('2027-07-01')
    expect((await page()).rounds.map(({ hasNewValue }) => hasNewValue)).toEqual([true, false, true])
  })
})

describe('the steps', () => {
  test('red in two rounds running asks for a sheet, and again for one that was sent before', async () => {
    await plan.submit({ backToAmberOn: '2031-03-31', backToGreenOn: '2032-03-31' })
    await accept()
    await passOn('2027-01-01')
    expect(await steps()).toEqual([])
    await passOn('2027-04-01')
    expect(await steps()).toEqual(['sheet open'])
    expect(await sheets()).toEqual(['stayed owed', 'red accepted'])
    await plan.submit({ backToAmberOn: '2031-03-31', backToGreenOn: '2032-03-31' })
    expect(await steps()).toEqual(['sheet answered'])
    await passOn('2027-07-01')
    expect(await steps()).toEqual(['sheet answered'])
  })

  test('four rounds with a sheet that nobody answered ask the board, and say why', async () => {
    await fourRounds()
    expect(await steps()).toEqual(['board open', 'sheet open'])
    const { escalations, redRounds } = await page()
    expect(redRounds).toBe(4)
    expect(escalations.find(({ step }) => step === 'board')).toMatchObject({
      redRounds: 4,
      roundEnd: '2026-09-30',
      reachedOn: TODAY,
    })
  })

  test('four rounds of one yearly value whose sheet is accepted do not', async () => {
    await plan.submit({ backToAmberOn: '2031-03-31', backToGreenOn: '2032-03-31' })
    await accept()
    await passOn('2027-01-01')
    await passOn('2027-04-01')
    await plan.submit({ backToAmberOn: '2031-03-31', backToGreenOn: '2032-03-31' })
    await passOn('2027-07-01')
    await passOn('2027-10-01')
    expect(await steps()).toEqual(['sheet answered'])
  })

  test('a back-to-green day that was missed goes to a director the day after', async () => {
    await plan.submit({ backToAmberOn: '2027-02-01', backToGreenOn: '2027-02-28' })
    await accept()
    await passOn('2027-02-28')
    expect(await steps()).toEqual([])
    await passOn('2027-03-01')
    expect(await steps()).toEqual(['director open'])
    await passOn('2027-03-02')
    expect(await steps()).toEqual(['director open'])
  })

  test('lapse when it is green again, and come back when that was a mistake', async () => {
    await fourRounds()
    await record(2024, 18, 1)
    expect(await steps()).toEqual(['board lapsed', 'sheet lapsed'])
    await record(2024, 26, 2)
    expect(await steps()).toEqual(['board lapsed', 'board open', 'sheet lapsed', 'sheet open'])
  })

  test('lapse when it leaves the plan', async () => {
    await fourRounds()
    const { placement: placed } = (await plan.it.get(`/placements/${placement()}`)).json()
    const { version, headline } = placed
    await plan.it.send('PUT', `/placements/${placement()}`, { version, headline, ownerMemberId: null, ended: true })
    const register = (await plan.it.get('/escalations?state=all')).json()
    expect(register.counts).toEqual({ open: 0, decided: 0, answered: 0, lapsed: 2 })
    expect(register.escalations[0]).toMatchObject({ isInPlan: false, mayDecide: false })
  })
})

describe('a decision', () => {
  beforeEach(fourRounds)

  test('is written down with its reason, once however often it is sent, and stands in the audit trail', async () => {
    const { body, answer } = await decide(DIRECTOR)
    expect(answer.statusCode).toBe(201)
    expect((await plan.as(DIRECTOR, 'POST', `${at()}/decision`, body)).json()).toEqual(answer.json())
    const { escalations } = await page()
    expect(escalations.find(({ step }) => step === 'board')).toMatchObject({
      state: 'decided',
      decision: 'change-target',
      by: { name: DIRECTOR },
      endedOn: TODAY,
      mayDecide: false,
    })
    const noted = await db().select().from(auditEntry).where(eq(auditEntry.action, 'escalation.decide'))
    expect(noted.map(({ after }) => after)).toMatchObject([{ decision: 'change-target' }])
  })

  test('of two at once is made by the first; the second is told what it was', async () => {
    const open = (await page()).escalations.find(({ step }) => step === 'board')
    await decide(DIRECTOR)
    const { answer } = await decide(OTHER_DIRECTOR, {
      escalationId: open?.id,
      version: open?.version,
      decision: 'accept',
    })
    expect(answer.statusCode).toBe(409)
    expect(answer.json().detail).toContain(`Change the target: decided on 23 November 2026 by ${DIRECTOR}`)
    expect(answer.json().present).toMatchObject({ state: 'decided', decision: 'change-target' })
  })

  test.each([
    ['a coordinator makes plans and does not decide', () => 'Plan coordinator', 403],
    ['its owner does not', () => OWNER, 403],
    ['a reader does not', () => READER, 403],
    ['the other director does', () => OTHER_DIRECTOR, 201],
  ])('%s', async (_, who, status) => {
    expect((await decide(who())).answer.statusCode).toBe(status)
  })

  test.each([
    ['no reason', { reason: '' }, 'Enter the reason.'],
    ['too short a reason', { reason: 'Because.' }, 'Say why in a sentence, of at least 20 characters.'],
    ['an unknown decision', { decision: 'wait' }, 'Choose to change the plan, to change the target, or to accept it.'],
  ])('with %s is refused', async (_, over, message) => {
    const { answer } = await decide(DIRECTOR, over)
    expect(answer.statusCode).toBe(400)
    expect(answer.json().fields).toMatchObject([{ message }])
  })

  test('about a step that waits for a sheet, or about none, is refused', async () => {
    const sheet = (await page()).escalations.find(({ step }) => step === 'sheet')
    const early = await decide(DIRECTOR, { escalationId: sheet?.id, version: sheet?.version })
    expect(early.answer.json().detail).toBe('This step waits for a recovery sheet. There is nothing to decide yet.')
    const none = await decide(DIRECTOR, { escalationId: newId() })
    expect(none.answer.statusCode).toBe(404)
  })

  test('is asked for again after four more red rounds', async () => {
    await decide(DIRECTOR)
    await passOn('2027-01-01')
    await passOn('2027-04-01')
    await passOn('2027-07-01')
    expect(await steps()).toEqual(['board decided', 'sheet open'])
    await passOn('2027-10-01')
    expect(await steps()).toEqual(['board decided', 'board open', 'sheet open'])
  })
})
