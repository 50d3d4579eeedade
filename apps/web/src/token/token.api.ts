import { queryOptions } from '@tanstack/react-query'
import { ChangedView } from '@ttc/contracts/plan'
import { type CreateToken, MadeTokenView, TokenListView } from '@ttc/contracts/token'
import { apiOf } from '../http/address.ts'
import { request } from '../http/http.ts'
import { useChange } from '../http/use-change.ts'

export const tokensQuery = (partnership: string) =>
  queryOptions({
    queryKey: ['token', partnership],
    queryFn: ({ signal }) => request(TokenListView, `${apiOf(partnership)}/tokens`, { signal }),
  })

export const useCreateToken = (partnership: string) =>
  useChange((json: CreateToken) => request(MadeTokenView, `${apiOf(partnership)}/tokens`, { json }), ['token', 'audit'])

export const useRevokeToken = (partnership: string) =>
  useChange(
    ({ id, version }: { id: string; version: number }) =>
      request(ChangedView, `${apiOf(partnership)}/tokens/${id}`, { method: 'PUT', json: { version, revoked: true } }),
    ['token', 'audit'],
  )
