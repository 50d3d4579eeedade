import { useQuery } from '@tanstack/react-query'
import type { CurveView } from '@ttc/contracts/figure'
import type { SeriesView } from '@ttc/contracts/indicator'
import type { SheetPageView } from '@ttc/contracts/recovery-sheet'
import { pathBackTo } from '@ttc/domain/recovery-sheet/path'
import { useMemo } from 'react'
import { sheetPageQuery } from './recovery-sheet.api.ts'

type At = Readonly<{ partnership: string; placement: string }>

/** The curve with the way back that was promised last, where one was: for all children, and as it is known now. */
export function useCurveWithPath(at: At, { assessment, breakdown, curve }: SeriesView, isPresent: boolean): CurveView {
  const isWanted = isPresent && breakdown.all
  const page = useQuery({ ...sheetPageQuery(at), enabled: isWanted }).data
  return useMemo(() => {
    const days = page === undefined || !isWanted ? null : promisedIn(page)
    const path = days === null ? null : pathBackTo(curve, assessment.tolerance, days)
    return path === null ? curve : { ...curve, pathBack: { from: path.from, to: [...path.to] } }
  }, [page, isWanted, curve, assessment])
}

/** What was sent, never what is only drafted. A green indicator is back: nothing is drawn any more. */
function promisedIn({ sheet, before, assessment }: SheetPageView) {
  if (assessment === null || assessment.status === 'green') return null
  const isSent = sheet?.state === 'submitted' || sheet?.state === 'accepted'
  return isSent ? sheet.content : before
}
