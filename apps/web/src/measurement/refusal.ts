import { RevisionView, WarningView } from '@ttc/contracts/measurement'
import type { Problem } from '@ttc/domain/problem'

export type Warning = { code: string; message: string }

/** Why a value was not stored although every field is right: it looks wrong, or another came first. */
export type Refusal = Readonly<{ warnings: readonly Warning[]; conflict: RevisionView | null }>

/** Reads such a refusal; null for every other problem. */
export function readRefusal({ code, present }: Problem): Refusal | null {
  if (code === 'conflict') {
    const read = RevisionView.safeParse(present)
    return read.success ? { warnings: [], conflict: read.data } : null
  }
  if (code !== 'rule-broken' || typeof present !== 'object' || present === null || !('warnings' in present)) return null
  const read = WarningView.array().safeParse(present.warnings)
  return read.success && read.data.length > 0 ? { warnings: read.data, conflict: null } : null
}
