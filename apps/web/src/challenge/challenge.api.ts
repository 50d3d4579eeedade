import { infiniteQueryOptions } from '@tanstack/react-query'
import { ChallengeListView } from '@ttc/contracts/challenge'
import { apiOf, searchOf } from '../http/address.ts'
import { request } from '../http/http.ts'

type Search = Readonly<Record<string, string | undefined>>

export const challengesQuery = (partnership: string, wanted: Search) =>
  infiniteQueryOptions({
    queryKey: ['challenge', partnership, wanted],
    queryFn: ({ signal, pageParam }) =>
      request(ChallengeListView, `${apiOf(partnership)}/challenges${searchOf({ ...wanted, after: pageParam })}`, {
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })

export const challengesFile = (partnership: string, wanted: Search) =>
  `${apiOf(partnership)}/challenges/file${searchOf(wanted)}`
