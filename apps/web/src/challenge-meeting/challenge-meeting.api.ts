import { queryOptions } from '@tanstack/react-query'
import type { AskBefore, ChallengeView, OrderQuestions, WriteChallenge } from '@ttc/contracts/challenge'
import type {
  CloseChallengeMeeting,
  EditChallengeMeeting,
  PlanChallengeMeeting,
  SetAgenda,
  SetCourse,
} from '@ttc/contracts/challenge-meeting'
import type { PromiseView, WritePromise } from '@ttc/contracts/promise'
import { apiOf, type InPlan } from '../http/address.ts'
import { changedView } from '../http/changed-view.ts'
import { request } from '../http/http.ts'
import { readLater } from '../http/read-later.ts'
import { useChange } from '../http/use-change.ts'

const meetingPart = () => import('@ttc/contracts/challenge-meeting')
const challengeView = () => import('@ttc/contracts/challenge').then((challenge) => challenge.ChallengeView)
const promiseView = () => import('@ttc/contracts/promise').then((promise) => promise.PromiseView)
const meetingView = () => meetingPart().then((meeting) => meeting.ChallengeMeetingView)
const proposalView = () => meetingPart().then((meeting) => meeting.AgendaProposalView)
const askMeeting = readLater(meetingView)
const askMeetings = readLater(() => meetingPart().then((meeting) => meeting.ChallengeMeetingListView))
const askExceptions = readLater(() => meetingPart().then((meeting) => meeting.MeetingExceptionsView))

export type InMeeting = Readonly<{ partnership: string; meeting: string }>

const apiOfMeeting = ({ partnership, meeting }: InMeeting) => `${apiOf(partnership)}/challenge-meetings/${meeting}`
const TOUCHES = ['challenge-meeting', 'challenge', 'promise', 'audit'] as const

export const meetingsQuery = ({ partnership, plan }: InPlan) =>
  queryOptions({
    queryKey: ['challenge-meeting', partnership, 'of', plan],
    queryFn: (asking) => askMeetings(`${apiOf(partnership)}/plans/${plan}/challenge-meetings`, asking),
  })

export const meetingQuery = (at: InMeeting) =>
  queryOptions({
    queryKey: ['challenge-meeting', at.partnership, at.meeting],
    queryFn: (asking) => askMeeting(apiOfMeeting(at), asking),
  })

/** What the list of exceptions says of what is on the agenda: read again only when the agenda changes. */
export const meetingExceptionsQuery = (at: InMeeting) =>
  queryOptions({
    queryKey: ['challenge-meeting', at.partnership, at.meeting, 'exceptions'],
    queryFn: (asking) => askExceptions(`${apiOfMeeting(at)}/exceptions`, asking),
  })

/** The minutes to hand on. */
export const minutesFile = (at: InMeeting, kind: 'pdf' | 'docx') => `${apiOfMeeting(at)}/minutes.${kind}`

export const changesAddress = (at: InMeeting, after: number) => `${apiOfMeeting(at)}/changes?after=${after}`

export const proposedAgenda = (at: InMeeting) => request(proposalView, `${apiOfMeeting(at)}/proposal`)

export const writeChallenge = (at: InMeeting, id: string, json: WriteChallenge) =>
  request(challengeView, `${apiOfMeeting(at)}/challenges/${id}`, { method: 'PUT', json })

export const writePromise = (at: InMeeting, id: string, json: WritePromise) =>
  request(promiseView, `${apiOfMeeting(at)}/promises/${id}`, { method: 'PUT', json })

export const usePlanMeeting = ({ partnership, plan }: InPlan) =>
  useChange(
    (json: PlanChallengeMeeting) =>
      request(changedView, `${apiOf(partnership)}/plans/${plan}/challenge-meetings`, { json }),
    TOUCHES,
  )

function useMeetingChange<Request>(at: InMeeting, path: string) {
  return useChange(
    (json: Request) => request(meetingView, `${apiOfMeeting(at)}${path}`, { method: 'PUT', json }),
    TOUCHES,
  )
}

export const useEditMeeting = (at: InMeeting) => useMeetingChange<EditChallengeMeeting>(at, '')
export const useSetAgenda = (at: InMeeting) => useMeetingChange<SetAgenda>(at, '/agenda')
export const useSetCourse = (at: InMeeting) => useMeetingChange<SetCourse>(at, '/course')
export const useCloseMeeting = (at: InMeeting) => useMeetingChange<CloseChallengeMeeting>(at, '/closing')
export const useOrderQuestions = (at: InMeeting) => useMeetingChange<OrderQuestions>(at, '/questions')

export const useAskBefore = (at: InMeeting) =>
  useChange((json: AskBefore) => request(changedView, `${apiOfMeeting(at)}/questions`, { json }), TOUCHES)

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
