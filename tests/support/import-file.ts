import { randomUUID } from 'node:crypto'
import type { ImportOptions, ImportView } from '@ttc/contracts/import'
import type { LightMyRequestResponse } from 'fastify'
import { loadPlanFile } from '../../apps/api/src/plan/plan-file.command.ts'
import { PlanFile } from '../../apps/api/src/plan/plan-file.ts'
import { type TestApp, TODAY } from './app.ts'
import { aPlanFile } from './plan-file.ts'
import { joinAs } from './two-partnerships.ts'

/** The same application with a partnership of its own for one test, as new as the first was. */
export async function inNewPartnership(it: TestApp): Promise<TestApp> {
  const { scope, planId, indicators } = await loadPlanFile(it.connection.db, PlanFile.parse(aPlanFile()), TODAY)
  await joinAs(it, scope)
  const at = `/api/partnerships/${scope.partnershipId}`
  const get = (path: string) => it.app.inject({ method: 'GET', url: at + path })
  const send: TestApp['send'] = (method, path, payload) =>
    it.app.inject({ method, url: at + path, payload: payload as Record<string, unknown> })
  return { ...it, scope, planId, indicators, at, get, send }
}

export type LaitRow = readonly [code: string, period: string, area: string, value: string]

const HEADER =
  'topic,indicator_code,indicator,polarity,unit,year_type,dps,period_label,geographic_level,area_code,old_la_code,area_name,region_name,value_text,value'

/** A small file in the shape of LAIT tidied to one value a row. */
export const laitFile = (rows: readonly LaitRow[]): string =>
  [
    HEADER,
    ...rows.map(
      ([code, period, area, value]) =>
        `Topic,${code},Name of ${code},Low,%,Financial Year,1,${period},Local authority,${area},,Somewhere,Region,${value},${value}`,
    ),
    '',
  ].join('\n')

export type Upload = Readonly<{
  file: string | Uint8Array
  name?: string
  id?: string | null
  options?: Partial<ImportOptions>
  meta?: string | null
  accept?: string
}>

/** The options of the usual upload: the test plan's one indicator from the code of the same name. */
export const optionsFor = (it: TestApp, over: Partial<ImportOptions> = {}): Partial<ImportOptions> => ({
  indicators: [{ indicatorId: it.indicators.get('rereferrals') ?? '', key: 'ReReferral', breakdown: '' }],
  ...over,
})

const multipart = (
  fields: Readonly<Record<string, string>>,
  file: string | Uint8Array,
  name: string,
  meta: string | null = null,
) => {
  const boundary = `----${randomUUID()}`
  const part = (head: string) => `--${boundary}\r\nContent-Disposition: form-data; ${head}\r\n\r\n`
  const payload = Buffer.concat([
    ...Object.entries(fields).map(([key, value]) => Buffer.from(`${part(`name="${key}"`)}${value}\r\n`)),
    Buffer.from(part(`name="file"; filename="${name}"\r\nContent-Type: text/csv`)),
    Buffer.from(file),
    ...(meta === null
      ? []
      : [Buffer.from(`\r\n${part('name="meta"; filename="figures.meta.csv"\r\nContent-Type: text/csv')}${meta}`)]),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  return { payload, headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } }
}

const ask = (it: TestApp, path: string, upload: Upload) => {
  const { file, name = 'figures.csv', id = null, options = {}, meta = null, accept = 'application/json' } = upload
  const fields = { ...(id === null ? {} : { id }), options: JSON.stringify(optionsFor(it, options)) }
  const { payload, headers } = multipart(fields, file, name, meta)
  return it.app.inject({ method: 'POST', url: it.at + path, payload, headers: { ...headers, accept } })
}

/** Asks what a file holds; of the options only the table is sent. */
export const inspect = (it: TestApp, { file, name = 'figures.csv', options = {}, meta = null }: Upload) => {
  const { payload, headers } = multipart({ options: JSON.stringify({ table: options.table }) }, file, name, meta)
  return it.app.inject({ method: 'POST', url: `${it.at}/imports/inspect`, payload, headers })
}

export const preview = (it: TestApp, upload: Upload): Promise<LightMyRequestResponse> =>
  ask(it, '/imports/preview', upload)

export const store = (it: TestApp, upload: Upload): Promise<LightMyRequestResponse> =>
  ask(it, '/imports', { id: randomUUID(), ...upload })

/** What the values of a file became, as one number: it must be the values read. */
export const sumOf = ({ counts }: ImportView): number =>
  counts.added + counts.changed + counts.unchanged + counts.refused + counts.keptOut + counts.notAskedFor
