import type { PanelQuestionView } from '@ttc/contracts/panel'
import { isAllowed, type Scope } from '@ttc/domain/access'
import type { IsoDate } from '@ttc/domain/day'
import { answerDueOn, panelQuestionStateOf } from '@ttc/domain/panel'
import type { PanelQuestionRow } from './panel-question.queries.ts'

type Owed = Pick<PanelQuestionRow, 'answerer' | 'leadMemberId'> & Readonly<{ meeting: Readonly<{ planId: string }> }>

/** Whoever owes the answer may give it, the lead of the priority, and whoever runs the meeting. */
export function mayAnswer(scope: Scope, { answerer, leadMemberId, meeting }: Owed): boolean {
  if (answerer?.id === scope.memberId || leadMemberId === scope.memberId) return true
  return isAllowed(scope.grants, 'challenge-meeting.run', { planId: meeting.planId, priorityId: null })
}

export function panelQuestionView(row: PanelQuestionRow, scope: Scope, today: IsoDate): PanelQuestionView {
  const { meeting, answer, versions, question, askedBy, agency, priority, answerer, answeredBy, answeredOn } = row
  const { id, name, planId, meetsOn } = meeting
  return {
    id: row.id,
    meeting: { id, name, planId, meetsOn },
    priority,
    question,
    askedBy,
    agency,
    answerer,
    dueOn: answerDueOn(meetsOn),
    state: panelQuestionStateOf({ answer, meetsOn }, today),
    answer,
    answeredBy: answer === '' ? '' : answeredBy,
    answeredOn: answer === '' ? null : answeredOn,
    version: versions.answer ?? 0,
    mayAnswer: meeting.state === 'planned' && mayAnswer(scope, row),
  }
}

const rank = { late: 0, waits: 1, answered: 2 } as const

/** Late first, then what waits, then what is answered; as they came within each. */
export const byUrgency = (a: PanelQuestionView, b: PanelQuestionView) => rank[a.state] - rank[b.state]
