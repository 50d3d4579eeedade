import { ReportCard } from '@ttc/contracts/report-card'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { placeIn } from '../support/place.ts'
import { anIndicator, aPlanFile } from '../support/plan-file.ts'
import { rowCounts } from '../support/rows.ts'

const longest = (count: number) => 'W'.repeat(count)

let it: TestApp
let long: TestApp
beforeAll(async () => {
  it = await startTestApp()
  const file = aPlanFile()
  const outcomes = Array.from({ length: 10 }, (_, i) => ({ key: `o${i}`, statement: longest(300) }))
  const indicators = Array.from({ length: 4 }, (_, i) =>
    anIndicator({
      code: `c${i}`,
      name: longest(200),
      unit: longest(60),
      source: longest(300),
      licence: longest(300),
      targets: [],
      baselines: [],
      multiplier: null,
    }),
  )
  long = await startTestApp({
    ...file,
    partnership: { ...file.partnership, name: longest(200) },
    members: [{ key: 'owner', name: longest(200), agency: longest(200), coordinates: true }],
    plan: { ...file.plan, name: longest(200) },
    outcomes,
    priorities: [{ key: 'homes', name: longest(200), lead: 'owner', outcomes: outcomes.map((one) => one.key) }],
    indicators,
  })
})
afterAll(async () => {
  await it.close()
  await long.close()
})

const cardOf = async (of: TestApp) => of.get(`/priorities/${(await placeIn(of)).priority.id}/report-card`)

test('a card shows what the dashboard shows, is for its day, and stores nothing', async () => {
  const before = await rowCounts(it.connection)
  const answer = await cardOf(it)
  expect(answer.statusCode).toBe(200)
  const card = ReportCard.parse(answer.json())
  expect(card).toMatchObject({
    asAt: '2026-11-23',
    priority: 'Help early and once',
    lead: { role: 'Head of early help' },
  })
  expect(card.headlines.map((one) => [one.name, one.status.shown, one.verdict.verdict])).toEqual([
    ['Re-referrals within 12 months', 'green', 'turned'],
  ])
  expect(card.gaps).toEqual([expect.stringContaining('Late: Re-referrals within 12 months')])
  expect(await rowCounts(it.connection)).toEqual(before)
})

test('the longest texts that can be stored still make a card', async () => {
  const answer = await cardOf(long)
  expect([answer.statusCode, answer.json().detail]).toEqual([200, undefined])
  expect(ReportCard.parse(answer.json()).rows).toHaveLength(2)
})

test('a priority without indicators has a card that says so', async () => {
  const place = await placeIn(it)
  await it.send('PUT', `/placements/${place.row.placementId}`, {
    version: 1,
    ownerMemberId: null,
    headline: false,
    ended: true,
  })
  const answer = await it.get(`/priorities/${place.priority.id}/report-card`)
  expect([answer.statusCode, answer.json().line]).toEqual([200, 'No indicator stands under this priority yet'])
})
