import { queryOptions } from '@tanstack/react-query'
import {
  type AcceptAnswer,
  LinkListView,
  MadeLinkView,
  type MakeLink,
  type RefuseAnswer,
  type SendLinkAgain,
  type WithdrawLink,
} from '@ttc/contracts/link'
import { type MakeQuestionLink, QuestionLinkListView, type SendQuestionLinkAgain } from '@ttc/contracts/link/question'
import { ChangedView } from '@ttc/contracts/plan'
import { apiOf } from '../http/address.ts'
import { request } from '../http/http.ts'
import { useChange } from '../http/use-change.ts'

/** Who was asked for a number of a priority's indicators: what waits first, then newest first. */
export const linksQuery = ({ partnership, priority }: Readonly<{ partnership: string; priority: string }>) =>
  queryOptions({
    queryKey: ['link', partnership, priority],
    queryFn: ({ signal }) => request(LinkListView, `${apiOf(partnership)}/priorities/${priority}/links`, { signal }),
  })

const at = (partnership: string, link: string, what: string) => `${apiOf(partnership)}/links/${link}/${what}`
/** An accepted number is recorded like any other: whatever shows a value shows another one. */
const RECORDS = ['link', 'indicator', 'measurement', 'plan', 'report-card', 'walk', 'idea', 'recovery-sheet'] as const

export const useMakeLink = (partnership: string, placement: string) =>
  useChange(
    (json: MakeLink) => request(MadeLinkView, `${apiOf(partnership)}/placements/${placement}/links`, { json }),
    ['link'],
  )

export const useSendAgain = (partnership: string, link: string) =>
  useChange((json: SendLinkAgain) => request(MadeLinkView, at(partnership, link, 'again'), { json }), ['link'])

export const useWithdrawLink = (partnership: string, link: string) =>
  useChange(
    (json: WithdrawLink) => request(ChangedView, at(partnership, link, 'withdrawal'), { method: 'PUT', json }),
    ['link'],
  )

export const useAcceptAnswer = (partnership: string, link: string) =>
  useChange(
    (json: AcceptAnswer) => request(ChangedView, at(partnership, link, 'acceptance'), { method: 'PUT', json }),
    RECORDS,
  )

export const useRefuseAnswer = (partnership: string, link: string) =>
  useChange(
    (json: RefuseAnswer) => request(ChangedView, at(partnership, link, 'refusal'), { method: 'PUT', json }),
    ['link'],
  )

export type InMeeting = Readonly<{ partnership: string; meeting: string }>

const inMeeting = ({ partnership, meeting }: InMeeting) => `${apiOf(partnership)}/challenge-meetings/${meeting}/links`

/** Who was asked for questions to a meeting, newest first. */
export const questionLinksQuery = (where: InMeeting) =>
  queryOptions({
    queryKey: ['link', where.partnership, 'questions', where.meeting],
    queryFn: ({ signal }) => request(QuestionLinkListView, inMeeting(where), { signal }),
    // What they write comes without anything that this browser did.
    staleTime: 0,
  })

export const useMakeQuestionLink = (where: InMeeting) =>
  useChange((json: MakeQuestionLink) => request(MadeLinkView, inMeeting(where), { json }), ['link'])

export const useWithdrawQuestionLink = (where: InMeeting, link: string) =>
  useChange(
    (json: WithdrawLink) => request(ChangedView, `${inMeeting(where)}/${link}/withdrawal`, { method: 'PUT', json }),
    ['link'],
  )

export const useSendQuestionLinkAgain = (where: InMeeting, link: string) =>
  useChange(
    (json: SendQuestionLinkAgain) => request(MadeLinkView, `${inMeeting(where)}/${link}/again`, { json }),
    ['link'],
  )
