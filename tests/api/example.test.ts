import * as schema from '@ttc/db/schema'
import { scopeFor } from '@ttc/domain/access'
import { type Assessment, assess, lateDaysOf } from '@ttc/domain/assessment/assess'
import { is } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import { describe, expect, test } from 'vitest'
import { examplePlan } from '../../apps/api/src/example/example-plan.ts'
import { loadExample, removeExample } from '../../apps/api/src/example/load-example.command.ts'
import { touchExceptions } from '../../apps/api/src/exception/touch-exceptions.command.ts'
import { PlanFile } from '../../apps/api/src/plan/plan-file.ts'
import { openTestDatabase } from '../support/database.ts'
import { groundsOf } from '../support/plan-file-ground.ts'

/** The day of development, new year, the first days of a financial year, a leap day and the first of a school year. */
const days = ['2026-11-23', '2026-01-15', '2026-04-02', '2027-09-01', '2028-02-29']

const everyVerdict = [
  'turned likely',
  'turned strong',
  'slowing still-worsening',
  'slowing no-longer-worsening',
  'on-the-baseline',
  'worse-than-the-baseline likely',
  'worse-than-the-baseline strong',
  'too-soon-to-tell too-few-points',
  'too-soon-to-tell nothing-after-the-freeze',
  'too-soon-to-tell has-not-varied',
  'too-soon-to-tell break',
  'too-soon-to-tell no-baseline',
  'not judged no-direction',
]
const everyDirection = [
  'rising improving',
  'rising worsening',
  'rising',
  'falling improving',
  'falling worsening',
  'no-clear-trend',
  'too-soon-to-tell',
]
const everyForecast = ['likely', 'about even', 'unlikely']

type Placed = Readonly<{ code: string; isAllChildren: boolean; assessment: Assessment; lateDays: number | null }>

const fileOn = (today: string) => PlanFile.parse(examplePlan(today))

function placedOn(today: string): Placed[] {
  const file = fileOn(today)
  const placed = new Set(file.indicators.filter((one) => one.placed !== null).map((one) => one.code))
  return groundsOf(file)
    .filter(({ code }) => placed.has(code))
    .map(({ code, group, ground }) => {
      const assessment = assess(ground)
      const lateDays = lateDaysOf(assessment.nextDue?.on ?? null, today)
      return { code, isAllChildren: group === '', assessment, lateDays }
    })
}

const shownOn = (today: string) => placedOn(today).filter((one) => one.isAllChildren)

function verdictWords({ assessment: { verdict: said } }: Placed): string {
  if (said.verdict === null) return `not judged ${said.reason}`
  if (said.verdict === 'too-soon-to-tell') return `${said.verdict} ${said.reason}`
  return [said.verdict, said.slowingHow ?? said.strength].filter((word) => word !== null).join(' ')
}

const directionWords = ({ assessment: { direction } }: Placed) =>
  [direction.direction, direction.meaning].filter((word) => word !== null).join(' ')

function statusCounts(all: readonly Placed[]) {
  const said = all.map((one) => one.assessment.status)
  return Object.fromEntries([...new Set(said)].map((status) => [status, said.filter((one) => one === status).length]))
}

