import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { PeriodKind } from '@ttc/domain/period'
import { parse } from 'csv-parse/sync'
import { anIndicator, aPlanFile, yearlyValues } from '../support/plan-file.ts'

/** The published files, beside the project. */
export const dataFolder = fileURLToPath(new URL('../../../shared/data', import.meta.url))

const OWN = 'E08000026'
const ENGLAND = 'E92000001'
const KINDS: readonly (readonly [string, PeriodKind])[] = [
  ['Academic', 'academic-year'],
  ['Calendar', 'calendar-year'],
]
const bare = { placed: null, series: [], targets: [], rules: [], baselines: [], targetReason: undefined }
const noScale = { unit: 'number', minimum: null, maximum: null, multiplier: null }
const figures = [22, 24, 23.5, 22.9, 23.1, 23.4, 20, 18.9, 18.2]

/**
 * One indicator a measure of the dictionary, all of one made-up plan of a real authority. The first of them stand in the
 * plan with figures, a target and a baseline, as many as are asked for.
 */
export function aPlanOfLait(folder: string, placed = 0) {
  const dictionary: Record<string, string>[] = parse(readFileSync(join(folder, 'lait_data_dictionary.csv')), {
    bom: true,
    columns: true,
    relax_column_count: true,
  })
  const measures = new Map(dictionary.map((row) => [row.Measure_short ?? '', kindOf(row.Year_Type ?? '')]))
  const yearly = [...measures].filter(([, kind]) => kind === 'financial-year').slice(0, placed)
  const standing = new Set(yearly.map(([code]) => code))
  const indicators = [...measures].map(([code, periodKind]) =>
    anIndicator({ code, name: code, periodKind, ...noScale, ...(standing.has(code) ? withFigures : bare) }),
  )
  return aPlanFile({ partnership: { name: 'Bench', area: OWN }, areas: [], neighbourModels: [], indicators })
}

const withFigures = {
  series: [OWN, ENGLAND].map((area) => ({ area, values: yearlyValues(figures, 2016) })),
}

function kindOf(yearType: string): PeriodKind {
  return KINDS.find(([word]) => yearType.startsWith(word))?.[1] ?? 'financial-year'
}
