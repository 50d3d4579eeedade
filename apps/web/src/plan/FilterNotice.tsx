import type { PlanView } from '@ttc/contracts/plan'
import { describeVerdict } from '@ttc/domain/verdict.words'
import { Notice } from '../design/Notice.tsx'
import { STATUS_WORD } from '../design/status.ts'
import { distinctIndicators, isShown, type PlanFilter, rowsOf } from './plan-rows.ts'

/** Says that not everything is shown, why, and how to see the rest. */
export function FilterNotice({ plan, filter, address }: { plan: PlanView; filter: PlanFilter; address: string }) {
  const said = wordsOf(filter)
  if (said === '') return null
  const rows = distinctIndicators(rowsOf(plan))
  const shown = rows.filter((row) => isShown(row, filter)).length
  return (
    <Notice tone="advice">
      <p role="status">
        Showing {shown} of {rows.length} indicators: {said}. <a href={address}>Show all</a>
      </p>
    </Notice>
  )
}

function wordsOf({ status, verdict, late }: PlanFilter): string {
  const parts = [
    status === undefined ? '' : STATUS_WORD[status].toLowerCase(),
    verdict === undefined ? '' : describeVerdict({ verdict, strength: null }).toLowerCase(),
    late === true ? 'late' : '',
  ]
  return parts.filter((part) => part !== '').join(', ')
}
