import { queryOptions } from '@tanstack/react-query'
import type { DecideSheet, RequestSheet, SaveSheetDraft, SubmitSheet } from '@ttc/contracts/recovery-sheet'
import { apiOf } from '../http/address.ts'
import { changedView } from '../http/changed-view.ts'
import { request } from '../http/http.ts'
import { readLater } from '../http/read-later.ts'
import { useChange } from '../http/use-change.ts'

const askSheet = readLater(() => import('@ttc/contracts/recovery-sheet').then((sheet) => sheet.SheetPageView))
const askSheets = readLater(() => import('@ttc/contracts/recovery-sheet').then((sheet) => sheet.SheetListView))

type At = Readonly<{ partnership: string; placement: string }>

const TOUCHES = ['recovery-sheet', 'action', 'walk', 'report-card', 'audit'] as const
const addressOf = ({ partnership, placement }: At) => `${apiOf(partnership)}/placements/${placement}/recovery-sheet`

/** The present recovery sheet of an indicator, with all it is filled in from. */
export const sheetPageQuery = (at: At) =>
  queryOptions({
    queryKey: ['recovery-sheet', at.partnership, at.placement],
    queryFn: (asking) => askSheet(addressOf(at), asking),
  })

/** All of them, with who and when. */
export const sheetListQuery = (at: At) =>
  queryOptions({
    queryKey: ['recovery-sheet', at.partnership, at.placement, 'all'],
    queryFn: (asking) => askSheets(`${addressOf(at)}s`, asking),
  })

/** Keeps the answers so far. It makes nothing stale: the page that types them is the one that shows them. */
export const saveSheetDraft = (at: At, json: SaveSheetDraft) =>
  request(changedView, addressOf(at), { method: 'PUT', json })

export const useSubmitSheet = (at: At) =>
  useChange((json: SubmitSheet) => request(changedView, `${addressOf(at)}/submission`, { json }), TOUCHES)

export const useDecideSheet = (at: At) =>
  useChange((json: DecideSheet) => request(changedView, `${addressOf(at)}/decision`, { json }), TOUCHES)

export const useRequestSheet = (at: At) =>
  useChange((json: RequestSheet) => request(changedView, `${addressOf(at)}/request`, { json }), TOUCHES)
