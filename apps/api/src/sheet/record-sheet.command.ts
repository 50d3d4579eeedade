import type { SheetValue } from '@ttc/contracts/measurement'
import { WarningView } from '@ttc/contracts/measurement'
import type { RecordedSheetView, SheetRefusalView } from '@ttc/contracts/sheet'
import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import type { IsoDate } from '@ttc/domain/period'
import { Problem } from '@ttc/domain/problem'
import { z } from 'zod'
import { scaleOf } from '../assessment/ground.ts'
import { recordValue } from '../measurement/record.command.ts'
import type { SheetRow } from './sheet.queries.ts'

/**
 * Records many values within one transaction that holds their indicators. One that is refused leaves no trace and does
 * not keep the others from being stored; what goes wrong otherwise ends the transaction. The caller assesses afresh.
 */
export async function recordSheet(
  tx: Database,
  scope: Scope,
  rows: ReadonlyMap<string, SheetRow>,
  values: readonly SheetValue[],
  today: IsoDate,
): Promise<RecordedSheetView> {
  const stored: RecordedSheetView['stored'] = []
  const refused: SheetRefusalView[] = []
  for (const value of values) {
    const row = rows.get(value.seriesId)?.row
    if (row === undefined) throw new Error('A value of a series that is not in the sheet')
    const { seriesId, period } = value
    try {
      stored.push({ seriesId, period, revision: await recordValue(tx, scope, scaleOf(row), value, today) })
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem
      refused.push({ seriesId, period, ...refusalOf(problem) })
    }
  }
  return { stored, refused }
}

const Asking = z.object({ warnings: z.array(WarningView) })

function refusalOf({ message, code, fields, present }: Problem) {
  const asking = Asking.safeParse(present)
  return {
    detail: message,
    fields: [...fields],
    warnings: asking.success ? asking.data.warnings : [],
    conflict: code === 'conflict',
  }
}
