import type { Connection } from '@ttc/db/connect'
import type { FastifyInstance } from 'fastify'
import { exampleAccountRoutes } from '../account/example-account.routes.ts'
import { invitationRoutes } from '../account/invitation.routes.ts'
import { passwordRoutes } from '../account/password.routes.ts'
import { providerRoutes } from '../account/provider.routes.ts'
import { sessionRoutes } from '../account/session.routes.ts'
import { setUpRoutes } from '../account/set-up.routes.ts'
import { signInRoutes } from '../account/sign-in.routes.ts'
import { twoFactorRoutes } from '../account/two-factor.routes.ts'
import { actionRoutes } from '../action/action.routes.ts'
import { listJudged } from '../assessment/judged.queries.ts'
import { auditRoutes } from '../audit/audit.routes.ts'
import { baselineRoutes } from '../baseline/baseline.routes.ts'
import { boardRoutes } from '../board/board.routes.ts'
import { seatRoutes } from '../board/seat.routes.ts'
import { breakdownRoutes } from '../breakdown/breakdown.routes.ts'
import { adoptRoutes } from '../catalogue/adopt.routes.ts'
import { catalogueRoutes } from '../catalogue/catalogue.routes.ts'
import { editionUpdateRoutes } from '../catalogue/edition-update.routes.ts'
import { challengeRoutes } from '../challenge/challenge.routes.ts'
import { challengeMeetingRoutes } from '../challenge-meeting/challenge-meeting.routes.ts'
import { ledgerRoutes } from '../challenge-meeting/ledger.routes.ts'
import { minutesRoutes } from '../challenge-meeting/minutes.routes.ts'
import { minutesFileRoutes } from '../challenge-meeting/minutes-file.routes.ts'
import { comparatorRoutes } from '../comparator/comparator.routes.ts'
import { targetRealityRoutes } from '../comparator/target-reality.routes.ts'
import { detectorRoutes } from '../detector/detector.routes.ts'
import { viewRoutes } from '../digest/view.routes.ts'
import { weeklyMailRoutes } from '../digest/weekly-mail.routes.ts'
import { escalationRoutes } from '../escalation/escalation.routes.ts'
import { escalationRuleRoutes } from '../escalation/rule.routes.ts'
import { exceptionRoutes } from '../exception/exception.routes.ts'
import { exportRoutes } from '../export/export.routes.ts'
import { feedRoutes } from '../feed/feed.routes.ts'
import { followUpRoutes } from '../follow-up/follow-up.routes.ts'
import { formulaRoutes } from '../formula/formula.routes.ts'
import { ideaRoutes } from '../idea/idea.routes.ts'
import { importRoutes } from '../import/import.routes.ts'
import { inspectionRoutes } from '../import/inspection.routes.ts'
import { indicatorRoutes } from '../indicator/indicator.routes.ts'
import { placedRoutes } from '../indicator/placed.routes.ts'
import { leavingRoutes } from '../leaving/leaving.routes.ts'
import { linkRoutes } from '../link/link.routes.ts'
import { openLinkRoutes } from '../link/open-link.routes.ts'
import { packLinkRoutes } from '../link/pack-link.routes.ts'
import { questionLinkRoutes } from '../link/question-link.routes.ts'
import { mailRoutes } from '../mail/mail.routes.ts'
import { measurementRoutes } from '../measurement/measurement.routes.ts'
import { smallNumberRoutes } from '../measurement/small-number.routes.ts'
import { absenceRoutes } from '../member/absence.routes.ts'
import { memberRoutes } from '../member/member.routes.ts'
import { roleRoutes } from '../member/role.routes.ts'
import { outcomeRoutes } from '../outcome/outcome.routes.ts'
import { overrideRoutes } from '../override/override.routes.ts'
import { packRoutes } from '../pack/pack.routes.ts'
import { panelRoutes } from '../panel/panel.routes.ts'
import { partnershipRoutes } from '../partnership/partnership.routes.ts'
import { placementRoutes } from '../placement/placement.routes.ts'
import { findPlan } from '../plan/plan.queries.ts'
import { planRoutes } from '../plan/plan.routes.ts'
import { priorityRoutes } from '../priority/priority.routes.ts'
import { promiseRoutes } from '../promise/promise.routes.ts'
import { sheetDraftRoutes } from '../recovery-sheet/draft.routes.ts'
import { recoverySheetRoutes } from '../recovery-sheet/recovery-sheet.routes.ts'
import { reportCardRoutes } from '../report-card/report-card.routes.ts'
import { cardWritingRoutes } from '../report-card/writing.routes.ts'
import { calendarRoutes } from '../round/calendar.routes.ts'
import { owedRoutes } from '../round/owed.routes.ts'
import { roundRoutes } from '../round/round.routes.ts'
import { sheetRoutes } from '../sheet/sheet.routes.ts'
import { ruleRegisterRoutes } from '../target/rule-register.routes.ts'
import { targetRoutes } from '../target/target.routes.ts'
import { tokenRoutes } from '../token/token.routes.ts'
import { trackRecordRoutes } from '../track-record/track-record.routes.ts'
import { answerRoutes } from '../turning-the-curve/answer.routes.ts'
import { differenceRoutes } from '../turning-the-curve/difference.routes.ts'
import { evidenceRoutes } from '../turning-the-curve/evidence.routes.ts'
import { liveRoutes } from '../turning-the-curve/live.routes.ts'
import { meetingRoutes } from '../turning-the-curve/meeting.routes.ts'
import { carryOutSheet } from '../turning-the-curve/sheet-action.queries.ts'
import { walkRoutes } from '../turning-the-curve/walk.routes.ts'
import { healthRoutes } from './health.routes.ts'

