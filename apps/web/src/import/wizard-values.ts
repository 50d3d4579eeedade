import type { ColumnRole, ImportOptions } from '@ttc/contracts/import'
import type { AnswersOfFile, FindingDecision } from '@ttc/contracts/import/decision'
import type { InspectionView } from '@ttc/contracts/import/inspection'
import { newId } from '@ttc/contracts/new-id'
import { typedNumber } from '../problem/typed-number.ts'

/** What the file does not say of an indicator that is made of it, everything as it is typed. */
export type MadeValues = {
  id: string
  name: string
  code: string
  definition: string
  level: 'population' | 'performance'
  measureKind: string
  polarity: string
  unit: string
  decimals: string
  multiplier: string
  periodKind: string
  accumulation: string
  yearStartsIn: string
}

/** Everything that is answered on the way; kept by the browser until the file is stored, the file itself is not. */
export type WizardValues = {
  by: 'file' | 'paste'
  pasted: string
  /** The columns that the answers are about: a file with others begins anew. */
  about: string
  sheet: string
  headerRow: string
  columns: Record<string, ColumnRole>
  /** What each question was answered with: the label of the choice. */
  answers: Record<string, string>
  /** Where each measure goes: "out", "new", the id of an indicator, or "numerator:rate" for the counts behind another. */
  uses: Record<string, string>
  /** Single groups of a measure that fill an indicator of their own. */
  shares: Share[]
  made: Record<string, MadeValues>
  group: string
  reach: 'own' | 'compared' | 'all'
  source: string
  refuseAll: boolean
  /** What is said of the file for refused rows to be read. */
  said: AnswersOfFile
  /** What is done with values that look wrong. */
  decisions: FindingDecision[]
}

/** One group of a measure ("sex=Female") that goes into an indicator that is about this group alone. */
export type Share = { id: string; key: string; group: string; into: string }

const NOTHING_SAID: AnswersOfFile = { areas: {}, symbols: {}, decimalComma: false, twice: null, outOfRange: [] }

export const NOTHING_YET: WizardValues = {
  by: 'file',
  pasted: '',
  about: '',
  sheet: '',
  headerRow: '',
  columns: {},
  answers: {},
  uses: {},
  shares: [],
  made: {},
  group: '',
  reach: 'compared',
  source: '',
  refuseAll: false,
  said: NOTHING_SAID,
  decisions: [],
}

export type Measure = InspectionView['measures'][number]

/** The shapes whose columns are what their publisher says; of any other somebody has to look at the columns. */
const PUBLISHED: ReadonlySet<InspectionView['shape']> = new Set(['ees', 'lait-long', 'lait-tidy', 'fingertips'])

export const isPublished = ({ shape }: InspectionView): boolean => PUBLISHED.has(shape)

const headerOf = ({ sheet, columns }: InspectionView) => JSON.stringify([sheet, columns.map(({ name }) => name)])

/**
 * The answers as they stand once a file has been looked at. Those about the same columns stay, so that a file chosen
 * again after a reload goes on where it was; of other columns they begin with how such a file was imported last.
 */
export function withInspection(values: WizardValues, seen: InspectionView): WizardValues {
  const about = headerOf(seen)
  const roles = Object.fromEntries(seen.columns.map(({ name, role }) => [name, role]))
  if (values.about === about)
    return { ...values, columns: { ...roles, ...values.columns }, uses: { ...usesOf(seen), ...values.uses } }
  const { by, pasted, sheet, headerRow } = values
  return { ...NOTHING_YET, by, pasted, sheet, headerRow, about, columns: roles, ...remembered(seen) }
}

function remembered(seen: InspectionView): Partial<WizardValues> {
  const before = seen.remembered?.options
  const given = { uses: usesOf(seen), answers: answersOf(seen, before) }
  if (before === undefined) return given
  const first = before.indicators.find(({ asWhole = false }) => !asWhole)
  return {
    ...given,
    uses: { ...given.uses, ...partsOf(before) },
    shares: sharesOf(seen, before),
    reach: before.reach ?? 'compared',
    group: first?.breakdown ?? '',
    source: before.source,
    refuseAll: before.refuseAllOnProblem,
    said: before.answers ?? NOTHING_SAID,
    decisions: before.decisions ?? [],
  }
}

