import type { QuestionsAskedView, WriteQuestion } from '@ttc/contracts/link/question'
import type { Database } from '@ttc/db/connect'
import { type Scope, scopeFor } from '@ttc/domain/access'
import { meetingLimits } from '@ttc/domain/challenge-meeting'
import type { IsoDate } from '@ttc/domain/day'
import { isQuestionLinkOpen, QUESTIONS_OF_LINK } from '@ttc/domain/link'
import { LINK_OVER } from '@ttc/domain/link.words'
import { describeAnswerer } from '@ttc/domain/panel.words'
import { Problem } from '@ttc/domain/problem'
import { hashOf } from '../account/server-secret.queries.ts'
import { note } from '../audit/audit.queries.ts'
import {
  type ChallengeRow,
  findChallenge,
  listChallengesOf,
  saveChallengeField,
  saveNewChallenge,
} from '../challenge/challenge.queries.ts'
import { listItems } from '../challenge-meeting/agenda.queries.ts'
import { appendChange, takeTurn } from '../challenge-meeting/change.queries.ts'
import { listPanelPriorities } from '../panel/panel.queries.ts'
import { panelPapers } from '../panel/papers.queries.ts'
import { markAnswered } from './link.queries.ts'
import {
  findQuestionLinkByKey,
  listQuestionsOf,
  presentQuestionLink,
  type QuestionLinkRow,
  type QuestionRow,
} from './question-link.queries.ts'

type Opened = Readonly<{ found: QuestionLinkRow; scope: Scope }>

/** The open link for questions of a key; null where the key is of no such link at all. One that is over is refused. */
export async function openQuestionLink(db: Database, key: string, today: IsoDate): Promise<Opened | null> {
  const found = await findQuestionLinkByKey(db, hashOf(key))
  if (found === null) return null
  checkOpen(found, today)
  const { partnershipId } = found.link
  return { found, scope: scopeFor(partnershipId, partnershipId) }
}

/** The same, or the refusal. */
export async function presentAsking(db: Database, key: string, today: IsoDate): Promise<Opened> {
  const opened = await openQuestionLink(db, key, today)
  if (opened === null) throw new Problem('not-found', LINK_OVER)
  return opened
}

function checkOpen({ link, meeting }: Pick<QuestionLinkRow, 'link' | 'meeting'>, today: IsoDate): void {
  if (!isQuestionLinkOpen({ withdrawn: link.withdrawnAt !== null, meeting }, today))
    throw new Problem('not-found', LINK_OVER)
}

export async function questionsAskedView(db: Database, { found, scope }: Opened): Promise<QuestionsAskedView> {
  const { link, meeting, plan, partnership, by } = found
  const items = await listItems(db, scope, meeting.id)
  return {
    kind: 'question',
    partnership,
    plan: plan.name,
    forName: link.forName,
    agency: link.agency,
    askedBy: { name: by.name, agency: by.agency },
    meeting: { name: meeting.name, meetsOn: meeting.meetsOn, startsAt: meeting.startsAt, place: meeting.place },
    items: items.map(({ kind, title }) => ({ kind, title })),
    questions: (await listQuestionsOf(db, scope, link.id)).map((one) => questionView(one, link.forPanel)),
    papers: link.forPanel ? await panelPapers(db, scope, meeting) : null,
    most: QUESTIONS_OF_LINK,
  }
}

/** The answer is told to the panel alone: what was said to others is the meeting's to tell. */
function questionView(
  { id, question, version, priorityId, answer, answeredOn, leads, answerAgency }: QuestionRow,
  forPanel: boolean,
): QuestionsAskedView['questions'][number] {
  const told =
    !forPanel || answer === '' || answeredOn === null
      ? null
      : { words: answer, by: describeAnswerer({ leads, agency: answerAgency }), on: answeredOn }
  return { id, question, version, priorityId, answer: told }
}

/**
 * Writes a question through a link, changes it or takes it out. What is stored already is stored again without a trace,
 * so that a request whose answer was lost can be repeated.
 */