describe.each(days)('the worked example on %s', (today) => {
  test('has a true case of every verdict', () => {
    expect(shownOn(today).map(verdictWords)).toEqual(expect.arrayContaining(everyVerdict))
  })

  test('has a true case of every direction and chance', () => {
    const shown = placedOn(today)
    expect(shown.map(directionWords)).toEqual(expect.arrayContaining(everyDirection))
    expect(shown.map((one) => one.assessment.forecast?.band)).toEqual(expect.arrayContaining(everyForecast))
  })

  test('has the mixed colours of a real plan', () => {
    expect(statusCounts(shownOn(today))).toEqual({
      red: 8,
      amber: 10,
      green: 12,
      contextual: 2,
      'no-target': 2,
      'no-value': 1,
    })
  })

  test('warns of red and amber to come while green now', () => {
    const green = shownOn(today).filter((one) => one.assessment.status === 'green')
    const ahead = green.map((one) => one.assessment.forecast?.status)
    expect(ahead).toEqual(expect.arrayContaining(['red', 'amber', 'green']))
  })

  test('has three late values, and others that are not due yet', () => {
    const shown = shownOn(today)
    expect(shown.filter((one) => one.lateDays !== null).map((one) => one.code)).toEqual([
      'pathway-plans',
      'camhs-four-weeks',
      'pupil-well-being',
    ])
    expect(shown.filter((one) => one.lateDays === null && one.assessment.nextDue !== null)).toHaveLength(31)
  })

  test('tells what was reported without a value, and where amber stands for an improvement', () => {
    const shown = shownOn(today)
    const reported = shown.map((one) => one.assessment.reported?.status)
    expect(reported).toEqual(expect.arrayContaining(['suppressed', 'not-available']))
    expect(shown.filter((one) => one.assessment.usedImprovement).map((one) => one.code)).toEqual(['persistent-absence'])
  })

  test('compares with England, the region and neighbours, one England far outside its areas and some behind', () => {
    const comparisons = shownOn(today).flatMap((one) => one.assessment.comparisons)
    expect(comparisons.filter((one) => one.outOfRange).map((one) => one.kind)).toEqual(['england'])
    expect(comparisons.filter((one) => one.lags)).not.toHaveLength(0)
    expect(comparisons.filter((one) => one.kind === 'neighbours').length).toBeGreaterThanOrEqual(18)
  })

  test('holds no value of a period that is not over, and no freeze in the future', () => {
    const { indicators } = fileOn(today)
    const values = indicators.flatMap((one) => one.series.flatMap((line) => line.values))
    const frozen = indicators.flatMap((one) => one.baselines)
    expect(values.filter((value) => value.end >= today)).toEqual([])
    expect(frozen.filter((one) => one.frozenOn > today || one.frozenOn <= one.throughEnd)).toEqual([])
  })

  test('is in a plan of three years that has not ended', () => {
    const { plan } = fileOn(today)
    expect(plan.endsOn >= today).toBe(true)
    expect(Number(plan.endsOn.slice(0, 4)) - Number(plan.startsOn.slice(0, 4))).toBe(3)
  })
})

describe('what the worked example is made of', () => {
  const file = fileOn('2026-11-23')

  test('is a whole plan with one coordinator', () => {
    expect([file.outcomes.length, file.priorities.length, file.indicators.length]).toEqual([5, 9, 36])
    expect(file.members.filter((one) => one.coordinates).map((one) => one.name)).toEqual(['Plan coordinator'])
    expect(file.partnership.notice).toContain('worked example')
  })

  test('states outcomes as conditions: no number, no change, no service', () => {
    const said = file.outcomes.map((one) => one.statement).join('\n')
    expect(said).not.toMatch(/\d|improv|increas|reduc|more|fewer|less|better|service|team|council/i)
  })

  test('gives the reason of every target', () => {
    const without = file.indicators.filter((one) => one.targets.length > 0 && one.targetReason === '')
    expect(without.map((one) => one.code)).toEqual([])
  })

  test('has every kind of series', () => {
    const kinds = file.indicators.map((one) => `${one.periodKind} ${one.accumulation}`)
    expect(kinds).toEqual(
      expect.arrayContaining([
        'academic-year single',
        'financial-year single',
        'calendar-year pooled',
        'financial-quarter rolling',
        'financial-quarter year-to-date',
        'calendar-quarter single',
        'month single',
        'snapshot single',
      ]),
    )
    expect(file.indicators.flatMap((one) => one.proxy ?? [])).toEqual(['re-referrals-quarter'])
    const measures = file.indicators.map((one) => one.measureKind ?? one.level)
    expect(measures).toEqual(expect.arrayContaining(['population', 'how much', 'how well', 'better off']))
  })

  test('has adjusted, changed and stepped ones', () => {
    const rules = file.indicators.map((one) => one.rules)
    expect(rules.filter((dated) => dated.length > 1)).toHaveLength(1)
    expect(rules.flat().map((one) => one.toleranceKind)).toEqual(expect.arrayContaining(['points', 'percent', 'floor']))
    expect(rules.flat().map((one) => one.path)).toEqual(expect.arrayContaining(['straight', 'stepped']))
    expect(file.indicators.flatMap((one) => one.baselines).filter((one) => one.adjusted !== null)).toHaveLength(1)
  })

  test('adds the groups up to all children', () => {
    const sums = file.indicators.flatMap((one) => groupSums(one.series, file.partnership.area))
    expect(sums.filter((sum) => sum.ofGroups !== sum.ofAll)).toEqual([])
    expect(sums.length).toBeGreaterThan(30)
  })
})

