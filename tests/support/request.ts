import type { FreezeBaseline } from '@ttc/contracts/baseline'
import type { CreateIndicator } from '@ttc/contracts/indicator'
import type { RecordMeasurement } from '@ttc/contracts/measurement'
import { newId } from '@ttc/contracts/new-id'
import type { SetRagRule, SetTargets } from '@ttc/contracts/target'
import { financialYear } from './plan-file.ts'

/** A value for the financial year after the last one of the plan file. */
export function aRecord(seriesId: string, over: Partial<RecordMeasurement> = {}): RecordMeasurement {
  return {
    id: newId(),
    seriesId,
    period: financialYear(2025),
    value: 18,
    numerator: null,
    denominator: null,
    status: 'value',
    provisional: false,
    note: null,
    accepted: [],
    basedOnRevision: 0,
    ...over,
  }
}

export function aRule(over: Partial<SetRagRule> = {}): SetRagRule {
  return {
    id: newId(),
    version: 1,
    appliesFrom: '2024-04-01',
    tolerance: { kind: 'points', amount: 2 },
    path: 'straight',
    amberIfImproved: false,
    reason: 'Agreed by the board',
    ...over,
  }
}

export function targetsOf(values: Readonly<Record<number, number>>, over: Partial<SetTargets> = {}): SetTargets {
  const targets = Object.entries(values).map(([year, value]) => ({
    period: financialYear(Number(year)),
    value,
    lower: null,
    upper: null,
  }))
  return { version: 1, targets, reason: 'Agreed by the board', ...over }
}

/** A baseline frozen after the value of 2021/22, as that of the plan file. */
export function aFreeze(over: Partial<FreezeBaseline> = {}): FreezeBaseline {
  return { id: newId(), frozenOn: '2023-01-10', through: financialYear(2021), reason: 'The plan is renewed', ...over }
}

export function aNewIndicator(over: Partial<CreateIndicator> = {}): CreateIndicator {
  return {
    id: newId(),
    code: 'school-absence',
    name: 'Absence from school',
    definition: '',
    level: 'population',
    measureKind: null,
    unit: '%',
    decimals: 1,
    polarity: 'lower',
    minimum: 0,
    maximum: 100,
    multiplier: 100,
    periodKind: 'academic-year',
    accumulation: 'single',
    source: '',
    licence: '',
    nextPublicationOn: null,
    dueDays: 90,
    proxyId: null,
    ...over,
  }
}
