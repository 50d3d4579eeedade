import type { CardRow, CardStatus } from '@ttc/contracts/report-card'
import { spokenUnit } from '@ttc/domain/figure/value'
import { signOf } from '@ttc/domain/indicator'
import type { Status } from '../design/status.ts'
import type { Side } from '../design/VerdictMark.tsx'

/** A frozen card's states as what the design's marks are told. */

const STATUS: Readonly<Record<CardStatus, Status>> = {
  red: 'red',
  amber: 'amber',
  green: 'green',
  'no-target': 'no-target',
  contextual: 'contextual',
  'no-value': 'not-due',
}

export function statusOfCard({ status, due }: Pick<CardRow, 'status' | 'due'>): Status {
  return status.shown === 'no-value' && due.state === 'late' ? 'late' : STATUS[status.shown]
}

/** Which side of the forecast the results lie on: good is above it where higher is better. */
export function sideOfCard({ verdict, curve }: Pick<CardRow, 'verdict' | 'curve'>): Side {
  const good = verdict.verdict === 'turned' || verdict.verdict === 'slowing'
  if (!good && verdict.verdict !== 'worse-than-the-baseline') return 'along'
  return good === (signOf(curve.scale.polarity) === 1) ? 'above' : 'below'
}

/** The unit that the short number leaves out, the period, and whether it is provisional. */
export function periodOf({ latest, unit }: CardRow): string {
  if (latest === null) return ''
  const said = latest.value === null ? '' : spokenUnit(unit)
  return [said, latest.period, latest.provisional ? 'provisional' : ''].filter((part) => part !== '').join(', ')
}