type FileSeries = PlanFile['indicators'][number]['series']

/** Numerators of girls and boys, and of those on free school meals and others, beside those of all children. */
function groupSums(series: FileSeries, area: string) {
  const own = series.filter((line) => line.area === area)
  const all = own.find((line) => line.breakdown.length === 0)?.values ?? []
  const categories = ['Sex', 'Free school meals']
  return categories.flatMap((category) => {
    const groups = own.filter((line) => line.breakdown.some((pair) => pair.category === category))
    const isCounted = groups.every((line) => line.values.every((value) => value.numerator !== null))
    if (groups.length === 0 || !isCounted) return []
    return all.map((value, i) => ({
      ofAll: value.numerator,
      ofGroups: groups.reduce((sum, line) => sum + (line.values[i]?.numerator ?? 0), 0),
    }))
  })
}

describe('loading the worked example', () => {
  test('stores it once, and takes every row of it out again, its made-up areas too', async () => {
    const { db, close } = await openTestDatabase()
    const said: string[] = []
    const tables = Object.values(schema).filter((one) => is(one, PgTable))
    const ofPartnerships = tables.filter((one) => getTableConfig(one).columns.some((c) => c.name === 'partnership_id'))
    const rows = () =>
      Promise.all(
        [schema.partnership, schema.area, schema.neighbour, schema.neighbourModel, ...ofPartnerships].map((one) =>
          db.$count(one),
        ),
      )
    await loadExample(db, '2026-11-23', (line) => said.push(line))
    await loadExample(db, '2026-11-23', (line) => said.push(line))
    expect(said).toEqual([
      'Loaded the worked example: Tarrowmouth Children’s Partnership (example), 36 indicators',
      'The worked example is there: Tarrowmouth Children’s Partnership (example)',
    ])
    expect(await db.$count(schema.assessment)).toBe(placedOn('2026-11-23').length)
    expect(await db.$count(schema.measurement)).toBeGreaterThan(3000)
    const overrides = await db.select().from(schema.override)
    expect(overrides.map(({ status, computed, ending }) => [status, computed, ending])).toEqual([
      ['amber', 'red', null],
      ['red', 'amber', 'withdrawn'],
    ])
    const listed = () => db.select().from(schema.exception).orderBy(schema.exception.placementId)
    const before = await listed()
    const [example] = await db.select({ id: schema.partnership.id }).from(schema.partnership)
    const scope = scopeFor(example?.id ?? '', example?.id ?? '')
    await db.transaction((tx) => touchExceptions(tx, scope, 'everything'))
    expect(await listed()).toEqual(before)
    expect(before.filter(({ overrideUntil }) => overrideUntil !== null)).toHaveLength(1)
    expect(await removeExample(db)).toBe(1)
    expect((await rows()).filter((count) => count > 0)).toEqual([])
    await close()
  })
})
