import { action, actionUpdate, evidenceFile } from '@ttc/db/action'
import { assessment } from '@ttc/db/assessment'
import { auditEntry } from '@ttc/db/audit'
import { baseline, keptForecast } from '@ttc/db/baseline'
import { board, boardMember } from '@ttc/db/board'
import { adoption, editionTaken } from '@ttc/db/catalogue'
import { areaChoice } from '@ttc/db/comparator'
import type { Database } from '@ttc/db/connect'
import { digest, savedView } from '@ttc/db/digest'
import { exception, exceptionVersion } from '@ttc/db/exception'
import { formula, formulaPart } from '@ttc/db/formula'
import { importMapping } from '@ttc/db/import'
import { breakdown, indicator, indicatorOutcome, series, seriesBreak } from '@ttc/db/indicator'
import { invitation } from '@ttc/db/invitation'
import { mail } from '@ttc/db/mail'
import { batch, measurement } from '@ttc/db/measurement'
import { member, memberAgency } from '@ttc/db/member'
import { outcome } from '@ttc/db/outcome'
import { override } from '@ttc/db/override'
import { partnership } from '@ttc/db/partnership'
import { placement, ragRule, target } from '@ttc/db/placement'
import { plan, planVersion } from '@ttc/db/plan'
import { priority, priorityOutcome } from '@ttc/db/priority'
import { receipt } from '@ttc/db/receipt'
import { recoverySheet, recoverySheetEvent } from '@ttc/db/recovery-sheet'
import { memberRole } from '@ttc/db/role'
import { token } from '@ttc/db/token'
import { adviceSetAside, answer, confirmedStep, dot, groupMeeting, walk, walkChange } from '@ttc/db/turning-the-curve'
import type { Scope } from '@ttc/domain/access'
import { eq } from 'drizzle-orm'
import { allowAuditChange } from '../audit/audit.queries.ts'

/** In the order in which nothing is left pointing to what has gone. */
const tables = [
  receipt,
  mail,
  invitation,
  token,
  auditEntry,
  memberRole,
  boardMember,
  board,
  actionUpdate,
  action,
  evidenceFile,
  walkChange,
  dot,
  adviceSetAside,
  confirmedStep,
  groupMeeting,
  answer,
  walk,
  digest,
  savedView,
  exception,
  exceptionVersion,
  recoverySheetEvent,
  recoverySheet,
  override,
  assessment,
  keptForecast,
  baseline,
  target,
  ragRule,
  placement,
  measurement,
  editionTaken,
  batch,
  series,
  breakdown,
  seriesBreak,
  indicatorOutcome,
  formulaPart,
  formula,
  adoption,
  indicator,
  priorityOutcome,
  priority,
  outcome,
  planVersion,
  plan,
  importMapping,
  areaChoice,
  memberAgency,
  member,
] as const

/** Removes a partnership with every row of it, in one transaction. For the worked example and for tests; no screen does. */
export function removePartnership(db: Database, scope: Scope): Promise<void> {
  return db.transaction(async (tx) => {
    await allowAuditChange(tx, 'remove-partnership')
    for (const table of tables) await tx.delete(table).where(eq(table.partnershipId, scope.partnershipId))
    await tx.delete(partnership).where(eq(partnership.id, scope.partnershipId))
  })
}
