import { createRoute } from '@tanstack/react-router'
import { linkSearchFrom } from '../link/link-search.ts'
import { membersQuery } from '../partnership/partnership.api.ts'
import { comparatorApi, linkApi, placementApi, planApi, recoverySheetApi, sheetApi, walkApi } from './api-parts.ts'
import { pagePart } from './page-part.ts'
import { root } from './root.tsx'

const PLACEMENT = '/partnerships/$partnership/plans/$plan/placements/$placement' as const
const under = { getParentRoute: () => root }

const indicator = createRoute({
  ...under,
  path: PLACEMENT,
  loader: async ({ context: { queryClient }, params }) => {
    const [{ indicatorQuery }, { walksQuery }] = await Promise.all([placementApi(), walkApi()])
    // One of the links at the head: later, it would push the page down. The page stands without it too.
    const walks = queryClient.ensureQueryData(walksQuery(params)).catch(() => null)
    await queryClient.ensureQueryData(indicatorQuery(params.partnership, params.placement))
    await walks
  },
  component: pagePart(() => import('../indicator/IndicatorPage.tsx'), 'IndicatorPage'),
})

const record = createRoute({
  ...under,
  path: `${PLACEMENT}/record`,
  loader: async ({ context, params }) => {
    const { indicatorQuery } = await placementApi()
    return context.queryClient.ensureQueryData(indicatorQuery(params.partnership, params.placement))
  },
  component: pagePart(() => import('../measurement/RecordPage.tsx'), 'RecordPage'),
})

const sheet = createRoute({
  ...under,
  path: '/partnerships/$partnership/plans/$plan/priorities/$priority/sheet',
  loader: async ({ context, params }) => {
    const { sheetQuery } = await sheetApi()
    return context.queryClient.ensureQueryData(sheetQuery(params))
  },
  component: pagePart(() => import('../measurement/SheetPage.tsx'), 'SheetPage'),
})

const links = createRoute({
  ...under,
  path: '/partnerships/$partnership/plans/$plan/priorities/$priority/links',
  validateSearch: linkSearchFrom,
  loader: async ({ context: { queryClient }, params }) => {
    const [{ linksQuery }, { planQuery }] = await Promise.all([linkApi(), planApi()])
    return Promise.all([
      queryClient.ensureQueryData(planQuery(params)),
      queryClient.ensureQueryData(linksQuery(params)),
    ])
  },
  component: pagePart(() => import('../link/LinksPage.tsx'), 'LinksPage'),
})

const newLink = createRoute({
  ...under,
  path: `${PLACEMENT}/link`,
  loader: async ({ context, params }) => {
    const { indicatorQuery } = await placementApi()
    return context.queryClient.ensureQueryData(indicatorQuery(params.partnership, params.placement))
  },
  component: pagePart(() => import('../link/NewLinkPage.tsx'), 'NewLinkPage'),
})

const targets = createRoute({
  ...under,
  path: `${PLACEMENT}/targets`,
  loader: async ({ context, params }) => {
    const { indicatorQuery } = await placementApi()
    return context.queryClient.ensureQueryData(indicatorQuery(params.partnership, params.placement))
  },
  component: pagePart(() => import('../target/TargetsPage.tsx'), 'TargetsPage'),
})

const override = createRoute({
  ...under,
  path: `${PLACEMENT}/override`,
  loader: async ({ context, params }) => {
    const { indicatorQuery } = await placementApi()
    return context.queryClient.ensureQueryData(indicatorQuery(params.partnership, params.placement))
  },
  component: pagePart(() => import('../override/OverridePage.tsx'), 'OverridePage'),
})

const overrides = createRoute({
  ...under,
  path: '/partnerships/$partnership/overrides',
  component: pagePart(() => import('../override/OverridesPage.tsx'), 'OverridesPage'),
})

const baseline = createRoute({
  ...under,
  path: `${PLACEMENT}/baseline`,
  loader: async ({ context, params }) => {
    const { indicatorQuery } = await placementApi()
    return context.queryClient.ensureQueryData(indicatorQuery(params.partnership, params.placement))
  },
  component: pagePart(() => import('../baseline/BaselinePage.tsx'), 'BaselinePage'),
})

const edit = createRoute({
  ...under,
  path: `${PLACEMENT}/edit`,
  loader: async ({ context, params }) => {
    const { indicatorQuery } = await placementApi()
    return Promise.all([
      context.queryClient.ensureQueryData(indicatorQuery(params.partnership, params.placement)),
      context.queryClient.ensureQueryData(membersQuery(params.partnership)),
    ])
  },
  component: pagePart(() => import('../indicator/EditIndicatorPage.tsx'), 'EditIndicatorPage'),
})

const comparators = createRoute({
  ...under,
  path: `${PLACEMENT}/comparators`,
  loader: async ({ context: { queryClient }, params }) => {
    const [{ comparatorsQuery, comparatorValuesQuery }, { indicatorQuery }] = await Promise.all([
      comparatorApi(),
      placementApi(),
    ])
    const [{ id }] = await Promise.all([
      queryClient.ensureQueryData(indicatorQuery(params.partnership, params.placement)),
      queryClient.ensureQueryData(comparatorsQuery(params.partnership)),
    ])
    await queryClient.ensureQueryData(comparatorValuesQuery(params.partnership, id))
  },
  component: pagePart(() => import('../comparator/ComparatorsPage.tsx'), 'ComparatorsPage'),
})

const recoverySheet = createRoute({
  ...under,
  path: `${PLACEMENT}/recovery-sheet`,
  loader: async ({ context: { queryClient }, params }) => {
    const { sheetListQuery, sheetPageQuery } = await recoverySheetApi()
    return Promise.all([
      queryClient.ensureQueryData(sheetPageQuery(params)),
      queryClient.ensureQueryData(sheetListQuery(params)),
      queryClient.ensureQueryData(membersQuery(params.partnership)),
    ])
  },
  component: pagePart(() => import('../recovery-sheet/RecoverySheetPage.tsx'), 'RecoverySheetPage'),
})

export const indicatorPages = [
  indicator,
  record,
  sheet,
  links,
  newLink,
  targets,
  override,
  overrides,
  baseline,
  edit,
  comparators,
  recoverySheet,
]
