import { queryOptions } from '@tanstack/react-query'
import type { SaveCardWords, SignCard, TurnCard } from '@ttc/contracts/report-card/writing'
import { apiOf, type InPlan } from '../http/address.ts'
import { changedView } from '../http/changed-view.ts'
import { request } from '../http/http.ts'
import { readLater } from '../http/read-later.ts'
import { useChange } from '../http/use-change.ts'

const writingPart = () => import('@ttc/contracts/report-card/writing')
const savedCardView = () => writingPart().then((writing) => writing.SavedCardView)
const askCard = readLater(() => import('@ttc/contracts/report-card').then((card) => card.ReportCard))
const askWriting = readLater(() => writingPart().then((writing) => writing.CardWritingView))
const askCards = readLater(() => writingPart().then((writing) => writing.CardListView))

type At = Readonly<{ partnership: string; priority: string }>

const TOUCHES = ['report-card', 'round', 'audit'] as const
const addressOf = ({ partnership, priority }: At) => `${apiOf(partnership)}/priorities/${priority}/report-card`

export const reportCardQuery = (partnership: string, priority: string) =>
  queryOptions({
    queryKey: ['report-card', partnership, priority],
    queryFn: (asking) => askCard(addressOf({ partnership, priority }), asking),
  })

/** The lead's words, what is thin, and how far the card has come. */
export const cardWritingQuery = ({ partnership, priority }: At) =>
  queryOptions({
    queryKey: ['report-card', partnership, priority, 'writing'],
    queryFn: (asking) => askWriting(`${addressOf({ partnership, priority })}/writing`, asking),
  })

/** How far the card of every priority has come, and when it is due. */
export const cardListQuery = ({ partnership, plan }: InPlan) =>
  queryOptions({
    queryKey: ['report-card', partnership, plan, 'list'],
    queryFn: (asking) => askCards(`${apiOf(partnership)}/plans/${plan}/report-cards`, asking),
  })

/** Keeps the words so far. The page that types them takes what it answers into what it shows. */
export const saveCardWords = (at: At, json: SaveCardWords) =>
  request(savedCardView, `${addressOf(at)}/words`, { method: 'PUT', json })

export const useTurnCard = (at: At) =>
  useChange((json: TurnCard) => request(changedView, `${addressOf(at)}/ready`, { method: 'PUT', json }), TOUCHES)

export const useSignCard = (at: At) =>
  useChange((json: SignCard) => request(changedView, `${addressOf(at)}/signature`, { method: 'PUT', json }), TOUCHES)

export const reportCardFile = (partnership: string, priority: string) => `${addressOf({ partnership, priority })}.pdf`

/** A card as it was signed. */
export const signedCardFile = ({ partnership, priority }: At, copy: string) =>
  `${apiOf(partnership)}/priorities/${priority}/signed-cards/${copy}`
