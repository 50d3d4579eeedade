import { queryOptions } from '@tanstack/react-query'
import { ChangedView } from '@ttc/contracts/plan'
import { ReportCard } from '@ttc/contracts/report-card'
import {
  CardListView,
  CardWritingView,
  type SaveCardWords,
  SavedCardView,
  type SignCard,
  type TurnCard,
} from '@ttc/contracts/report-card/writing'
import { apiOf, type InPlan } from '../http/address.ts'
import { request } from '../http/http.ts'
import { useChange } from '../http/use-change.ts'

type At = Readonly<{ partnership: string; priority: string }>

const TOUCHES = ['report-card', 'round', 'audit'] as const
const addressOf = ({ partnership, priority }: At) => `${apiOf(partnership)}/priorities/${priority}/report-card`

export const reportCardQuery = (partnership: string, priority: string) =>
  queryOptions({
    queryKey: ['report-card', partnership, priority],
    queryFn: ({ signal }) => request(ReportCard, addressOf({ partnership, priority }), { signal }),
  })

/** The lead's words, what is thin, and how far the card has come. */
export const cardWritingQuery = ({ partnership, priority }: At) =>
  queryOptions({
    queryKey: ['report-card', partnership, priority, 'writing'],
    queryFn: ({ signal }) => request(CardWritingView, `${addressOf({ partnership, priority })}/writing`, { signal }),
  })

/** How far the card of every priority has come, and when it is due. */
export const cardListQuery = ({ partnership, plan }: InPlan) =>
  queryOptions({
    queryKey: ['report-card', partnership, plan, 'list'],
    queryFn: ({ signal }) => request(CardListView, `${apiOf(partnership)}/plans/${plan}/report-cards`, { signal }),
  })

/** Keeps the words so far. The page that types them takes what it answers into what it shows. */
export const saveCardWords = (at: At, json: SaveCardWords) =>
  request(SavedCardView, `${addressOf(at)}/words`, { method: 'PUT', json })

export const useTurnCard = (at: At) =>
  useChange((json: TurnCard) => request(ChangedView, `${addressOf(at)}/ready`, { method: 'PUT', json }), TOUCHES)

export const useSignCard = (at: At) =>
  useChange((json: SignCard) => request(ChangedView, `${addressOf(at)}/signature`, { method: 'PUT', json }), TOUCHES)

export const reportCardFile = (partnership: string, priority: string) => `${addressOf({ partnership, priority })}.pdf`

/** A card as it was signed. */
export const signedCardFile = ({ partnership, priority }: At, copy: string) =>
  `${apiOf(partnership)}/priorities/${priority}/signed-cards/${copy}`
