import { queryOptions } from '@tanstack/react-query'
import { ChangedView } from '@ttc/contracts/plan'
import {
  type DecideSheet,
  type RequestSheet,
  type SaveSheetDraft,
  SheetListView,
  SheetPageView,
  type SubmitSheet,
} from '@ttc/contracts/recovery-sheet'
import { apiOf } from '../http/address.ts'
import { request } from '../http/http.ts'
import { useChange } from '../http/use-change.ts'

type At = Readonly<{ partnership: string; placement: string }>

const TOUCHES = ['recovery-sheet', 'action', 'walk', 'report-card', 'audit'] as const
const addressOf = ({ partnership, placement }: At) => `${apiOf(partnership)}/placements/${placement}/recovery-sheet`

/** The present recovery sheet of an indicator, with all it is filled in from. */
export const sheetPageQuery = (at: At) =>
  queryOptions({
    queryKey: ['recovery-sheet', at.partnership, at.placement],
    queryFn: ({ signal }) => request(SheetPageView, addressOf(at), { signal }),
  })

/** All of them, with who and when. */
export const sheetListQuery = (at: At) =>
  queryOptions({
    queryKey: ['recovery-sheet', at.partnership, at.placement, 'all'],
    queryFn: ({ signal }) => request(SheetListView, `${addressOf(at)}s`, { signal }),
  })

/** Keeps the answers so far. It makes nothing stale: the page that types them is the one that shows them. */
export const saveSheetDraft = (at: At, json: SaveSheetDraft) =>
  request(ChangedView, addressOf(at), { method: 'PUT', json })

export const useSubmitSheet = (at: At) =>
  useChange((json: SubmitSheet) => request(ChangedView, `${addressOf(at)}/submission`, { json }), TOUCHES)

export const useDecideSheet = (at: At) =>
  useChange((json: DecideSheet) => request(ChangedView, `${addressOf(at)}/decision`, { json }), TOUCHES)

export const useRequestSheet = (at: At) =>
  useChange((json: RequestSheet) => request(ChangedView, `${addressOf(at)}/request`, { json }), TOUCHES)
