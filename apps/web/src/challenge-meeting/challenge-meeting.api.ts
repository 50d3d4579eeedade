import { queryOptions } from '@tanstack/react-query'
import { type AskBefore, ChallengeView, type OrderQuestions, type WriteChallenge } from '@ttc/contracts/challenge'
import {
  AgendaProposalView,
  ChallengeMeetingListView,
  ChallengeMeetingView,
  type CloseChallengeMeeting,
  type EditChallengeMeeting,
  MeetingExceptionsView,
  type PlanChallengeMeeting,
  type SetAgenda,
  type SetCourse,
} from '@ttc/contracts/challenge-meeting'
import { ChangedView } from '@ttc/contracts/plan'
import { PromiseView, type WritePromise } from '@ttc/contracts/promise'
import { apiOf, type InPlan } from '../http/address.ts'
import { request } from '../http/http.ts'
import { useChange } from '../http/use-change.ts'

export type InMeeting = Readonly<{ partnership: string; meeting: string }>

const apiOfMeeting = ({ partnership, meeting }: InMeeting) => `${apiOf(partnership)}/challenge-meetings/${meeting}`
const TOUCHES = ['challenge-meeting', 'challenge', 'promise', 'audit'] as const

export const meetingsQuery = ({ partnership, plan }: InPlan) =>
  queryOptions({
    queryKey: ['challenge-meeting', partnership, 'of', plan],
    queryFn: ({ signal }) =>
      request(ChallengeMeetingListView, `${apiOf(partnership)}/plans/${plan}/challenge-meetings`, { signal }),
  })

export const meetingQuery = (at: InMeeting) =>
  queryOptions({
    queryKey: ['challenge-meeting', at.partnership, at.meeting],
    queryFn: ({ signal }) => request(ChallengeMeetingView, apiOfMeeting(at), { signal }),
  })

/** What the list of exceptions says of what is on the agenda: read again only when the agenda changes. */
export const meetingExceptionsQuery = (at: InMeeting) =>
  queryOptions({
    queryKey: ['challenge-meeting', at.partnership, at.meeting, 'exceptions'],
    queryFn: ({ signal }) => request(MeetingExceptionsView, `${apiOfMeeting(at)}/exceptions`, { signal }),
  })

/** The minutes to hand on. */
export const minutesFile = (at: InMeeting, kind: 'pdf' | 'docx') => `${apiOfMeeting(at)}/minutes.${kind}`

export const changesAddress = (at: InMeeting, after: number) => `${apiOfMeeting(at)}/changes?after=${after}`

export const proposedAgenda = (at: InMeeting) => request(AgendaProposalView, `${apiOfMeeting(at)}/proposal`)

export const writeChallenge = (at: InMeeting, id: string, json: WriteChallenge) =>
  request(ChallengeView, `${apiOfMeeting(at)}/challenges/${id}`, { method: 'PUT', json })

export const writePromise = (at: InMeeting, id: string, json: WritePromise) =>
  request(PromiseView, `${apiOfMeeting(at)}/promises/${id}`, { method: 'PUT', json })

export const usePlanMeeting = ({ partnership, plan }: InPlan) =>
  useChange(
    (json: PlanChallengeMeeting) =>
      request(ChangedView, `${apiOf(partnership)}/plans/${plan}/challenge-meetings`, { json }),
    TOUCHES,
  )

function useMeetingChange<Request>(at: InMeeting, path: string) {
  return useChange(
    (json: Request) => request(ChallengeMeetingView, `${apiOfMeeting(at)}${path}`, { method: 'PUT', json }),
    TOUCHES,
  )
}

export const useEditMeeting = (at: InMeeting) => useMeetingChange<EditChallengeMeeting>(at, '')
export const useSetAgenda = (at: InMeeting) => useMeetingChange<SetAgenda>(at, '/agenda')
export const useSetCourse = (at: InMeeting) => useMeetingChange<SetCourse>(at, '/course')
export const useCloseMeeting = (at: InMeeting) => useMeetingChange<CloseChallengeMeeting>(at, '/closing')
export const useOrderQuestions = (at: InMeeting) => useMeetingChange<OrderQuestions>(at, '/questions')

export const useAskBefore = (at: InMeeting) =>
  useChange((json: AskBefore) => request(ChangedView, `${apiOfMeeting(at)}/questions`, { json }), TOUCHES)

/** Puts one field of closed minutes right, with its reason. */
export const useCorrectMinutes = (
  at: InMeeting,
  { id, what }: Readonly<{ id: string; what: 'challenge' | 'promise' }>,
) =>
  useChange<WriteChallenge | WritePromise, ChallengeView | PromiseView>(
    (json) =>
      what === 'challenge'
        ? writeChallenge(at, id, json as WriteChallenge)
        : writePromise(at, id, json as WritePromise),
    [...TOUCHES, 'follow-up', 'round'],
  )
