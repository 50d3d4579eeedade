import type { ActionStateView } from '@ttc/contracts/action'
import type { UpdateStatus } from '@ttc/domain/action'

const WORDS: Readonly<Record<ActionStateView['status'], string>> = {
  planned: 'Planned',
  'on-track': 'On track',
  late: 'Late',
  done: 'Done',
  stopped: 'Stopped',
}

/** How an action stands: "Late, 7 days overdue". */
export function standingWords({ status, overdueDays }: Pick<ActionStateView, 'status' | 'overdueDays'>): string {
  return overdueDays === null
    ? WORDS[status]
    : `${WORDS[status]}, ${overdueDays} day${overdueDays === 1 ? '' : 's'} overdue`
}

const HINTS: Readonly<Record<UpdateStatus, string>> = {
  'on-track': 'It will be done by the day it is due.',
  late: 'It will be done, and not by that day. Say why in the note.',
  done: 'Say what came of it.',
  stopped: 'It will not be done. Say why: that is worth knowing next time.',
}

export const statusChoices = (['on-track', 'late', 'done', 'stopped'] as const).map((value) => ({
  value,
  label: WORDS[value],
  hint: HINTS[value],
}))
