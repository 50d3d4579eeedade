import type { ImportOptions, ImportView } from '@ttc/contracts/import'
import { newId } from '@ttc/contracts/new-id'
import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import { loadPlanFile } from '../plan/plan-file.command.ts'
import { PlanFile } from '../plan/plan-file.ts'
import { readRows } from './file-rows.ts'
import { openFileText } from './file-text.ts'
import { freezeByRule } from './freeze-by-rule.command.ts'
import { storeImport } from './import.command.ts'
import { type LaitMeasure, measureScan } from './lait-measures.ts'
import { type ExtraMeasure, laitPlan, type PlanDays, type PlanOwner } from './lait-plan.ts'
import { fileAt } from './received-file.ts'

/** A column of an Explore Education Statistics file that becomes one indicator more. */
export type EesColumn = Readonly<{ path: string; column: string; measure: ExtraMeasure }>

export type PlanMade = Readonly<{ scope: Scope; planId: string; imports: readonly ImportView[] }>

/**
 * A partnership with a plan made of published measures, their values for the own area, its neighbours, region and
 * England, baselines and targets by rule. All of it in one transaction, or nothing.
 */
export function planFromLait(
  db: Database,
  from: Readonly<{ path: string; owner: PlanOwner; days: PlanDays; extras: readonly EesColumn[] }>,
  today: string,
): Promise<PlanMade> {
  return db.transaction(async (tx) => {
    const measures = await measuresIn(from.path)
    const extras = from.extras.map((one) => one.measure)
    const file = PlanFile.parse(laitPlan(from.owner, from.days, measures, extras))
    const { scope, planId, indicators } = await loadPlanFile(tx, file, today)
    const idOf = (code: string) => indicators.get(code) ?? ''
    const keys = measures.map(({ code }) => ({ indicatorId: idOf(code), key: code, breakdown: '' }))
    const imports = [await stored(tx, scope, from.path, keys, today)]
    for (const { path, column, measure } of from.extras) {
      const key = { indicatorId: idOf(measure.code), key: column, breakdown: '' }
      imports.push(await stored(tx, scope, path, [key], today))
    }
    await freezeByRule(tx, scope, [...indicators.values()], from.days, today)
    return { scope, planId, imports }
  })
}

async function measuresIn(path: string): Promise<readonly LaitMeasure[]> {
  let scan: ReturnType<typeof measureScan> | null = null
  await readRows((await openFileText(path)).text(), {
    header: (cells) => {
      scan = measureScan(cells)
    },
    row: (_number, cells) => scan?.see(cells),
    uneven: () => {},
    ready: async () => {},
  })
  return (scan as ReturnType<typeof measureScan> | null)?.measures() ?? []
}

async function stored(
  tx: Database,
  scope: Scope,
  path: string,
  indicators: ImportOptions['indicators'],
  today: string,
): Promise<ImportView> {
  const usual = { areas: null, yearType: null, singleYear: null, source: '', refuseAllOnProblem: false }
  return storeImport(tx, scope, { id: newId(), file: await fileAt(path), options: { ...usual, indicators } }, today)
}
