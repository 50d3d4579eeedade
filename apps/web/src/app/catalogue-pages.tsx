import { createRoute } from '@tanstack/react-router'
import { partnershipsQuery } from '../partnership/partnership.api.ts'
import { catalogueApi } from './api-parts.ts'
import { pagePart } from './page-part.ts'
import { root } from './root.tsx'

const under = { getParentRoute: () => root }
const CATALOGUE = '/partnerships/$partnership/catalogue' as const

const catalogue = createRoute({
  ...under,
  path: CATALOGUE,
  loader: ({ context: { queryClient } }) => queryClient.ensureQueryData(partnershipsQuery),
  component: pagePart(() => import('../catalogue/CataloguePage.tsx'), 'CataloguePage'),
})

const collections = createRoute({
  ...under,
  path: `${CATALOGUE}/collections`,
  loader: async ({ context, params }) => {
    const { collectionsQuery } = await catalogueApi()
    return context.queryClient.ensureQueryData(collectionsQuery(params.partnership))
  },
  component: pagePart(() => import('../catalogue/CollectionsPage.tsx'), 'CollectionsPage'),
})

const updates = createRoute({
  ...under,
  path: `${CATALOGUE}/updates`,
  loader: ({ context: { queryClient } }) => queryClient.ensureQueryData(partnershipsQuery),
  component: pagePart(() => import('../catalogue/UpdatesPage.tsx'), 'UpdatesPage'),
})

const entry = createRoute({
  ...under,
  path: `${CATALOGUE}/$edition/$code`,
  loader: async ({ context, params }) => {
    const { entryQuery } = await catalogueApi()
    return context.queryClient.ensureQueryData(entryQuery(params))
  },
  component: pagePart(() => import('../catalogue/CatalogueEntryPage.tsx'), 'CatalogueEntryPage'),
})

export const cataloguePages = [catalogue, collections, updates, entry]
