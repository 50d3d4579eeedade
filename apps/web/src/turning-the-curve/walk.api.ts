import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { type AddAnswer, AnswerView, type EditAnswer } from '@ttc/contracts/answer'
import { ChangedView } from '@ttc/contracts/plan'
import {
  type ConfirmStep,
  type EditMeeting,
  type EditWalk,
  MeetingView,
  type OpenMeeting,
  type OpenWalk,
  type SetAdviceAside,
  WalkChangesView,
  WalkListView,
  WalkView,
} from '@ttc/contracts/turning-the-curve'
import { apiOf, type InPlan } from '../http/address.ts'
import { request } from '../http/http.ts'
import { useChange } from '../http/use-change.ts'

export type InWalk = Readonly<{ partnership: string; walk: string }>

const apiOfWalk = ({ partnership, walk }: InWalk) => `${apiOf(partnership)}/walks/${walk}`
export const liveAddress = (at: InWalk, after: number) => `${apiOfWalk(at)}/changes?after=${after}`

export const walkQuery = (at: InWalk) =>
  queryOptions({
    queryKey: ['walk', at.partnership, at.walk],
    queryFn: ({ signal }) => request(WalkView, apiOfWalk(at), { signal }),
  })

export const walksQuery = ({ partnership, plan }: InPlan) =>
  queryOptions({
    queryKey: ['walk', partnership, 'plan', plan],
    queryFn: ({ signal }) => request(WalkListView, `${apiOf(partnership)}/plans/${plan}/walks`, { signal }),
  })

/** What changed, a part at a time from the beginning; anew where there is more than was known. */
export const changesQuery = (at: InWalk, sequence: number) =>
  infiniteQueryOptions({
    queryKey: ['walk', at.partnership, at.walk, 'changes', sequence],
    queryFn: ({ pageParam, signal }) =>
      request(WalkChangesView, `${apiOfWalk(at)}/changes?after=${pageParam}`, { signal }),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
  })

export const useOpenWalk = (partnership: string, priority: string) =>
  useChange(
    (json: OpenWalk) => request(ChangedView, `${apiOf(partnership)}/priorities/${priority}/walks`, { json }),
    ['walk'],
  )

export const useEditWalk = (at: InWalk) =>
  useChange((json: EditWalk) => request(ChangedView, apiOfWalk(at), { method: 'PUT', json }), ['walk'])

export const useConfirmStep = (at: InWalk) =>
  useChange(
    (json: ConfirmStep) => request(WalkView, `${apiOfWalk(at)}/confirmed`, { method: 'PUT', json }),
    ['walk', 'report-card'],
  )

export const useSetAdviceAside = (at: InWalk) =>
  useChange((json: SetAdviceAside) => request(WalkView, `${apiOfWalk(at)}/advice`, { method: 'PUT', json }), ['walk'])

export const useOpenMeeting = (at: InWalk) =>
  useChange((json: OpenMeeting) => request(MeetingView, `${apiOfWalk(at)}/meetings`, { json }), ['walk'])

export const useEditMeeting = (at: InWalk) =>
  useChange((json: EditMeeting) => request(MeetingView, `${apiOfWalk(at)}/meeting`, { method: 'PUT', json }), ['walk'])

export const useMoveAnswer = (at: InWalk) =>
  useChange(
    ({ id, after }: { id: string; after: string | null }) =>
      request(AnswerView, `${apiOfWalk(at)}/answers/${id}/place`, { method: 'PUT', json: { after } }),
    ['walk'],
  )

export const useGiveDots = (at: InWalk) =>
  useChange(
    ({ id, dots }: { id: string; dots: number }) =>
      request(AnswerView, `${apiOfWalk(at)}/answers/${id}/dots`, { method: 'PUT', json: { dots } }),
    ['walk'],
  )

export const addAnswer = (at: InWalk, json: AddAnswer) => request(AnswerView, `${apiOfWalk(at)}/answers`, { json })

export const editAnswer = (at: InWalk, id: string, json: EditAnswer) =>
  request(AnswerView, `${apiOfWalk(at)}/answers/${id}`, { method: 'PUT', json })