export async function writeQuestion(db: Database, body: WriteQuestion, today: IsoDate): Promise<void> {
  const { scope, found } = await presentAsking(db, body.key, today)
  await db.transaction(async (tx) => {
    // Held: the meeting may have begun since, or the link been withdrawn.
    const meeting = await takeTurn(tx, scope, found.meeting.id)
    const { link } = await presentQuestionLink(tx, scope, { meetingId: meeting.id, linkId: found.link.id })
    checkOpen({ link, meeting }, today)
    const row = await findChallenge(tx, scope, body.id)
    if (row === null) await addQuestion(tx, scope, { link, meeting }, body, today)
    else await changeQuestion(tx, scope, row, link.id, body)
    await markAnswered(tx, scope, link.id, new Date())
    // The trail names the link, and nobody as author: whoever holds its key is not signed in.
    const after = { question: body.id }
    await note(tx, scope, { action: 'link.answer', object: 'link', id: link.id, before: null, after, by: null })
  })
}

async function addQuestion(
  tx: Database,
  scope: Scope,
  { link, meeting }: Pick<QuestionLinkRow, 'link' | 'meeting'>,
  { id, question, version, priorityId }: WriteQuestion,
  today: IsoDate,
): Promise<void> {
  if (version !== 0) throw new Problem('not-found', 'There is no such question. Load the page again.')
  const empty = 'Write your question first.'
  if (question === '') throw new Problem('invalid', empty, { fields: [{ field: 'question', message: empty }] })
  if ((await listQuestionsOf(tx, scope, link.id)).length >= QUESTIONS_OF_LINK)
    throw new Problem('rule-broken', `You can send ${QUESTIONS_OF_LINK} questions. Change or take out one of them.`)
  const before = (await listChallengesOf(tx, scope, meeting.id)).filter(({ source }) => source === 'before')
  if (before.length >= meetingLimits.questions)
    throw new Problem('rule-broken', `${meetingLimits.questions} questions wait for this meeting. No more can be sent.`)
  await saveNewChallenge(tx, scope, {
    id,
    meetingId: meeting.id,
    itemId: link.forPanel ? await panelItemOf(tx, scope, meeting.id) : null,
    placementId: null,
    priorityId: await aboutOf(tx, scope, { link, meeting }, priorityId),
    linkId: link.id,
    source: 'before',
    askedOn: today,
    question,
    askedBy: link.forName,
    agency: link.agency,
    versions: { question: 1, askedBy: 1, agency: 1 },
  })
  const change = { what: 'challenge', objectId: id, field: 'question', after: question, memberId: null } as const
  await appendChange(tx, scope, meeting.id, change)
}

/** The item under which the panel's questions stand, where the agenda has one. */
async function panelItemOf(tx: Database, scope: Scope, meetingId: string): Promise<string | null> {
  return (await listItems(tx, scope, meetingId)).find(({ forPanel }) => forPanel)?.id ?? null
}

/** The priority a question is about, or the refusal where it is not in the papers that the link shows. */
async function aboutOf(
  tx: Database,
  scope: Scope,
  { link, meeting }: Pick<QuestionLinkRow, 'link' | 'meeting'>,
  priorityId: string | null,
): Promise<string | null> {
  if (priorityId === null) return null
  const papers = link.forPanel ? await listPanelPriorities(tx, scope, meeting.id) : []
  if (papers.some(({ priority }) => priority.id === priorityId)) return priorityId
  const message = 'This part of the plan is no longer in your papers. Ask about another, or about the meeting.'
  throw new Problem('invalid', message, { fields: [{ field: 'priorityId', message }] })
}

async function changeQuestion(
  tx: Database,
  scope: Scope,
  row: ChallengeRow,
  linkId: string,
  { id, question, version }: WriteQuestion,
): Promise<void> {
  const isGone = row.removedAt !== null
  if (row.linkId !== linkId || (isGone && question !== ''))
    throw new Problem('not-found', 'There is no such question. Load the page again.')
  if (isGone || row.question === question) return
  if ((row.versions.question ?? 0) !== version)
    throw new Problem('conflict', 'This question was changed since you opened it. Look at it first.', {
      present: { question: row.question },
    })
  const change =
    question === '' ? ({ field: 'removed', value: true } as const) : ({ field: 'question', value: question } as const)
  await saveChallengeField(tx, scope, row, change)
  const before = change.field === 'removed' ? false : row.question
  const told = { what: 'challenge', objectId: id, field: change.field, before, after: change.value } as const
  await appendChange(tx, scope, row.meetingId, { ...told, memberId: null })
}
