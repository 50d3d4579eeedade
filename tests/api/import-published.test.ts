import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Connection } from '@ttc/db/connect'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listVerdictCounts } from '../../apps/api/src/app/command-words.ts'
import { loadAreas, loadNeighbours } from '../../apps/api/src/area/load-areas.command.ts'
import { planFromLait } from '../../apps/api/src/import/plan-from-lait.command.ts'
import { TODAY } from '../support/app.ts'
import { openTestDatabase } from '../support/database.ts'

const folder = fileURLToPath(new URL('../../../shared/data/', import.meta.url))
const isThere = existsSync(folder)
const LAIT = `${folder}lait_six_las_and_comparators.csv`
const REFERRALS = `${folder}csc__c1_children_in_need_referrals_and_rereferrals_2013_to_2025.csv`
const MODEL = `${folder}csc__sn_model_2025_wide.csv`
const COLUMN = 'rereferral_percent'

type Row = Readonly<Record<string, string>>
const rowsOf = (path: string): Row[] =>
  parse(readFileSync(path), { bom: true, columns: true, relax_column_count: true })

/** Counted from the files by code alone, without anything of the product's. */
const expected = (oldCode: string, region: string) => {
  const model = rowsOf(MODEL).find((row) => row.old_la_code === oldCode) ?? {}
  const codes = new Set([oldCode, ...Array.from({ length: 10 }, (_, i) => model[`SN_${i + 1}`] ?? '')])
  const lait = rowsOf(LAIT)
  const laitAsked = lait.filter(
    (row) => codes.has(row.old_la_code ?? '') || [region, 'E92000001'].includes(row.area_code ?? ''),
  )
  const referrals = rowsOf(REFERRALS)
  const referralsAsked = referrals.filter(
    (row) =>
      codes.has(row.old_la_code ?? '') ||
      row.geographic_level === 'National' ||
      (row.geographic_level === 'Regional' && row.region_code === region),
  )
  return [
    // England's nine values per 100,000 that lie outside its own authorities are kept out.
    {
      read: lait.length,
      added: laitAsked.length - 9,
      keptOut: 9,
      notAskedFor: lait.length - laitAsked.length,
      refused: 0,
    },
    {
      read: referrals.length,
      added: referralsAsked.length,
      keptOut: 0,
      notAskedFor: referrals.length - referralsAsked.length,
      refused: 0,
    },
  ]
}

const extra = {
  path: REFERRALS,
  column: COLUMN,
  measure: {
    code: COLUMN,
    name: 'Re-referrals within 12 months',
    topic: 'Children in Need',
    polarity: 'lower',
    unit: '%',
    decimals: 1,
    periodKind: 'financial-year',
    accumulation: 'single',
    source: 'Department for Education',
  },
} as const

let connection: Connection
beforeAll(async () => {
  connection = await openTestDatabase()
  const model = { id: 'sn-2025', name: 'Statistical neighbours', publishedOn: '2025-05-01', source: 'DfE' }
  await (isThere ? loadAreas(connection.db, `${folder}geo__region_la_hierarchy.csv`) : null)
  await (isThere ? loadNeighbours(connection.db, MODEL, model) : null)
})
afterAll(() => connection.close())

test.runIf(isThere).each([
  ['Coventry', 'E08000026', '331', 'E12000005'],
  ['Portsmouth', 'E06000044', '851', 'E12000008'],
])(
  '%s: every published value asked for is placed, and a plan is judged on them',
  async (name, area, oldCode, region) => {
    const owner = { name: `${name} Partnership`, area, neighbourModel: 'sn-2025' }
    const days = { startsOn: '2023-04-01', endsOn: '2028-03-31' }
    const made = await planFromLait(connection.db, { path: LAIT, owner, days, extras: [extra] }, TODAY)
    expect(made.imports.map(({ counts: { changed: _c, unchanged: _u, ...counts } }) => counts)).toEqual(
      expected(oldCode, region),
    )
    const kept = made.imports.flatMap(({ findings = [] }) => findings.filter(({ does }) => does !== 'import'))
    expect(kept).toMatchObject([{ code: 'comparator-out-of-range', area: 'England', values: 9, does: 'keep-out' }])
    expect(kept[0]).toMatchObject({
      indicator: expect.stringMatching(/^First Time entrants /),
      why: expect.stringMatching(/run from 6[34]\.0 to 318\.0 per 100,000/),
    })
    const verdicts = await listVerdictCounts(connection.db, made.scope)
    expect(verdicts.reduce((sum, one) => sum + one.count, 0)).toBe(38)
    // Two measures are pooled over three years: too few of their periods do not overlap.
    expect(verdicts).toContainEqual({ verdict: 'too-soon-to-tell', reason: 'too-few-points', count: 2 })
    expect(verdicts).toContainEqual({ verdict: 'not-judged', reason: 'no-direction', count: 2 })
    expect(verdicts.filter((one) => one.verdict === 'too-soon-to-tell')).toHaveLength(1)
  },
  120_000,
)