/** Every route of the API, a room a line. */
export async function apiRoutes(app: FastifyInstance, { connection }: { connection: Connection }): Promise<void> {
  await app.register(healthRoutes, { connection })
  await app.register(signInRoutes)
  await app.register(providerRoutes)
  await app.register(passwordRoutes)
  await app.register(twoFactorRoutes)
  await app.register(sessionRoutes)
  await app.register(invitationRoutes)
  await app.register(setUpRoutes)
  if (app.accounts.settings.signInAs) await app.register(exampleAccountRoutes)
  await app.register(mailRoutes)
  await app.register(partnershipRoutes)
  await app.register(exportRoutes)
  await app.register(memberRoutes)
  await app.register(absenceRoutes)
  await app.register(roleRoutes)
  await app.register(leavingRoutes)
  await app.register(boardRoutes)
  await app.register(seatRoutes)
  await app.register(auditRoutes)
  await app.register(tokenRoutes)
  await app.register(planRoutes)
  await app.register(outcomeRoutes)
  await app.register(priorityRoutes)
  await app.register(comparatorRoutes)
  await app.register(indicatorRoutes)
  await app.register(breakdownRoutes)
  await app.register(formulaRoutes)
  await app.register(placementRoutes)
  await app.register(placedRoutes)
  await app.register(targetRoutes)
  await app.register(ruleRegisterRoutes)
  await app.register(targetRealityRoutes)
  await app.register(overrideRoutes)
  await app.register(baselineRoutes)
  await app.register(measurementRoutes)
  await app.register(sheetRoutes)
  await app.register(smallNumberRoutes)
  await app.register(linkRoutes)
  await app.register(openLinkRoutes)
  await app.register(questionLinkRoutes)
  await app.register(packLinkRoutes)
  await app.register(reportCardRoutes)
  await app.register(cardWritingRoutes)
  await app.register(trackRecordRoutes)
  await app.register(importRoutes)
  await app.register(inspectionRoutes)
  await app.register(feedRoutes)
  await app.register(catalogueRoutes)
  await app.register(adoptRoutes)
  await app.register(editionUpdateRoutes)
  await app.register(async (walks) => {
    await walks.register(liveRoutes)
    await walks.register(walkRoutes)
    await walks.register(answerRoutes)
    await walks.register(differenceRoutes)
    await walks.register(evidenceRoutes)
    await walks.register(meetingRoutes)
  })
  await app.register(actionRoutes)
  await app.register(recoverySheetRoutes, { listJudged })
  await app.register(sheetDraftRoutes, { carryOut: carryOutSheet })
  await app.register(escalationRoutes)
  await app.register(escalationRuleRoutes)
  await app.register(ideaRoutes)
  await app.register(exceptionRoutes)
  await app.register(detectorRoutes)
  await app.register(async (meetings) => {
    await meetings.register(minutesRoutes)
    await meetings.register(challengeMeetingRoutes, { findPlan })
    await meetings.register(minutesFileRoutes)
  })
  await app.register(followUpRoutes)
  await app.register(packRoutes)
  await app.register(panelRoutes)
  await app.register(challengeRoutes)
  await app.register(promiseRoutes)
  await app.register(ledgerRoutes)
  await app.register(viewRoutes)
  await app.register(weeklyMailRoutes)
  await app.register(roundRoutes)
  await app.register(owedRoutes)
  await app.register(calendarRoutes)
}
