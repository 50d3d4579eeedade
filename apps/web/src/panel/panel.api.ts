import { queryOptions } from '@tanstack/react-query'
import { type AnswerPanel, PanelQuestionView, PanelView, type SetPanelPaper } from '@ttc/contracts/panel'
import { apiOf } from '../http/address.ts'
import { request } from '../http/http.ts'
import { useChange } from '../http/use-change.ts'

export type PanelAt = Readonly<{ partnership: string; meeting: string }>

const apiOfPanel = ({ partnership, meeting }: PanelAt) => `${apiOf(partnership)}/challenge-meetings/${meeting}/panel`

/** What the panel is given for a meeting, what it asks, and which questions are answered. */
export const panelQuery = (at: PanelAt) =>
  queryOptions({
    queryKey: ['panel', at.partnership, at.meeting],
    queryFn: ({ signal }) => request(PanelView, apiOfPanel(at), { signal }),
    // The panel asks from elsewhere.
    staleTime: 0,
  })

export const useSetPanelPaper = (at: PanelAt) =>
  useChange(
    (json: SetPanelPaper) => request(PanelView, apiOfPanel(at), { method: 'PUT', json }),
    ['panel', 'round', 'audit'],
  )

export const useAnswerPanel = (at: PanelAt, question: string) =>
  useChange(
    (json: AnswerPanel) =>
      request(PanelQuestionView, `${apiOfPanel(at)}/questions/${question}/answer`, { method: 'PUT', json }),
    ['panel', 'round', 'challenge', 'challenge-meeting'],
  )
