import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { eesReader } from '@ttc/domain/import/ees'
import { scanEesColumns } from '@ttc/domain/import/ees-columns'
import { laitLongReader, laitTidyReader } from '@ttc/domain/import/lait'
import { EVERYTHING, type Observation, type RowReader, type RowReading } from '@ttc/domain/import/observation'
import { shapeOf } from '@ttc/domain/import/shape'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'

// Counts of the published files were taken apart from the readers, with Python's csv module.
const folder = fileURLToPath(new URL('../../../../shared/data/', import.meta.url))
const isThere = existsSync(folder)
if (!isThere) console.warn('Skipped: the published files are not beside the project.')

const tableOf = (bytes: Buffer): string[][] => parse(bytes, { bom: true, relax_column_count: true })
const fileOf = (name: string) => tableOf(readFileSync(`${folder}${name}`))
const countBy = <T>(items: readonly T[], key: (item: T) => string) =>
  items.reduce<Record<string, number>>((counts, item) => {
    counts[key(item)] = (counts[key(item)] ?? 0) + 1
    return counts
  }, {})
const readAll = (reader: RowReader, rows: readonly string[][]) => rows.map((cells, at) => reader(at + 2, cells))
const observationsOf = (readings: readonly RowReading[]): readonly Observation[] =>
  readings.flatMap((row) => (row.outcome === 'read' ? row.observations : []))
const sumOf = (observations: readonly Observation[]) => observations.reduce((sum, one) => sum + (one.value ?? 0), 0)

describe.runIf(isThere)('the published files', () => {
  test('six authorities of the interactive tool and their comparators', () => {
    const [header = [], ...rows] = fileOf('lait_six_las_and_comparators.csv')
    const readings = readAll(laitTidyReader(header, { ...EVERYTHING, periods: { singleYear: 'ends' } }), rows)
    const observations = observationsOf(readings)
    expect(shapeOf(header)).toEqual({ shape: 'lait-tidy' })
    expect(countBy(readings, ({ outcome }) => outcome)).toEqual({ read: 20_923 })
    expect(countBy(observations, ({ status }) => status)).toEqual({ value: 19_585, missing: 1_338 })
    expect(countBy(observations, ({ geographicLevel }) => geographicLevel)).toEqual({
      'Local authority': 17_493,
      Regional: 3_087,
      National: 343,
    })
    expect(countBy(observations, ({ period, accumulation }) => `${period.kind} ${accumulation}`)).toEqual({
      'calendar-year single': 4_392,
      'calendar-year pooled': 427,
      'financial-year single': 4_819,
      'financial-year pooled': 549,
      'academic-year single': 10_736,
    })
    expect(sumOf(observations)).toBeCloseTo(916_413.8649439014, 5)
  })

  test.each([
    [
      'csc__b1_children_in_need_2013_to_2025.csv',
      8,
      { value: 16_938, suppressed: 62, 'not-available': 46, unreliable: 10 },
    ],
    [
      'csc__c1_children_in_need_referrals_and_rereferrals_2013_to_2025.csv',
      10,
      { value: 20_930, suppressed: 296, 'not-available': 68, unreliable: 26 },
    ],
  ])('%s', (name, indicators, statuses) => {
    const [header = [], ...rows] = fileOf(name)
    const scan = scanEesColumns(header)
    rows.map((cells) => scan.see(cells))
    const columns = scan.columns()
    const readings = readAll(eesReader(header, columns, { ...EVERYTHING, periods: { yearType: 'financial' } }), rows)
    const observations = observationsOf(readings)
    expect(shapeOf(header)).toEqual({ shape: 'ees' })
    expect([columns.filters, columns.indicators.length, columns.constant.size]).toEqual([['category'], indicators, 1])
    expect(countBy(readings, ({ outcome }) => outcome)).toEqual({ read: 2_132 })
    expect(countBy(observations, ({ status }) => status)).toEqual(statuses)
    expect(countBy(observations, ({ geographicLevel }) => geographicLevel)).toEqual({
      National: 13 * indicators,
      Regional: 143 * indicators,
      'Local authority': 1_976 * indicators,
    })
    expect(observations.every(({ breakdown, areaCode }) => breakdown.length === 0 && areaCode !== null)).toBe(true)
  })

  test('the whole interactive tool, of which one authority is wanted', () => {
    const [header = [], ...rows] = tableOf(gunzipSync(readFileSync(`${folder}lait_bds_long_all.csv.gz`)))
    const periods = { yearType: 'financial', singleYear: 'ends' } as const
    const wanted = laitLongReader(header, { ...EVERYTHING, areas: new Set(['331']), periods })
    const readings = readAll(wanted, rows)
    const observations = observationsOf(readings)
    expect(shapeOf(header)).toEqual({ shape: 'lait-long' })
    expect(countBy(readings, ({ outcome }) => outcome)).toEqual({ read: 3_770, refused: 1, 'not-asked-for': 637_299 })
    expect(countBy(observations, ({ status }) => status)).toEqual({ value: 3_438, missing: 332 })
    expect(sumOf(observations)).toBeCloseTo(1_747_091_194.2014353, 2)
    const all = laitLongReader(header, { ...EVERYTHING, periods })
    const outcomes = rows.reduce<Record<string, number>>((counts, cells, at) => {
      const { outcome } = all(at + 2, cells)
      counts[outcome] = (counts[outcome] ?? 0) + 1
      return counts
    }, {})
    expect(outcomes).toEqual({ read: 640_900, refused: 170 })
  }, 60_000)
})
