import type { FormulaEntry, PartEntry } from '@ttc/contracts/formula'
import { newId } from '@ttc/contracts/new-id'
import type { TestApp } from './app.ts'
import { placeIn } from './place.ts'
import { anIndicator, aPlanFile, yearlyValues } from './plan-file.ts'
import { aRecord } from './request.ts'

type FileIndicator = Parameters<typeof anIndicator>[0]

const PLAIN = { baselines: [], targets: [], rules: [], placed: { priority: 'homes', owner: null } } as const

/** A count of children in the test partnership, with values of financial years from 2022 on, in the own area. */
const aCount = (code: string, values: readonly (number | null)[], over: FileIndicator = {}) =>
  anIndicator({
    ...PLAIN,
    baselines: [],
    targets: [],
    rules: [],
    code,
    name: `Count of ${code}`,
    unit: 'children',
    decimals: 0,
    multiplier: null,
    minimum: 0,
    maximum: null,
    series: [{ area: 'E06900001', values: yearlyValues(values, 2022) }],
    ...over,
  })

/** A percentage without a value yet, to be computed from two counts. */
const aResult = (code: string, over: FileIndicator = {}) =>
  anIndicator({
    placed: { priority: 'homes', owner: null },
    code,
    name: `Result ${code}`,
    baselines: [],
    targets: [],
    rules: [],
    series: [],
    ...over,
  })

/** Girls and boys, a share of both, and what is computed from it. */
export const aFormulaFile = () =>
  aPlanFile({
    indicators: [
      aCount('girls', [200, 220, null]),
      aCount('all', [400, 410, 420]),
      aResult('share'),
      aResult('total', { unit: 'children', decimals: 0, multiplier: null, minimum: null, maximum: null }),
    ],
  })

export const idOf = (it: TestApp, code: string): string => it.indicators.get(code) ?? ''
export const seriesOf = async (it: TestApp, code: string): Promise<string> => (await placeIn(it, code)).row.seriesId

export const partOf = (it: TestApp, code: string, over: Partial<PartEntry> = {}): PartEntry => ({
  indicatorId: idOf(it, code),
  areaCode: null,
  breakdownId: null,
  ...over,
})

export const sumOf = (it: TestApp, ...codes: readonly string[]): FormulaEntry => ({
  schema: 1,
  kind: 'sum',
  parts: codes.map((code) => partOf(it, code)),
})

/** Girls as a share of all, or of another count. */
export const shareOf = (it: TestApp, whole = 'all'): FormulaEntry => ({
  schema: 1,
  kind: 'rate',
  numerator: partOf(it, 'girls'),
  denominator: partOf(it, whole),
  multiplier: 100,
})

export const setFormula = (it: TestApp, code: string, formula: FormulaEntry | null, basedOnRevision = 0) =>
  it.send('POST', `/indicators/${idOf(it, code)}/formulas`, { id: newId(), basedOnRevision, formula })

type Revision = Readonly<{
  period: { start: string; end: string }
  value: number | null
  status: string
  revision: number
  origin: string
  supersededAt: string | null
  numerator: number | null
}>

export const revisionsOf = async (it: TestApp, code: string): Promise<readonly Revision[]> =>
  (await it.get(`/series/${await seriesOf(it, code)}/revisions`)).json().revisions

/** What stands for a series now, by the year its periods end in. */
export async function openOf(it: TestApp, code: string): Promise<ReadonlyMap<string, Revision>> {
  const open = (await revisionsOf(it, code)).filter((one) => one.supersededAt === null)
  return new Map(open.map((one) => [one.period.end.slice(0, 4), one]))
}

const ASKED = ['beyond-usual', 'factor', 'fraction', 'out-of-range']

/** Records a value of a financial year over whatever stands; null is a suppressed one. */
export async function record(it: TestApp, code: string, from: number, value: number | null) {
  const open = (await openOf(it, code)).get(String(from + 1))
  return it.send(
    'POST',
    '/measurements',
    aRecord(await seriesOf(it, code), {
      period: { start: `${from}-04-01`, end: `${from + 1}-03-31` },
      value,
      status: value === null ? 'suppressed' : 'value',
      basedOnRevision: open?.revision ?? 0,
      accepted: ASKED,
    }),
  )
}