/** Single groups that went into an indicator of their own the last time. */
function sharesOf({ measures }: InspectionView, { indicators }: ImportOptions): Share[] {
  const there = new Set(measures.map(({ key }) => key))
  return indicators.flatMap(({ key, breakdown, indicatorId, asWhole = false }) =>
    asWhole && there.has(key) ? [{ id: newId(), key, group: breakdown, into: indicatorId }] : [],
  )
}

/** Columns that were the counts behind another one the last time. */
function partsOf({ indicators }: ImportOptions): Record<string, string> {
  const found = indicators.flatMap(({ key, parts }) =>
    PARTS.flatMap((part) => {
      const column = parts?.[part] ?? null
      return column === null ? [] : [[column, `${part}:${key}`] as const]
    }),
  )
  return Object.fromEntries(found)
}

export const PARTS = ['numerator', 'denominator', 'lower', 'upper'] as const

/** The part of another measure that this one is, where it is one. */
export function partIn(use: string | undefined): Readonly<{ part: (typeof PARTS)[number]; of: string }> | null {
  const part = PARTS.find((one) => use?.startsWith(`${one}:`))
  return part === undefined || use === undefined ? null : { part, of: use.slice(part.length + 1) }
}

/** A measure with an indicator here goes there; the only one of a file is likely the one that is wanted. */
function usesOf({ measures }: InspectionView): Record<string, string> {
  const only = measures.length === 1 ? 'new' : 'out'
  return Object.fromEntries(measures.map(({ key, existing }) => [key, existing?.indicatorId ?? only]))
}

function answersOf({ questions }: InspectionView, before: ImportOptions | undefined): Record<string, string> {
  return Object.fromEntries(
    questions.flatMap(({ asks, choices }) => {
      const same = choices.find(({ sets }) => before !== undefined && holds(before, sets))
      const chosen = same ?? (choices.length === 1 ? choices[0] : undefined)
      return chosen === undefined ? [] : [[asks, chosen.label]]
    }),
  )
}

function holds(before: ImportOptions, sets: Partial<ImportOptions>): boolean {
  const names = Object.keys(sets) as (keyof ImportOptions)[]
  return names.length > 0 && names.every((name) => JSON.stringify(before[name]) === JSON.stringify(sets[name]))
}

/** A new indicator with all that the file says of it; the rest is left empty, to be asked. */
export function madeFrom(measure: Measure, values: WizardValues, seen: InspectionView): MadeValues {
  const periods = periodsAnswered(values, seen)
  return {
    id: newId(),
    name: measure.name.slice(0, 200),
    code: measure.code,
    definition: measure.definition ?? '',
    level: 'population',
    measureKind: '',
    polarity: measure.polarity ?? '',
    unit: measure.unit ?? '',
    decimals: typedNumber(measure.decimals),
    multiplier: typedNumber(measure.multiplier ?? multiplierOf(measure.unit ?? '')),
    periodKind: measure.periodKind ?? periods?.kind ?? '',
    accumulation: measure.accumulation ?? periods?.accumulation ?? '',
    yearStartsIn: '',
  }
}

function periodsAnswered(values: WizardValues, seen: InspectionView) {
  return answersGiven(values, seen).flatMap(({ sets }) => (sets.periods ? [sets.periods] : []))[0]
}

export function answersGiven({ answers }: WizardValues, { questions }: InspectionView) {
  return questions.flatMap(({ asks, choices }) => choices.filter(({ label }) => label === answers[asks]))
}

/** What numerator over denominator is multiplied by where values are of this unit; null for what is no rate. */
export function multiplierOf(unit: string): number | null {
  if (unit.trim() === '%') return 100
  const per = /per ([\d,]+)/i.exec(unit)?.[1]
  return per === undefined ? null : Number(per.replaceAll(',', ''))
}
