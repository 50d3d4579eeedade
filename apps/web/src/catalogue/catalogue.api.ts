import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import {
  type AdoptIndicator,
  type AdoptIntoPlan,
  AdoptionView,
  CatalogueEntryView,
  type CatalogueFilter,
  CatalogueView,
  CollectionListView,
  EditionTakenView,
  EditionUpdateListView,
  type TakeEdition,
} from '@ttc/contracts/catalogue'
import { apiOf } from '../http/address.ts'
import { request } from '../http/http.ts'
import { useChange } from '../http/use-change.ts'

const at = (partnership: string) => `${apiOf(partnership)}/catalogue`

export const collectionsQuery = (partnership: string) =>
  queryOptions({
    queryKey: ['catalogue', partnership, 'collections'],
    queryFn: ({ signal }) => request(CollectionListView, `${at(partnership)}/collections`, { signal }),
  })

/** The indicators of the newest edition, a page at a time. */
export const catalogueQuery = (partnership: string, filter: CatalogueFilter) =>
  infiniteQueryOptions({
    queryKey: ['catalogue', partnership, 'indicators', filter],
    queryFn: ({ signal, pageParam }) => {
      const given = Object.entries(filter).filter(([, value]) => value !== undefined)
      const search = new URLSearchParams(given as [string, string][])
      if (pageParam !== null) search.set('after', pageParam)
      return request(CatalogueView, `${at(partnership)}/indicators?${search}`, { signal })
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  })

export type InCatalogue = Readonly<{ partnership: string; edition: string; code: string }>

export const entryQuery = ({ partnership, edition, code }: InCatalogue) =>
  queryOptions({
    queryKey: ['catalogue', partnership, 'entry', edition, code],
    queryFn: ({ signal }) =>
      request(CatalogueEntryView, `${at(partnership)}/editions/${edition}/indicators/${encodeURIComponent(code)}`, {
        signal,
      }),
  })

/** Adopted indicators with a newer edition, a page at a time. */
export const updatesQuery = (partnership: string) =>
  infiniteQueryOptions({
    queryKey: ['catalogue', partnership, 'updates'],
    queryFn: ({ signal, pageParam }) =>
      request(EditionUpdateListView, `${at(partnership)}/updates${pageParam === null ? '' : `?after=${pageParam}`}`, {
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  })

const TOUCHES = ['catalogue', 'import', 'indicator', 'measurement', 'plan', 'report-card'] as const

export const useAdoptIntoPlan = (partnership: string) =>
  useChange(
    ({ plan, body }: Readonly<{ plan: string; body: AdoptIntoPlan }>) =>
      request(AdoptionView, `${apiOf(partnership)}/plans/${plan}/adoptions`, { json: body }),
    TOUCHES,
  )

export const useAdopt = (partnership: string) =>
  useChange((body: AdoptIndicator) => request(AdoptionView, `${at(partnership)}/adoptions`, { json: body }), TOUCHES)

export const useTakeEdition = (partnership: string) =>
  useChange((body: TakeEdition) => request(EditionTakenView, `${at(partnership)}/updates`, { json: body }), TOUCHES)
