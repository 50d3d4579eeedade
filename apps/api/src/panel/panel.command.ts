import type { AnswerPanel, PanelQuestionView, SetPanelPaper } from '@ttc/contracts/panel'
import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import type { IsoDate } from '@ttc/domain/day'
import { Problem } from '@ttc/domain/problem'
import { note } from '../audit/audit.queries.ts'
import { type ChallengeRow, findChallenge, saveChallengeField } from '../challenge/challenge.queries.ts'
import { appendChange, type MeetingTurn, takeTurn } from '../challenge-meeting/change.queries.ts'
import { settleCrossing } from '../challenge-meeting/write-challenge.command.ts'
import { checkMember, findMember } from '../member/member.queries.ts'
import { listPriorities } from '../priority/priority.queries.ts'
import { findPaperVersion, listPanelPriorities, listPlacedUnder, savePaper } from './panel.queries.ts'
import { mayAnswer, panelQuestionView } from './panel.view.ts'
import { listPanelQuestions } from './panel-question.queries.ts'

const wrong = (field: string, message: string) => new Problem('invalid', message, { fields: [{ field, message }] })

function checkPlanned({ state }: MeetingTurn): void {
  if (state === 'planned') return
  throw new Problem('rule-broken', 'This meeting has begun. What is said from now on stands in its minutes.')
}

/** Sets the papers of the panel for a meeting; answers false where somebody else changed them first. */
export async function setPanelPaper(
  tx: Database,
  scope: Scope,
  meetingId: string,
  { version, priorities }: SetPanelPaper,
): Promise<boolean> {
  const meeting = await takeTurn(tx, scope, meetingId)
  checkPlanned(meeting)
  if ((await findPaperVersion(tx, scope, meetingId)) !== version) return false
  await checkChosen(tx, scope, meeting.planId, priorities)
  const before = await listPanelPriorities(tx, scope, meetingId)
  await savePaper(tx, scope, meetingId, priorities)
  await note(tx, scope, {
    action: 'challenge-meeting.run',
    object: 'challenge-meeting',
    id: meetingId,
    before: { panel: before.map(({ priority, plain }) => ({ priorityId: priority.id, plain })) },
    after: { panel: priorities },
  })
  return true
}

/** Refuses what does not stand in the meeting's plan: a priority of another, a curve of another priority. */
async function checkChosen(
  tx: Database,
  scope: Scope,
  planId: string,
  rows: SetPanelPaper['priorities'],
): Promise<void> {
  const known = new Set((await listPriorities(tx, scope, planId)).map(({ id }) => id))
  const placed = await listPlacedUnder(
    tx,
    scope,
    planId,
    rows.map(({ priorityId }) => priorityId),
  )
  const stands = new Set(placed.map(({ placementId, priorityId }) => `${priorityId} ${placementId}`))
  for (const [i, { priorityId, placementIds, answererMemberId }] of rows.entries()) {
    if (!known.has(priorityId))
      throw wrong(`priorities.${i}.priorityId`, 'This priority is not in the plan of the meeting. Choose another.')
    if (placementIds.some((id) => !stands.has(`${priorityId} ${id}`)))
      throw wrong(`priorities.${i}.placementIds`, 'One of these curves does not stand under this priority now.')
    await checkMember(tx, scope, answererMemberId, `priorities.${i}.answererMemberId`)
  }
}

type At = Readonly<{ meetingId: string; challengeId: string }>

/**
 * Answers a question of the panel before the meeting: from then on it is the challenge's answer like any other, on the
 * meeting's screen, in its minutes and in the ledger. What is stored already is stored again without a trace.
 */
export async function answerPanel(
  tx: Database,
  scope: Scope,
  { meetingId, challengeId }: At,
  { version, answer }: AnswerPanel,
  today: IsoDate,
): Promise<PanelQuestionView> {
  const meeting = await takeTurn(tx, scope, meetingId)
  const present = async () => {
    const row = (await listPanelQuestions(tx, scope, meetingId)).find(({ id }) => id === challengeId)
    if (row === undefined) throw new Problem('not-found', 'The panel has not put this question to this meeting.')
    return row
  }
  const question = await present()
  if (!mayAnswer(scope, question))
    throw new Problem(
      'forbidden',
      `${question.answerer === null ? 'Whoever runs the meeting' : `${question.answerer.name} (${question.answerer.agency})`} answers this question.`,
    )
  checkPlanned(meeting)
  const row = await findChallenge(tx, scope, challengeId)
  if (row === null || row.answer === answer) return panelQuestionView(question, scope, today)
  if ((row.versions.answer ?? 0) !== version)
    throw new Problem('conflict', 'Somebody else answered this question since you opened it.', {
      present: panelQuestionView(question, scope, today),
    })
  await saveAnswer(tx, scope, row, answer)
  return panelQuestionView(await present(), scope, today)
}

async function saveAnswer(tx: Database, scope: Scope, row: ChallengeRow, answer: string): Promise<void> {
  const agency = (await findMember(tx, scope, scope.memberId))?.agency ?? ''
  const who = { name: '', memberId: scope.memberId }
  const changes = [
    { field: 'answer', value: answer, was: row.answer, now: answer },
    { field: 'answeredBy', value: who, was: row.answeredByMemberId, now: scope.memberId },
    { field: 'answerAgency', value: agency, was: row.answerAgency, now: agency },
  ] as const
  let versions = row.versions
  for (const { was, now, ...change } of changes.filter((one) => one.was !== one.now)) {
    await saveChallengeField(tx, scope, { ...row, versions }, change)
    versions = { ...versions, [change.field]: (versions[change.field] ?? 0) + 1 }
    const told = { what: 'challenge', objectId: row.id, field: change.field } as const
    await appendChange(tx, scope, row.meetingId, { ...told, before: was, after: change.value })
  }
  await settleCrossing(tx, scope, row.id)
}
