import type { ImportOptions } from '@ttc/contracts/import'
import type { InspectionView } from '@ttc/contracts/import/inspection'
import { describeShape } from '@ttc/domain/import/layout'
import { codeOf, multiplierIn } from '@ttc/domain/import/measure-fact'
import { questionsFor } from '@ttc/domain/import/period-question'
import { readPeriod } from '@ttc/domain/period/reading'
import type { AreaBook } from './area-book.ts'
import type { FileFinding } from './file-finding.ts'
import type { FoundMeasure } from './finding-scan.ts'

export type Matchable = Readonly<{ id: string; code: string; name: string; retiredAt: Date | null }>
export type Remembered = Readonly<{ options: ImportOptions; recordedAt: Date }>

type Ground = Readonly<{
  fileName: string
  finding: FileFinding
  areas: AreaBook
  matchable: readonly Matchable[]
  remembered: Remembered | null
}>

const UNKNOWN_SHOWN = 20
const LABELS_SHOWN = 100

/** A file's finding with the indicators, areas and mapping that are stored for it. */
export function inspectionView({ fileName, finding, areas, matchable, remembered }: Ground): InspectionView {
  const { measures, labels, codes, areaColumn, uneven, shape, columns, ...found } = finding
  const match = matcher(matchable, remembered)
  const codeFor = codeMaker(matchable)
  return {
    ...found,
    fileName,
    shape,
    described: shape === 'unknown' ? 'a table whose columns have to be named' : describeShape(shape),
    nearest: found.nearest === null ? null : { ...found.nearest, missing: [...found.nearest.missing] },
    sheets: found.sheets.map((one) => ({ ...one })),
    titleRows: [...found.titleRows],
    columns: columns.map((one) => ({ ...one, samples: [...one.samples] })),
    rows: found.rows.map(({ row, cells }) => ({ row, cells: [...cells] })),
    breakdowns: found.breakdowns.map((one) => ({ ...one, values: [...one.values] })),
    measures: measures.map((measure) => measureView(measure, fileName, match, codeFor)),
    areas: areasView(areaColumn, codes, areas),
    periods: periodsView(labels),
    questions: questionsFor(labels).map((one) => ({
      ...one,
      examples: [...one.examples],
      choices: one.choices.map((choice) => ({ ...choice })),
    })),
    remembered:
      remembered === null ? null : { options: remembered.options, recordedAt: remembered.recordedAt.toISOString() },
    warnings: warningsOf(finding),
  }
}

type Existing = InspectionView['measures'][number]['existing']

/** By what was chosen the last time, then by code, then by the exact name: never by a likeness. */
function matcher(matchable: readonly Matchable[], remembered: Remembered | null) {
  const byId = new Map(matchable.map((one) => [one.id, one]))
  const byCode = new Map(matchable.map((one) => [one.code.toLowerCase(), one]))
  const byName = new Map(matchable.map((one) => [one.name.toLowerCase(), one]))
  const mapped = new Map(remembered?.options.indicators.map(({ key, indicatorId }) => [key, byId.get(indicatorId)]))
  return ({ key, name }: FoundMeasure): Existing => {
    const found = (one: Matchable | undefined, matchedBy: NonNullable<Existing>['matchedBy']): Existing =>
      one === undefined ? null : { indicatorId: one.id, name: one.name, matchedBy, retired: one.retiredAt !== null }
    return (
      found(mapped.get(key), 'mapping') ??
      found(byCode.get(key.toLowerCase()), 'code') ??
      found(byName.get(name.toLowerCase()), 'name')
    )
  }
}

/** Codes that neither an indicator nor an earlier measure of the file has. */
function codeMaker(matchable: readonly Matchable[]) {
  const taken = new Set(matchable.map(({ code }) => code.toLowerCase()))
  return (name: string) => {
    const code = codeOf(name)
    const numbered = (count: number) => (count === 1 ? code : `${code.slice(0, 55)}-${count}`)
    let count = 1
    while (taken.has(numbered(count))) count += 1
    taken.add(numbered(count))
    return numbered(count)
  }
}

function measureView(
  measure: FoundMeasure,
  fileName: string,
  match: (measure: FoundMeasure) => Existing,
  codeFor: (name: string) => string,
): InspectionView['measures'][number] {
  const { key, unit, decimals, polarity, periods, values, parts } = measure
  const name = key === '*' ? fileName.replace(/\.[a-z]{2,4}(\.gz)?$/i, '') : measure.name
  const existing = match({ ...measure, name })
  return {
    key,
    name,
    code: codeFor(key === '*' ? name : key),
    unit,
    decimals,
    polarity,
    definition: null,
    periodKind: periods?.kind ?? null,
    accumulation: periods?.accumulation ?? null,
    multiplier: multiplierIn(unit),
    values,
    parts: { ...parts },
    existing,
  }
}

function areasView(column: string | null, codes: readonly string[], areas: AreaBook): InspectionView['areas'] {
  const find = (code: string) =>
    areas.find({ areaCode: code.length === 3 ? null : code, oldCode: code.length === 3 ? code : null })
  const unknown = codes.filter((code) => find(code) === null)
  const isOwn = (code: string) => {
    const area = find(code)
    return area !== null && areas.isWanted(area)
  }
  return {
    column,
    known: codes.length - unknown.length,
    unknown: unknown.length,
    unknownCodes: unknown.slice(0, UNKNOWN_SHOWN),
    own: column === null || codes.some(isOwn),
  }
}

function periodsView(labels: FileFinding['labels']): InspectionView['periods'] {
  const readings = labels.map(({ label, hint }) => readPeriod(label, hint).read)
  const count = (read: (typeof readings)[number]) => readings.filter((one) => one === read).length
  return {
    labels: [...new Set(labels.map(({ label }) => label))].slice(0, LABELS_SHOWN),
    read: count('period'),
    ambiguous: count('ambiguous'),
    unreadable: count('unreadable'),
  }
}

function warningsOf({ encoding, uneven, columns }: FileFinding): InspectionView['warnings'] {
  const doubled = columns.filter(({ name }) => / \(\d+\)$/.test(name)).map(({ name }) => `“${name}”`)
  return [
    ...(encoding === 'windows-1252'
      ? [
          {
            code: 'encoding',
            message: 'The file is not in UTF-8: it was read as Windows-1252. Look at letters with accents.',
          },
        ]
      : []),
    ...(uneven > 0
      ? [{ code: 'row', message: `${uneven} rows have more or fewer cells than the header; they would be refused.` }]
      : []),
    ...(doubled.length > 0
      ? [
          {
            code: 'duplicate-column',
            message: `Columns of one name are told apart by a number: ${doubled.join(', ')}.`,
          },
        ]
      : []),
  ]
}
