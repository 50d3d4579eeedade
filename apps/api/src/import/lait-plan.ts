import { asPublished } from '@ttc/domain/disclosure'
import type { PlanFileInput } from '../plan/plan-file.ts'
import type { LaitMeasure } from './lait-measures.ts'

export type PlanDays = Readonly<{ startsOn: string; endsOn: string }>
export type PlanOwner = Readonly<{ name: string; area: string; neighbourModel: string | null }>
/** One indicator more, from a column of another published file. */
export type ExtraMeasure = LaitMeasure & Readonly<{ source: string }>

const LICENCE = 'Contains public sector information licensed under the Open Government Licence v3.0'
const LAIT = 'Department for Education, Local Authority Interactive Tool'
const NOTICE =
  'Made from published figures by a command. Targets and baselines were set by a stated rule, not by the partnership.'

const OUTCOMES = [
  { key: 'healthy', statement: 'Children grow up healthy', topics: ['Health and Wellbeing'] },
  {
    key: 'safe',
    statement: 'Children are safe and have stable homes',
    topics: ['Child Protection', 'Children Looked After', 'Children in Need'],
  },
  {
    key: 'learn',
    statement: 'Children learn and achieve at every stage',
    topics: [
      'Foundation Stage',
      'Key Stage 2',
      'Key Stage 4',
      'All Pupil Absence & Exclusions',
      'Children with SEN',
      'Attainment by age 19',
    ],
  },
  {
    key: 'adults',
    statement: 'Young people move well into adult life',
    topics: ['Economic Factors', 'Further & Higher Education', 'Youth Offending'],
  },
] as const
const ELSEWHERE = { key: 'other', statement: 'Children thrive in other ways' } as const

/** A plan of a partnership out of published measures: topics are priorities, each under one of a few outcomes. */
export function laitPlan(
  owner: PlanOwner,
  days: PlanDays,
  measures: readonly LaitMeasure[],
  extras: readonly ExtraMeasure[],
): PlanFileInput {
  const all = [...measures.map((one) => ({ ...one, source: LAIT })), ...extras]
  const topics = [...new Set(all.map((one) => one.topic))]
  const used = new Set(topics.map(outcomeOf))
  const outcomes = [...OUTCOMES, ELSEWHERE].filter(({ key }) => used.has(key))
  return {
    partnership: { name: owner.name, area: owner.area, neighbourModel: owner.neighbourModel, notice: NOTICE },
    members: [
      { key: 'coordinator', name: 'Plan coordinator', agency: 'Council', coordinates: true },
      ...topics.map((topic) => ({ key: topic, name: `Priority lead: ${topic}`, agency: 'Council' })),
    ],
    plan: { name: 'Children and Young People’s Plan', ...days },
    outcomes: outcomes.map(({ key, statement }) => ({ key, statement })),
    priorities: topics.map((topic) => ({ key: topic, name: topic, lead: topic, outcomes: [outcomeOf(topic)] })),
    indicators: all.map((one, at) => ({
      code: one.code,
      name: one.name,
      level: 'population',
      unit: one.unit,
      decimals: one.decimals,
      polarity: one.polarity,
      minimum: 0,
      maximum: one.unit === '%' ? 100 : null,
      periodKind: one.periodKind,
      accumulation: one.accumulation,
      source: one.source,
      licence: LICENCE,
      dueDays: 365,
      disclosure: asPublished,
      placed: {
        priority: one.topic,
        owner: one.topic,
        headline: all.findIndex((other) => other.topic === one.topic) === at,
      },
    })),
  }
}

function outcomeOf(topic: string): string {
  return OUTCOMES.find(({ topics }) => topics.some((one) => one === topic))?.key ?? ELSEWHERE.key
}
