import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { AddAnswer, AnswerView, Content, EditAnswer, EvidenceFileView } from '@ttc/contracts/answer'
import type {
  ConfirmStep,
  EditMeeting,
  EditWalk,
  OpenMeeting,
  OpenWalk,
  SetAdviceAside,
} from '@ttc/contracts/turning-the-curve'
import { apiOf, type InPlan } from '../http/address.ts'
import { changedView } from '../http/changed-view.ts'
import { request } from '../http/http.ts'
import { readLater } from '../http/read-later.ts'
import { useChange } from '../http/use-change.ts'

const walkPart = () => import('@ttc/contracts/turning-the-curve')
const answerPart = () => import('@ttc/contracts/answer')
const walkView = () => walkPart().then((walk) => walk.WalkView)
const meetingView = () => walkPart().then((walk) => walk.MeetingView)
const answerView = () => answerPart().then((answer) => answer.AnswerView)
const evidenceFileView = () => answerPart().then((answer) => answer.EvidenceFileView)
const askWalk = readLater(walkView)
const askWalks = readLater(() => walkPart().then((walk) => walk.WalkListView))
const askHistory = readLater(() => walkPart().then((walk) => walk.WalkChangesView))
const askDifferences = readLater(() => walkPart().then((walk) => walk.WalkDifferencesView))

export type InWalk = Readonly<{ partnership: string; walk: string }>

const apiOfWalk = ({ partnership, walk }: InWalk) => `${apiOf(partnership)}/walks/${walk}`
export const liveAddress = (at: InWalk, after: number) => `${apiOfWalk(at)}/changes?after=${after}`

export const walkQuery = (at: InWalk) =>
  queryOptions({
    queryKey: ['walk', at.partnership, at.walk],
    queryFn: (asking) => askWalk(apiOfWalk(at), asking),
  })

export const walksQuery = ({ partnership, plan }: InPlan) =>
  queryOptions({
    queryKey: ['walk', partnership, 'plan', plan],
    queryFn: (asking) => askWalks(`${apiOf(partnership)}/plans/${plan}/walks`, asking),
  })

/** Everything that happened, newest first, a part at a time; anew where there is more than was known. */
export const historyQuery = (at: InWalk, sequence: number) =>
  infiniteQueryOptions({
    queryKey: ['walk', at.partnership, at.walk, 'history', sequence],
    queryFn: ({ pageParam, ...asking }) => askHistory(`${apiOfWalk(at)}/history?before=${pageParam}`, asking),
    initialPageParam: sequence + 1,
    getNextPageParam: ({ next }) => next,
  })

/** What became of the answers since the meeting that is so many meetings back ended. */
export const differencesQuery = (at: InWalk, meetings: number, sequence: number) =>
  queryOptions({
    queryKey: ['walk', at.partnership, at.walk, 'differences', meetings, sequence],
    queryFn: (asking) => askDifferences(`${apiOfWalk(at)}/differences?meetings=${meetings}`, asking),
  })

export const versionsQuery = (at: InWalk, answer: string, version: number) =>
  queryOptions({
    queryKey: ['walk', at.partnership, at.walk, 'versions', answer, version],
    queryFn: (asking) => askHistory(`${apiOfWalk(at)}/answers/${answer}/versions`, asking),
  })

export const useOpenWalk = (partnership: string, priority: string) =>
  useChange(
    (json: OpenWalk) => request(changedView, `${apiOf(partnership)}/priorities/${priority}/walks`, { json }),
    ['walk'],
  )

export const useEditWalk = (at: InWalk) =>
  useChange((json: EditWalk) => request(changedView, apiOfWalk(at), { method: 'PUT', json }), ['walk'])

export const useConfirmStep = (at: InWalk) =>
  useChange(
    (json: ConfirmStep) => request(walkView, `${apiOfWalk(at)}/confirmed`, { method: 'PUT', json }),
    ['walk', 'report-card'],
  )

export const useSetAdviceAside = (at: InWalk) =>
  useChange((json: SetAdviceAside) => request(walkView, `${apiOfWalk(at)}/advice`, { method: 'PUT', json }), ['walk'])

export const useOpenMeeting = (at: InWalk) =>
  useChange((json: OpenMeeting) => request(meetingView, `${apiOfWalk(at)}/meetings`, { json }), ['walk'])

export const useEditMeeting = (at: InWalk) =>
  useChange((json: EditMeeting) => request(meetingView, `${apiOfWalk(at)}/meeting`, { method: 'PUT', json }), ['walk'])

export const useMoveAnswer = (at: InWalk) =>
  useChange(
    ({ id, after }: { id: string; after: string | null }) =>
      request(answerView, `${apiOfWalk(at)}/answers/${id}/place`, { method: 'PUT', json: { after } }),
    ['walk'],
  )

export const useGiveDots = (at: InWalk) =>
  useChange(
    ({ id, dots }: { id: string; dots: number }) =>
      request(answerView, `${apiOfWalk(at)}/answers/${id}/dots`, { method: 'PUT', json: { dots } }),
    ['walk'],
  )

export const addAnswer = (at: InWalk, json: AddAnswer) => request(answerView, `${apiOfWalk(at)}/answers`, { json })

export const editAnswer = (at: InWalk, id: string, json: EditAnswer) =>
  request(answerView, `${apiOfWalk(at)}/answers/${id}`, { method: 'PUT', json })

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
  return request(evidenceFileView, `${apiOfWalk(at)}/files`, { form })
}

export const useRemoveEvidence = (at: InWalk) =>
  useChange(
    ({ id, version, content, linkId }: Pick<AnswerView, 'id' | 'version' | 'content' | 'linkId'>) =>
      editAnswer(at, id, { version, content, linkId, removed: true }),
    ['walk'],
  )
