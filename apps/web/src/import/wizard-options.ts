import { type ColumnRole, ImportOptions } from '@ttc/contracts/import'
import type { InspectionView } from '@ttc/contracts/import/inspection'
import { CreateIndicator } from '@ttc/contracts/indicator'
import { numberOf } from '../problem/typed-number.ts'
import {
  answersGiven,
  isPublished,
  type MadeValues,
  type Measure,
  PARTS,
  partIn,
  type WizardValues,
} from './wizard-values.ts'

type Table = NonNullable<ImportOptions['table']>

/** How the table is to be read. The columns of a published file are its publisher's, and are not sent back. */
export function tableOf(values: WizardValues, seen: InspectionView | null): Table {
  const columns = seen === null || isPublished(seen) ? null : mappedOf(values.columns)
  const headerRow = values.headerRow.trim() === '' ? null : numberOf(values.headerRow)
  return { sheet: values.sheet === '' ? null : values.sheet, headerRow, headerRows: null, columns, area: null }
}

function mappedOf(columns: Record<string, ColumnRole>): Record<string, ColumnRole> | null {
  return Object.keys(columns).length === 0 ? null : columns
}

/** The measures that are to be stored, in the file's order. */
export const wantedOf = ({ uses }: WizardValues, { measures }: InspectionView): readonly Measure[] =>
  measures.filter(({ key }) => (uses[key] ?? 'out') !== 'out' && partIn(uses[key]) === null)

export const newOnesOf = ({ uses }: WizardValues, { measures }: InspectionView): readonly Measure[] =>
  measures.filter(({ key }) => uses[key] === 'new')

/** What is sent beside the file, as far as the answers go; the contract says what is wrong with it. */
function optionsOf(values: WizardValues, seen: InspectionView): unknown {
  const sets = Object.assign({}, ...answersGiven(values, seen).map((choice) => choice.sets)) as Partial<ImportOptions>
  return {
    indicators: [...wantedOf(values, seen).map((measure) => sourceOf(measure, values)), ...sharesIn(values, seen)],
    areas: null,
    reach: values.reach,
    yearType: null,
    singleYear: null,
    ...sets,
    table: tableOf(values, seen),
    answers: values.said,
    decisions: values.decisions,
    source: values.source,
    refuseAllOnProblem: values.refuseAll,
  }
}

export const checkedOptions = (values: WizardValues, seen: InspectionView): ImportOptions =>
  ImportOptions.parse(optionsOf(values, seen))

function sourceOf({ key, parts }: Measure, values: WizardValues) {
  const made = values.uses[key] === 'new' ? values.made[key] : undefined
  const create = made === undefined ? null : createOf(made, values.source)
  return {
    indicatorId: made?.id ?? values.uses[key],
    key,
    breakdown: values.group,
    create,
    parts: partsFor(key, parts, values),
  }
}

/** The columns of the counts and limits of a measure: those the person has named, else as found. */
function partsFor(key: string, found: Measure['parts'], { uses }: WizardValues): Measure['parts'] {
  const named = PARTS.map((part) => [part, Object.keys(uses).find((one) => uses[one] === `${part}:${key}`)] as const)
  return { ...found, ...Object.fromEntries(named.filter(([, column]) => column !== undefined)) }
}

/** Groups that are all another indicator is about; of a measure that is only shared out, nothing else is stored. */
function sharesIn({ shares }: WizardValues, { measures }: InspectionView) {
  return shares.flatMap(({ key, group, into }) => {
    const measure = measures.find((one) => one.key === key)
    if (measure === undefined || group === '' || into === '') return []
    return [{ indicatorId: into, key, breakdown: group, create: null, parts: measure.parts, asWhole: true }]
  })
}

/** The definition that an indicator is made with; percentages lie between 0 and 100. */
function createOf(made: MadeValues, source: string): unknown {
  const isShare = made.unit.trim() === '%'
  const { yearStartsIn, ...rest } = made
  return {
    ...rest,
    ...(made.accumulation === 'year-to-date' ? { yearStartsIn: numberOf(yearStartsIn) } : {}),
    measureKind: made.level === 'performance' && made.measureKind !== '' ? made.measureKind : null,
    decimals: made.decimals.trim() === '' ? undefined : numberOf(made.decimals),
    multiplier: numberOf(made.multiplier),
    minimum: isShare ? 0 : null,
    maximum: isShare ? 100 : null,
    source,
    licence: '',
    nextPublicationOn: null,
    dueDays: 90,
    proxyId: null,
  }
}

const CHOOSE: Readonly<Record<string, string>> = {
  polarity: 'Choose which way is better.',
  periodKind: 'Choose what kind of period a value is of.',
  accumulation: 'Choose what a value covers.',
  decimals: 'Enter how many decimals are shown, from 0 to 4.',
}

/** What is wrong with a new indicator, by field, in the contract's words or as a question left open. */
export function problemsOfMade(made: MadeValues, source: string): readonly { field: string; message: string }[] {
  const open = (['polarity', 'periodKind', 'accumulation', 'decimals'] as const)
    .filter((field) => made[field].trim() === '')
    .map((field) => ({ field: field as string, message: CHOOSE[field] ?? '' }))
  const asked = new Set(open.map(({ field }) => field))
  if (made.accumulation === 'year-to-date' && made.yearStartsIn === '')
    open.push({ field: 'yearStartsIn', message: 'Choose the month in which the count starts again.' })
  const read = CreateIndicator.safeParse(createOf(made, source))
  const refused = (read.error?.issues ?? []).map(({ path, message }) => ({
    field: path.map(String).join('.'),
    message,
  }))
  return [...open, ...refused.filter(({ field }) => !asked.has(field) && field !== 'yearStartsIn')]
}
