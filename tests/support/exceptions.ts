import type { ExceptionCountView, ExceptionListView, ExceptionRowView } from '@ttc/contracts/exception'
import { exception } from '@ttc/db/exception'
import { asc, eq } from 'drizzle-orm'
import { touchExceptions } from '../../apps/api/src/exception/touch-exceptions.command.ts'
import type { PlanFileInput } from '../../apps/api/src/plan/plan-file.ts'
import type { TestApp } from './app.ts'
import { anIndicator, aPlanFile, financialYear, yearlyValues } from './plan-file.ts'

const placed = { priority: 'homes', owner: 'owner', headline: false }
const own = (values: readonly (number | null)[]) => [{ area: 'E06900001', values: yearlyValues(values, 2016) }]
const steady = [22, 24, 23.5, 22.9, 23.1, 23.4]

/** A plan with an indicator of every part of the list: red for long and for a year, amber, by forecast, late and others. */
export function aPlanInTrouble(): PlanFileInput {
  const one = (code: string, values: readonly number[], more = {}) =>
    anIndicator({ code, name: `Indicator ${code}`, placed, series: own(values), ...more })
  return aPlanFile({
    members: [
      { key: 'coordinator', name: 'Plan coordinator', agency: 'Council', coordinates: true },
      { key: 'owner', name: 'Head of early help', agency: 'Council' },
      { key: 'head', name: 'Headteacher', agency: 'Schools' },
    ],
    indicators: [
      one('red-new', [...steady, 20.9, 20, 24.9]),
      one('red-long', [...steady, 26, 27, 28], { placed: { ...placed, owner: 'head' } }),
      one('amber', [...steady, 20, 20.4, 21.1], { level: 'performance', measureKind: 'how well' }),
      one('green', [...steady, 16, 14, 12]),
      one('no-target', [...steady, 20, 20, 20], { targets: [], rules: [] }),
      one('contextual', [...steady, 20, 20, 20], { polarity: 'contextual', targets: [], rules: [], baselines: [] }),
      one('forecast', [...steady, 20.6, 19.6, 19], {
        targets: [
          { ...financialYear(2023), value: 21 },
          { ...financialYear(2027), value: 16 },
        ],
      }),
      one('waits', [], { series: [], baselines: [], nextPublicationOn: '2027-03-01' }),
    ],
  })
}

export async function listed(it: TestApp, search = ''): Promise<ExceptionListView> {
  return (await it.get(`/exceptions${search}`)).json()
}

export async function counted(it: TestApp, search = ''): Promise<ExceptionCountView> {
  return (await it.get(`/exceptions/counts${search}`)).json()
}

export const codesOf = ({ exceptions }: ExceptionListView): string[] => exceptions.map(({ code }) => code)

export async function rowOf(it: TestApp, code: string): Promise<ExceptionRowView> {
  const parts = ['red-amber', 'forecast', 'late', 'no-target', 'not-due', 'contextual']
  for (const part of parts) {
    const found = (await listed(it, `?part=${part}&limit=300`)).exceptions.find((one) => one.code === code)
    if (found !== undefined) return found
  }
  throw new Error(`Nothing is listed of ${code}`)
}

/** Everything that is stored of a partnership's exceptions. */
export function storedExceptions({ connection, scope }: TestApp) {
  return connection.db
    .select()
    .from(exception)
    .where(eq(exception.partnershipId, scope.partnershipId))
    .orderBy(asc(exception.placementId))
}

/** The same, written afresh from what it tells of. */
export async function freshExceptions(it: TestApp) {
  await it.connection.db.transaction((tx) => touchExceptions(tx, it.scope, 'everything'))
  return storedExceptions(it)
}
