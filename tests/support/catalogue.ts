import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from '@ttc/db/connect'
import { type EditionLoaded, loadCollection } from '../../apps/api/src/catalogue/load-collection.command.ts'
import type { PlanFileInput } from '../../apps/api/src/plan/plan-file.ts'
import { aPlanFile } from './plan-file.ts'

/** One measure of a made-up collection; what is left out is usual. */
export type Measure = Readonly<{
  code: string
  name?: string
  topic?: string
  polarity?: 'High' | 'Low' | '-' | 'NA'
  unit?: string
  definition?: string
  year?: string
  next?: string
  last?: string
  decimals?: string
}>

/** A figure as the long file prints it: old area code, year, text. */
export type Figure = readonly [code: string, area: string, year: string, text: string]

const quoted = (cells: readonly string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')

const DICTIONARY =
  'Measure_code,Topic,Measure,Chart_title,Measure_short,Polarity,y_axis_name,Description,Last Update,Next Update,Methodology,dps,Year_Type'

/** A dictionary in the shape of the published one. */
const dictionaryOf = (measures: readonly Measure[]): string =>
  [
    DICTIONARY,
    ...measures.map((one, at) =>
      quoted([
        String(at),
        one.topic ?? 'Children in Need',
        one.name ?? `Name of ${one.code}`,
        `Title of ${one.code}`,
        one.code,
        one.polarity ?? 'Low',
        one.unit ?? '% of referrals',
        one.definition ?? `What ${one.code} counts.`,
        one.last ?? '46113',
        one.next ?? '46478',
        '-',
        one.decimals ?? '1',
        one.year ?? 'Financial Year',
      ]),
    ),
    '',
  ].join('\n')

/** Figures in the shape of the published long file. */
const longFileOf = (figures: readonly Figure[]): string =>
  [
    'Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region',
    ...figures.map(([code, area, year, text]) => quoted([code, code, year, 'Somewhere', text, area, 'Region'])),
    '',
  ].join('\n')

/** Yearly figures of one area, from a year on. */
export const figuresOf = (
  code: string,
  area: string,
  values: readonly (number | string)[],
  from: number,
): readonly Figure[] => values.map((value, at) => [code, area, String(from + at), String(value)])

/** Loads an edition of the only known collection from files made for the moment. */
export async function loadEditionOf(
  db: Database,
  measures: readonly Measure[],
  figures: readonly Figure[],
  name: string | null = null,
): Promise<EditionLoaded> {
  const folder = mkdtempSync(join(tmpdir(), 'ttc-collection-'))
  const at = (file: string, text: string) => {
    const path = join(folder, file)
    writeFileSync(path, text)
    return path
  }
  try {
    return await loadCollection(db, 'lait', {
      figures: at('figures.csv', longFileOf(figures)),
      dictionary: at('dictionary.csv', dictionaryOf(measures)),
      name,
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const WESTBY = { code: 'E06900004', name: 'Westby', kind: 'authority', region: 'E12900001', oldCode: '9904' } as const

/** The test plan with the old codes that published files carry, and one authority more that is no neighbour. */
export function aPlanFileWithOldCodes(over: Partial<PlanFileInput> = {}): PlanFileInput {
  const file = aPlanFile(over)
  const areas = [...(file.areas ?? []), WESTBY]
  return { ...file, areas: areas.map((area) => ({ ...area, oldCode: area.oldCode?.slice(1) ?? null })) }
}

/** Twelve years of the own area, its two neighbours, another authority, the region and a country that is off by ten. */
export const twelveYears = (code: string): readonly Figure[] => [
  ...figuresOf(code, '901', [30, 29, 28, 27, 26, 25, 24, 23, 22, 21, '-', 19], 2014),
  ...figuresOf(code, '902', [31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20], 2014),
  ...figuresOf(code, '903', [29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, '-'], 2014),
  ...figuresOf(code, '904', [40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40], 2014),
  ...figuresOf(code, '980', [30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30], 2014),
  ...figuresOf(code, '970', [30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 95], 2014),
]
