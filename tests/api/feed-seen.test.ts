import type { FeedView } from '@ttc/contracts/feed'
import { newId } from '@ttc/contracts/new-id'
import { memberRole } from '@ttc/db/role'
import { token } from '@ttc/db/token'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signIn, startTestApp, type TestApp } from '../support/app.ts'
import { placeIn } from '../support/place.ts'
import { anIndicator, aPlanFile } from '../support/plan-file.ts'
import { MARK, startTwoPartnerships, type TwoPartnerships } from '../support/two-partnerships.ts'

let it: TestApp
let otherPlan: string
let otherPriority: string
/** Of the two indicators one stands in both plans, the other in the first alone. */
beforeAll(async () => {
  it = await startTestApp(
    aPlanFile({ indicators: [anIndicator(), anIndicator({ code: 'second', name: 'Another indicator' })] }),
  )
  const [plan, outcome, priority, owner] = [newId(), newId(), newId(), (await placeIn(it)).memberId]
  await it.send('POST', '/plans', { id: plan, name: 'Another', startsOn: '2025-04-01', endsOn: '2026-03-31' })
  await it.send('POST', `/plans/${plan}/outcomes`, { id: outcome, statement: 'Children are healthy', explanation: '' })
  await it.send('POST', `/plans/${plan}/priorities`, {
    ...{ id: priority, name: 'Other homes', aim: '', leadMemberId: owner },
    outcomeIds: [outcome],
  })
  const indicatorId = it.indicators.get('rereferrals')
  const placed = { id: newId(), priorityId: priority, indicatorId, ownerMemberId: owner, headline: false }
  expect((await it.send('POST', `/plans/${plan}/placements`, placed)).statusCode).toBe(201)
  otherPlan = plan
  otherPriority = priority
})
afterAll(() => it.close())

async function secretFor(planId: string | null): Promise<string> {
  const body = { id: newId(), name: 'Power BI', planId, expiresOn: '2027-11-01' }
  const { id, secret } = (await it.send('POST', '/tokens', body)).json()
  await it.connection.db
    .update(token)
    .set({ expiresAt: new Date('2099-01-01') })
    .where(eq(token.id, id))
  return secret
}

const read = async (headers: Record<string, string>, query = ''): Promise<FeedView> =>
  (await it.ask({ url: `${it.at}/observations${query}`, headers })).json()
const codes = ({ observations }: FeedView) => [...new Set(observations.map((one) => one.indicator_code))].toSorted()
const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` })

test('a token reads the table as Bearer and as HTTP Basic, the same as a session', async () => {
  const secret = await secretFor(null)
  const basic = { authorization: `Basic ${Buffer.from(`excel:${secret}`).toString('base64')}` }
  const answers = [await read(bearer(secret)), await read(basic), (await it.get('/observations')).json()]
  expect(answers.map((one) => one.total)).toEqual([72, 72, 72])
  expect(answers.map(codes)).toEqual(Array(3).fill(['rereferrals', 'second']))
})

test('a token of one plan is shown what stands in that plan alone, with that plan’s outcome and targets', async () => {
  const seen = await read(bearer(await secretFor(otherPlan)))
  expect([codes(seen), seen.total]).toEqual([['rereferrals'], 36])
  expect([...new Set(seen.observations.map((one) => one.outcome))]).toEqual(['Children are healthy'])
  expect(seen.observations.filter((one) => one.target !== null)).toEqual([])
  const whole = await read(bearer(await secretFor(it.planId)))
  expect([codes(whole), whole.total]).toEqual([['rereferrals', 'second'], 72])
})

test.each([
  ['plan', () => it.planId],
  ['indicator', () => 'second'],
])('a token of one plan that names another’s %s is told the same as of what is not there', async (field, value) => {
  const headers = bearer(await secretFor(otherPlan))
  const asked = (named: string) => it.ask({ url: `${it.at}/observations?${field}=${named}`, headers })
  const [hidden, missing] = [await asked(value()), await asked(newId())]
  const words = (text: string, named: string) => text.replaceAll(named, '…')
  expect([hidden.statusCode, missing.statusCode]).toEqual([400, 400])
  expect(words(hidden.json().detail, value()).length).toBeGreaterThan(20)
  expect(hidden.json().fields[0].field).toBe(field)
  expect(hidden.json().detail).toContain('or you cannot see it')
  expect(missing.json().detail).toContain('or you cannot see it')
})

test('of an indicator in two plans, a plan that is named gives target and status', async () => {
  const of = async (plan: string) =>
    (await read(bearer(await secretFor(null)), `?plan=${plan}&comparators=no`)).observations
  expect((await of(it.planId)).filter((one) => one.target !== null).length).toBeGreaterThan(0)
  expect((await of(otherPlan)).filter((one) => one.target !== null)).toEqual([])
})

test('a member of one priority reads the plan around it and no other; the tag of one reader is not another’s', async () => {
  const { memberId } = await placeIn(it)
  const people = (await it.get('/members')).json().members as { id: string }[]
  const reader = people.find((one) => one.id !== it.scope.memberId)?.id ?? memberId
  const { db } = it.connection
  await db.update(memberRole).set({ endedAt: new Date() }).where(eq(memberRole.memberId, reader))
  const role = { partnershipId: it.scope.partnershipId, id: newId(), memberId: reader, role: 'reader' as const }
  await db.insert(memberRole).values({ ...role, planId: null, priorityId: otherPriority })
  const cookie = await signIn(db, it.scope, reader)
  const seen = await it.ask({ url: `${it.at}/observations`, headers: { cookie } })
  expect([seen.statusCode, codes(seen.json())]).toEqual([200, ['rereferrals']])
  const tag = String((await it.get('/observations')).headers.etag)
  const again = await it.ask({ url: `${it.at}/observations`, headers: { cookie, 'if-none-match': tag } })
  expect([again.statusCode, again.headers.etag === tag]).toEqual([200, false])
})

test('an indicator that is retired is in the table no longer', async () => {
  const before = (await read(bearer(await secretFor(null)))).total
  const place = await placeIn(it, 'second')
  await it.send('PUT', `/placements/${place.row.placementId}`, {
    ...{ version: 1, ownerMemberId: null, headline: false, ended: true },
  })
  const unplaced = await read(bearer(await secretFor(null)), '?indicator=second&comparators=no')
  expect(unplaced.observations.map((one) => [one.outcome, one.target, one.rag, one.verdict])).toEqual(
    Array(9).fill([null, null, null, null]),
  )
  await it.connection.db.execute(`update indicator set retired_at = now(), version = version + 1 where code = 'second'`)
  expect([before, (await read(bearer(await secretFor(null)))).total]).toEqual([72, 36])
})

test('another partnership’s figures are never in it, in no form', async () => {
  const two: TwoPartnerships = await startTwoPartnerships()
  const texts = await Promise.all(
    ['json', 'csv', 'ndjson'].map(async (format) => (await two.it.get(`/observations?format=${format}`)).body),
  )
  const named = await two.it.get(`/observations?indicator=${MARK}-1`)
  const theirs = await two.other.get('/observations?format=csv')
  await two.it.close()
  expect(texts.map((text) => [text.length > 1000, text.includes(MARK)])).toEqual(Array(3).fill([true, false]))
  expect(named.statusCode).toBe(400)
  expect(theirs.body).toContain(`${MARK}-1`)
})
