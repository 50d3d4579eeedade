import type { IndicatorView } from '@ttc/contracts/indicator'
import { yearStartOf } from '@ttc/domain/indicator'
import { emptyToNull, numberOf, typedNumber } from '../problem/typed-number.ts'

/** What an indicator is, everything as it is typed. */
export type DefinitionValues = {
  code: string
  name: string
  definition: string
  level: IndicatorView['level']
  measureKind: string
  unit: string
  decimals: string
  polarity: IndicatorView['scale']['polarity']
  minimum: string
  maximum: string
  multiplier: string
  source: string
  licence: string
  nextPublicationOn: string
  dueDays: string
}

/** An edit says also where a running total starts; empty for what does not add up over a year. */
export type EditValues = DefinitionValues & { yearStartsIn: string }

export const editOf = (indicator: IndicatorView): EditValues => ({
  ...definitionOf(indicator),
  yearStartsIn: indicator.scale.accumulation === 'year-to-date' ? String(yearStartOf(indicator.scale)) : '',
})

export const NEW_DEFINITION: DefinitionValues = {
  code: '',
  name: '',
  definition: '',
  level: 'population',
  measureKind: '',
  unit: '%',
  decimals: '1',
  polarity: 'higher',
  minimum: '0',
  maximum: '100',
  multiplier: '100',
  source: '',
  licence: '',
  nextPublicationOn: '',
  dueDays: '90',
}

export function definitionOf(indicator: IndicatorView): DefinitionValues {
  const { scale } = indicator
  return {
    code: indicator.code,
    name: indicator.name,
    definition: indicator.definition,
    level: indicator.level,
    measureKind: indicator.measureKind ?? '',
    unit: scale.unit,
    decimals: String(scale.decimals),
    polarity: scale.polarity,
    minimum: typedNumber(scale.minimum),
    maximum: typedNumber(scale.maximum),
    multiplier: typedNumber(scale.multiplier),
    source: indicator.source,
    licence: indicator.licence,
    nextPublicationOn: indicator.nextPublicationOn ?? '',
    dueDays: String(indicator.dueDays),
  }
}

export function definitionFields(typed: DefinitionValues, proxyId: string | null) {
  return {
    ...typed,
    measureKind: typed.level === 'performance' ? emptyToNull(typed.measureKind) : null,
    decimals: numberOf(typed.decimals),
    minimum: numberOf(typed.minimum),
    maximum: numberOf(typed.maximum),
    multiplier: numberOf(typed.multiplier),
    nextPublicationOn: emptyToNull(typed.nextPublicationOn),
    dueDays: numberOf(typed.dueDays),
    proxyId,
  }
}

/** The fields with their labels, for the notice of two versions. */
export const DEFINITION_FIELDS = [
  { name: 'name', label: 'Name' },
  { name: 'code', label: 'Code' },
  { name: 'definition', label: 'Definition' },
  { name: 'level', label: 'Level' },
  { name: 'unit', label: 'Unit' },
  { name: 'decimals', label: 'Decimals' },
  { name: 'polarity', label: 'Which way is better' },
  { name: 'minimum', label: 'Smallest possible value' },
  { name: 'maximum', label: 'Largest possible value' },
  { name: 'multiplier', label: 'Multiplier' },
  { name: 'source', label: 'Source' },
  { name: 'licence', label: 'Licence' },
  { name: 'nextPublicationOn', label: 'Next publication' },
  { name: 'dueDays', label: 'Days until a value is due' },
  { name: 'yearStartsIn', label: 'Month in which the year starts' },
] as const
