import type { Scale } from '../indicator.ts'
import type { Measurement } from '../measurement.ts'
import { describeGap, describeStatus, describeValue } from './value.ts'

/** One revision as far as it is told. `file` names the file it came from, or is empty. */
export type ToldRevision = Pick<Measurement, 'value' | 'status' | 'provisional'> &
  Readonly<{
    final: boolean
    revision: number
    origin: 'typed' | 'import' | 'example' | 'undo' | 'derived'
    file: string
  }>

/** How settled a value is: provisional until its publisher revises or confirms it, final once it will not be again. */
export function describeStanding({ provisional, final, revision }: ToldRevision): string {
  if (provisional) return 'provisional'
  if (final) return 'final'
  return revision > 1 ? 'revised' : ''
}

/**
 * What a revision did, in a sentence: recorded first, revised from one value to another, confirmed, made final, put
 * back by an undo. `before` is the revision of the same period before it, or null where that is not known.
 */
export function describeRevisionChange(now: ToldRevision, before: ToldRevision | null, scale: Scale): string {
  if (now.revision === 1) return now.origin === 'derived' ? 'First computed.' : 'First recorded.'
  if (before === null) return 'Recorded again.'
  const changed = changeWords(now, before, scale)
  if (now.origin !== 'undo') return changed
  const file = before.file === '' ? 'a file' : before.file
  return `Put back when ${file} was undone: ${changed.charAt(0).toLowerCase()}${changed.slice(1)}`
}

function changeWords(now: ToldRevision, before: ToldRevision, scale: Scale): string {
  const verb = now.origin === 'derived' ? 'Computed again' : 'Revised'
  if (now.value === null && before.value === null)
    return now.status === before.status
      ? settling(now, before)
      : `${verb}: ${describeStatus(now.status)}, before ${describeStatus(before.status)}.`
  if (now.value === null)
    return `${verb}: ${describeStatus(now.status)}, before ${describeValue(before.value ?? 0, scale)}.`
  if (before.value === null)
    return `${verb}: ${describeValue(now.value, scale)}, before ${describeStatus(before.status)}.`
  if (now.value === before.value) return settling(now, before)
  const gap = now.value - before.value
  const way = `${describeGap(gap, scale)} ${gap > 0 ? 'higher' : 'lower'}`
  return `${verb} from ${describeValue(before.value, scale)} to ${describeValue(now.value, scale)}, ${way}.`
}

/** The value stayed; what changed is how settled it is, or a note or count beside it. */
function settling(now: ToldRevision, before: ToldRevision): string {
  if (now.final && !before.final) return 'Unchanged, and now final.'
  if (!now.provisional && before.provisional) return 'Confirmed: no longer provisional.'
  if (now.provisional && !before.provisional) return 'Unchanged, and now provisional.'
  return 'Recorded again, unchanged.'
}
