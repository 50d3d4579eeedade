import { infiniteQueryOptions } from '@tanstack/react-query'
import { ChangedView } from '@ttc/contracts/plan'
import {
  type PreviewRag,
  RagPreviewView,
  RuleChangeListView,
  type SetRagRule,
  type SetTargets,
} from '@ttc/contracts/target'
import { apiOf } from '../http/address.ts'
import { request } from '../http/http.ts'
import { useChange } from '../http/use-change.ts'

const TOUCHES = ['indicator', 'plan', 'report-card', 'recovery-sheet'] as const
const at = (partnership: string, placement: string) => `${apiOf(partnership)}/placements/${placement}`

export const useSetTargets = (partnership: string, placement: string) =>
  useChange(
    (json: SetTargets) => request(ChangedView, `${at(partnership, placement)}/targets`, { method: 'PUT', json }),
    TOUCHES,
  )

export const useSetRagRule = (partnership: string, placement: string) =>
  useChange((json: SetRagRule) => request(ChangedView, `${at(partnership, placement)}/rules`, { json }), TOUCHES)

/** What targets and a rule would have said of the periods so far; stores nothing. */
export const usePreviewRag = (partnership: string, placement: string) =>
  useChange((json: PreviewRag) => request(RagPreviewView, `${at(partnership, placement)}/rag-preview`, { json }), [])

/** Every change of a rule, newest first, a part at a time; asked for whenever it is looked at. */
export const ruleChangesQuery = (partnership: string) =>
  infiniteQueryOptions({
    queryKey: ['target', partnership, 'rules'],
    staleTime: 0,
    queryFn: ({ signal, pageParam }) =>
      request(RuleChangeListView, `${apiOf(partnership)}/rules?skip=${pageParam}`, { signal }),
    initialPageParam: 0,
    getNextPageParam: ({ total }, pages) => {
      const shown = pages.reduce((sum, { changes }) => sum + changes.length, 0)
      return shown < total ? shown : null
    },
  })
