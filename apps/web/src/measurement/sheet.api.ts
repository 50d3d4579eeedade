import { queryOptions } from '@tanstack/react-query'
import { CheckedMeasurementView, type SheetValue } from '@ttc/contracts/measurement'
import { RecordedSheetView, type RecordSheet, SheetView } from '@ttc/contracts/sheet'
import { apiOf } from '../http/address.ts'
import { request } from '../http/http.ts'
import { useChange } from '../http/use-change.ts'

type OfPriority = Readonly<{ partnership: string; priority: string }>

const sheetOf = ({ partnership, priority }: OfPriority) => `${apiOf(partnership)}/priorities/${priority}/sheet`

/** The latest values of all of a priority's indicators. */
export const sheetQuery = (at: OfPriority) =>
  queryOptions({
    queryKey: ['measurement', at.partnership, 'sheet', at.priority],
    queryFn: ({ signal }) => request(SheetView, sheetOf(at), { signal }),
  })

export const useRecordSheet = (at: OfPriority) =>
  useChange(
    (json: RecordSheet) => request(RecordedSheetView, sheetOf(at), { json }),
    ['measurement', 'indicator', 'plan', 'report-card', 'recovery-sheet', 'link'],
  )

/** What a value looks like beside its series, before it is stored; null while nothing readable is typed. */
export function checkQuery(partnership: string, value: SheetValue | null) {
  const { accepted: _, basedOnRevision: __, ...json } = value ?? ({} as SheetValue)
  return queryOptions({
    queryKey: ['measurement', partnership, 'check', json],
    enabled: value !== null,
    retry: false,
    queryFn: ({ signal }) =>
      request(CheckedMeasurementView, `${apiOf(partnership)}/measurements/check`, { json, signal }),
  })
}
