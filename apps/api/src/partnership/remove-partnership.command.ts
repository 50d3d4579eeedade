import { action, actionUpdate, evidenceFile } from '@ttc/db/action'
import { assessment } from '@ttc/db/assessment'
import { auditEntry } from '@ttc/db/audit'
import { baseline, keptForecast } from '@ttc/db/baseline'
import { board, boardMember } from '@ttc/db/board'
import { adoption, editionTaken } from '@ttc/db/catalogue'
import { challenge } from '@ttc/db/challenge'
import { agendaItem, challengeMeeting, meetingChange } from '@ttc/db/challenge-meeting'
import { areaChoice } from '@ttc/db/comparator'
import type { Database } from '@ttc/db/connect'
import { digest, savedView } from '@ttc/db/digest'
import { escalation, escalationRule, roundStatus } from '@ttc/db/escalation'
import { exception, exceptionVersion } from '@ttc/db/exception'
import { followUp } from '@ttc/db/follow-up'
import { formula, formulaPart } from '@ttc/db/formula'
import { importMapping } from '@ttc/db/import'
import { breakdown, indicator, indicatorOutcome, seriesBreak, storedSeries } from '@ttc/db/indicator'
import { invitation } from '@ttc/db/invitation'
import { link, linkAnswer } from '@ttc/db/link'
import { mail } from '@ttc/db/mail'
import { batch, measurement } from '@ttc/db/measurement'
import { member, memberAgency } from '@ttc/db/member'
import { outcome } from '@ttc/db/outcome'
import { override } from '@ttc/db/override'
import { pack } from '@ttc/db/pack'
import { panelPaper, panelPriority } from '@ttc/db/panel'
import { partnership } from '@ttc/db/partnership'
import { placement, ragRule, target } from '@ttc/db/placement'
import { plan, planVersion } from '@ttc/db/plan'
import { priority, priorityOutcome } from '@ttc/db/priority'
import { promise, promiseEvent } from '@ttc/db/promise'
import { receipt } from '@ttc/db/receipt'
import { recoverySheet, recoverySheetEvent } from '@ttc/db/recovery-sheet'
import { reportCard, reportCardTurn, signedCard } from '@ttc/db/report-card'
import { memberRole } from '@ttc/db/role'
import { calendarLink, round, roundNotice } from '@ttc/db/round'
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
  followUp,
  promiseEvent,
  promise,
  challenge,
  meetingChange,
  agendaItem,
  digest,
  savedView,
  signedCard,
  reportCardTurn,
  reportCard,
  roundNotice,
  round,
  calendarLink,
  exception,
  exceptionVersion,
  escalation,
  escalationRule,
  roundStatus,
  recoverySheetEvent,
  recoverySheet,
  override,
  assessment,
  keptForecast,
  baseline,
  target,
  ragRule,
  measurement,
  linkAnswer,
  link,
  pack,
  panelPriority,
  panelPaper,
  challengeMeeting,
  placement,
  editionTaken,
  batch,
  storedSeries,
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
