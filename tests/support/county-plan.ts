import { addDays, type IsoDate } from '@ttc/domain/day'
import { hasEnded, type Period, type PeriodKind, periodOf, shiftPeriod } from '@ttc/domain/period'
import type { PlanFileInput } from '../../apps/api/src/plan/plan-file.ts'
import { aPlanFile } from './plan-file.ts'

type FileIndicator = PlanFileInput['indicators'][number]

/** How often figures come, and how many there are: 45 a series in the middle. */
const RHYTHMS = [
  { kind: 'month', count: 90, perYear: 12 },
  { kind: 'financial-quarter', count: 33, perYear: 4 },
  { kind: 'financial-year', count: 12, perYear: 1 },
] as const

const PRIORITIES = 10
/** Published that long after a period's end; every eleventh figure lets people wait for one more. */
const DUE_DAYS = 60

/** Those who work in a partnership, by the key that a plan file knows them by. */
export const countyPeople = [
  { key: 'coordinator', role: 'plan-coordinator' },
  { key: 'director', role: 'director' },
  { key: 'lead', role: 'priority-lead' },
  { key: 'member', role: 'team-member' },
  { key: 'chair', role: 'plan-lead' },
  { key: 'analyst', role: 'analyst' },
] as const
export type CountyRole = (typeof countyPeople)[number]['role']

/** The plan of a whole county: ten priorities, so many indicators with their history, a tenth of them red today. */
export function aCountyPlan(indicators: number, today: IsoDate): PlanFileInput {
  return aPlanFile({
    members: [
      { key: 'coordinator', name: 'Plan coordinator', agency: 'Council', coordinates: true },
      { key: 'director', name: 'Director of children’s services', agency: 'Council', roles: [{ role: 'director' }] },
      { key: 'lead', name: 'Priority lead', agency: 'Health', roles: [{ role: 'priority-lead', plan: true }] },
      { key: 'member', name: 'Team member', agency: 'Police', roles: [{ role: 'team-member', plan: true }] },
      { key: 'chair', name: 'Plan lead', agency: 'Council', roles: [{ role: 'plan-lead' }] },
      { key: 'analyst', name: 'Analyst', agency: 'Council', roles: [{ role: 'analyst' }] },
    ],
    outcomes: Array.from({ length: 5 }, (_, i) => ({ key: `outcome${i}`, statement: `Children have outcome ${i}` })),
    priorities: Array.from({ length: PRIORITIES }, (_, i) => ({
      key: `priority${i}`,
      name: `Priority ${i}`,
      lead: 'lead',
      outcomes: [`outcome${i % 5}`],
    })),
    indicators: Array.from({ length: indicators }, (_, i) => aCountyIndicator(i, today)),
  })
}

function aCountyIndicator(i: number, today: IsoDate): FileIndicator {
  const { kind, count, perYear } = RHYTHMS[i % RHYTHMS.length] ?? RHYTHMS[0]
  const periods = periodsUntil(kind, count, today, i % 11 === 5 ? 1 : 0)
  const values = periods.map((period, at) => ({ ...daysOf(period), value: valueAt(i, at, count) }))
  const own = { area: 'E06900001', values }
  const last = periods.at(-1) ?? periodOf(kind, today)
  const now = valueAt(i, count - 1, count)
  return {
    code: `c${i}`,
    name: `Children whom figure ${i} is about`,
    definition: `How figure ${i} is counted.`,
    level: i % 4 === 3 ? 'performance' : 'population',
    measureKind: i % 4 === 3 ? 'how well' : null,
    unit: '%',
    decimals: 1,
    polarity: 'lower',
    minimum: 0,
    maximum: 100,
    multiplier: 100,
    periodKind: kind,
    dueDays: DUE_DAYS,
    source: 'Own count',
    placed: {
      priority: `priority${i % PRIORITIES}`,
      owner: i % 2 === 0 ? 'member' : 'lead',
      headline: i < PRIORITIES * 3,
    },
    series: i % 10 === 0 ? [own, ...groupsOf(values)] : [own],
    targets: [
      { ...daysOf(last), value: Number((now + marginOf(i)).toFixed(1)) },
      { ...daysOf(shiftPeriod(last, perYear * 3)), value: Number((now * (i % 5 === 2 ? 0.8 : 1.1)).toFixed(1)) },
    ],
    targetReason: 'Agreed with the plan',
    rules: [{ appliesFrom: addDays(last.start, -1), toleranceKind: 'points', toleranceAmount: 1, reason: 'Agreed' }],
    baselines: [{ throughEnd: frozenAfter(periods, perYear), frozenOn: addDays(last.start, -1), reason: 'The plan' }],
  }
}

/** Girls and boys stand beside all children under every tenth figure. */
function groupsOf(values: NonNullable<FileIndicator['series']>[number]['values']) {
  return ['girls', 'boys'].map((value) => ({
    area: 'E06900001',
    breakdown: [{ category: 'Sex', value }],
    values: values.map((one) => ({ ...one, value: Number(((one.value ?? 0) * 0.9).toFixed(1)) })),
  }))
}

/** Above its target and beyond what is tolerated, within that, or below it. */
const marginOf = (i: number) => (i % 10 === 0 ? -4 : i % 5 === 1 ? -0.5 : 3)

/** A level, a slow course and what changes by chance, the same in every run. */
function valueAt(i: number, at: number, count: number): number {
  const chance = Math.sin(i * 12.9898 + at * 78.233) * 43758.5453
  const noise = chance - Math.floor(chance) - 0.5
  return Number((30 + (i % 17) - ((at / count) * (i % 7)) / 2 + noise * 2).toFixed(1))
}

function periodsUntil(kind: PeriodKind, count: number, today: IsoDate, behind: number): Period[] {
  const known = addDays(today, -DUE_DAYS)
  const inside = periodOf(kind, known)
  const last = shiftPeriod(inside, (hasEnded(inside, known) ? 0 : -1) - behind)
  return Array.from({ length: count }, (_, at) => shiftPeriod(last, at + 1 - count))
}

/** What was known three years ago, when the plan began. */
const frozenAfter = (periods: readonly Period[], perYear: number) =>
  periods[Math.max(5, periods.length - perYear * 3)]?.end ?? ''

const daysOf = ({ start, end }: Period) => ({ start, end })
