import { queryOptions } from '@tanstack/react-query'
import { BoardListView, type CreateBoard, type EditBoard, type EditSeat, type SeatMember } from '@ttc/contracts/board'
import { ChangedView } from '@ttc/contracts/plan'
import { apiOf } from '../http/address.ts'
import { request } from '../http/http.ts'
import { useChange } from '../http/use-change.ts'

/** The boards in the order of their tree, with whoever sits on them now. */
export const boardsQuery = (partnership: string) =>
  queryOptions({
    queryKey: ['board', partnership],
    queryFn: ({ signal }) => request(BoardListView, `${apiOf(partnership)}/boards`, { signal }),
  })

export const useCreateBoard = (partnership: string) =>
  useChange((json: CreateBoard) => request(ChangedView, `${apiOf(partnership)}/boards`, { json }), ['board', 'audit'])

export const useEditBoard = (partnership: string, board: string) =>
  useChange(
    (json: EditBoard) => request(ChangedView, `${apiOf(partnership)}/boards/${board}`, { method: 'PUT', json }),
    ['board', 'member', 'audit'],
  )

export const useSeatMember = (partnership: string, board: string) =>
  useChange(
    (json: SeatMember) => request(ChangedView, `${apiOf(partnership)}/boards/${board}/seats`, { json }),
    ['board', 'member', 'audit'],
  )

export const useEditSeat = (partnership: string, board: string) =>
  useChange(
    ({ seat, json }: { seat: string; json: EditSeat }) =>
      request(ChangedView, `${apiOf(partnership)}/boards/${board}/seats/${seat}`, { method: 'PUT', json }),
    ['board', 'member', 'audit'],
  )
