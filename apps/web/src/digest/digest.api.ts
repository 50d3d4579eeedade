import { queryOptions } from '@tanstack/react-query'
import { type EditView, SavedViewListView, type SaveView, WeeklyMail } from '@ttc/contracts/digest'
import { ChangedView } from '@ttc/contracts/plan'
import { apiOf } from '../http/address.ts'
import { request } from '../http/http.ts'
import { useChange } from '../http/use-change.ts'

const at = (partnership: string) => `${apiOf(partnership)}/views`

/** The lists somebody keeps for themselves. */
export const viewsQuery = (partnership: string) =>
  queryOptions({
    queryKey: ['digest', partnership],
    queryFn: ({ signal }) => request(SavedViewListView, at(partnership), { signal }),
  })

export const useSaveView = (partnership: string) =>
  useChange((json: SaveView) => request(ChangedView, at(partnership), { json }), ['digest'])

export const useEditView = (partnership: string) =>
  useChange(
    ({ id, json }: Readonly<{ id: string; json: EditView }>) =>
      request(ChangedView, `${at(partnership)}/${id}`, { method: 'PUT', json }),
    ['digest'],
  )

/** Whether somebody wants the weekly mail of a partnership. */
export const weeklyMailQuery = (partnership: string) =>
  queryOptions({
    queryKey: ['digest', partnership, 'weekly-mail'],
    queryFn: ({ signal }) => request(WeeklyMail, `${apiOf(partnership)}/weekly-mail`, { signal }),
  })

export const useWantWeeklyMail = (partnership: string) =>
  useChange(
    (json: WeeklyMail) => request(WeeklyMail, `${apiOf(partnership)}/weekly-mail`, { method: 'PUT', json }),
    ['digest'],
  )
