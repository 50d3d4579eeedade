import type { ChallengeRowView, ChallengeView } from '@ttc/contracts/challenge'
import type { ChallengeRow } from './challenge.queries.ts'
import type { LedgerChallenge } from './ledger.queries.ts'

export function challengeView(row: ChallengeRow): ChallengeView {
  const { askedBy, askedByMemberId, answeredBy, answeredByMemberId, removedAt } = row
  return {
    id: row.id,
    itemId: row.itemId,
    placementId: row.placementId,
    priorityId: row.priorityId,
    source: row.source,
    position: row.position,
    askedOn: row.askedOn,
    question: row.question,
    askedBy: { name: askedBy, memberId: askedByMemberId },
    agency: row.agency,
    answer: row.answer,
    answeredBy: { name: answeredBy, memberId: answeredByMemberId },
    answerAgency: row.answerAgency,
    decision: row.decision,
    removed: removedAt !== null,
    versions: row.versions,
    version: row.version,
  }
}

export function challengeRowView({ indicatorName, placementId, ...row }: LedgerChallenge): ChallengeRowView {
  return {
    ...row,
    indicator: placementId === null || indicatorName === null ? null : { placementId, name: indicatorName },
  }
}
