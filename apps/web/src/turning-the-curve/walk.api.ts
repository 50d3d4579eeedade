import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { type AddAnswer, AnswerView, type Content, type EditAnswer, EvidenceFileView } from '@ttc/contracts/answer'
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
  WalkDifferencesView,
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

/** Everything that happened, newest first, a part at a time; anew where there is more than was known. */
export const historyQuery = (at: InWalk, sequence: number) =>
  infiniteQueryOptions({
    queryKey: ['walk', at.partnership, at.walk, 'history', sequence],
    queryFn: ({ pageParam, signal }) =>
      request(WalkChangesView, `${apiOfWalk(at)}/history?before=${pageParam}`, { signal }),
    initialPageParam: sequence + 1,
    getNextPageParam: ({ next }) => next,
  })

/** What became of the answers since the meeting that is so many meetings back ended. */
export const differencesQuery = (at: InWalk, meetings: number, sequence: number) =>
  queryOptions({
    queryKey: ['walk', at.partnership, at.walk, 'differences', meetings, sequence],
    queryFn: ({ signal }) =>
      request(WalkDifferencesView, `${apiOfWalk(at)}/differences?meetings=${meetings}`, { signal }),
  })

export const versionsQuery = (at: InWalk, answer: string, version: number) =>
  queryOptions({
    queryKey: ['walk', at.partnership, at.walk, 'versions', answer, version],
    queryFn: ({ signal }) => request(WalkChangesView, `${apiOfWalk(at)}/answers/${answer}/versions`, { signal }),
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

type Evidence = Extract<Content, { kind: 'evidence' }>

export const fileAddress = (at: InWalk, file: string) => `${apiOfWalk(at)}/files/${file}`

export type NewEvidence = Readonly<{
  id: string
  fileId: string
  linkId: string
  type: Evidence['type']
  text: string
  url: string | null
  file: File | null
  updateId: string | null
}>

/** Gives an answer its evidence; a file goes first, under an id of its own, so that trying again keeps it once. */
export const useAddEvidence = (at: InWalk) =>
  useChange(
    async ({ id, fileId, linkId, file, ...said }: NewEvidence) => {
      const sent = said.type === 'file' && file !== null ? await sendFile(at, fileId, file) : null
      const content: Content = { kind: 'evidence', ...said, fileId: sent?.id ?? null }
      return addAnswer(at, { id, content, linkId })
    },
    ['walk'],
  )

function sendFile(at: InWalk, id: string, file: File): Promise<EvidenceFileView> {
  const form = new FormData()
  form.append('id', id)
  form.append('file', file, file.name)
  return request(EvidenceFileView, `${apiOfWalk(at)}/files`, { form })
}

export const useRemoveEvidence = (at: InWalk) =>
  useChange(
    ({ id, version, content, linkId }: Pick<AnswerView, 'id' | 'version' | 'content' | 'linkId'>) =>
      editAnswer(at, id, { version, content, linkId, removed: true }),
    ['walk'],
  )
