import { createRoute } from '@tanstack/react-router'
import { OverrideFilter } from '@ttc/contracts/override'
import { comparatorsQuery, comparatorValuesQuery } from '../comparator/comparator.api.ts'
import { sheetQuery } from '../measurement/sheet.api.ts'
import type { OverrideSearch } from '../override/override.api.ts'
import { membersQuery } from '../partnership/partnership.api.ts'
import { indicatorQuery } from '../placement/placement.api.ts'
import { sheetListQuery, sheetPageQuery } from '../recovery-sheet/recovery-sheet.api.ts'
import { pagePart } from './page-part.ts'
import { root } from './root.tsx'

const PLACEMENT = '/partnerships/$partnership/plans/$plan/placements/$placement' as const
const under = { getParentRoute: () => root }

const indicator = createRoute({
  ...under,
  path: PLACEMENT,
  loader: ({ context, params }) =>
    context.queryClient.ensureQueryData(indicatorQuery(params.partnership, params.placement)),
  component: pagePart(() => import('../indicator/IndicatorPage.tsx'), 'IndicatorPage'),
})

const record = createRoute({
  ...under,
  path: `${PLACEMENT}/record`,
  loader: ({ context, params }) =>
    context.queryClient.ensureQueryData(indicatorQuery(params.partnership, params.placement)),
  component: pagePart(() => import('../measurement/RecordPage.tsx'), 'RecordPage'),
})

const sheet = createRoute({
  ...under,
  path: '/partnerships/$partnership/plans/$plan/priorities/$priority/sheet',
  loader: ({ context, params }) => context.queryClient.ensureQueryData(sheetQuery(params)),
  component: pagePart(() => import('../measurement/SheetPage.tsx'), 'SheetPage'),
})

const targets = createRoute({
  ...under,
  path: `${PLACEMENT}/targets`,
  loader: ({ context, params }) =>
    context.queryClient.ensureQueryData(indicatorQuery(params.partnership, params.placement)),
  component: pagePart(() => import('../target/TargetsPage.tsx'), 'TargetsPage'),
})

const override = createRoute({
  ...under,
  path: `${PLACEMENT}/override`,
  loader: ({ context, params }) =>
    context.queryClient.ensureQueryData(indicatorQuery(params.partnership, params.placement)),
  component: pagePart(() => import('../override/OverridePage.tsx'), 'OverridePage'),
})

const InOverrides = OverrideFilter.pick({ state: true, member: true, placement: true }).partial()

const overrides = createRoute({
  ...under,
  path: '/partnerships/$partnership/overrides',
  validateSearch: (search): OverrideSearch => InOverrides.safeParse(search).data ?? {},
  component: pagePart(() => import('../override/OverridesPage.tsx'), 'OverridesPage'),
})

const baseline = createRoute({
  ...under,
  path: `${PLACEMENT}/baseline`,
  loader: ({ context, params }) =>
    context.queryClient.ensureQueryData(indicatorQuery(params.partnership, params.placement)),
  component: pagePart(() => import('../baseline/BaselinePage.tsx'), 'BaselinePage'),
})

const edit = createRoute({
  ...under,
  path: `${PLACEMENT}/edit`,
  loader: ({ context, params }) =>
    Promise.all([
      context.queryClient.ensureQueryData(indicatorQuery(params.partnership, params.placement)),
      context.queryClient.ensureQueryData(membersQuery(params.partnership)),
    ]),
  component: pagePart(() => import('../indicator/EditIndicatorPage.tsx'), 'EditIndicatorPage'),
})

const comparators = createRoute({
  ...under,
  path: `${PLACEMENT}/comparators`,
  loader: async ({ context: { queryClient }, params }) => {
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
  loader: ({ context: { queryClient }, params }) =>
    Promise.all([
      queryClient.ensureQueryData(sheetPageQuery(params)),
      queryClient.ensureQueryData(sheetListQuery(params)),
      queryClient.ensureQueryData(membersQuery(params.partnership)),
    ]),
  component: pagePart(() => import('../recovery-sheet/RecoverySheetPage.tsx'), 'RecoverySheetPage'),
})

export const indicatorPages = [
  indicator,
  record,
  sheet,
  targets,
  override,
  overrides,
  baseline,
  edit,
  comparators,
  recoverySheet,
]
