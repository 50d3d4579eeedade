import { createRoute, redirect } from '@tanstack/react-router'
import { planAddress } from '../http/address.ts'
import { membersQuery, partnershipsQuery } from '../partnership/partnership.api.ts'
import { importApi, planApi, reportCardApi, walkApi } from './api-parts.ts'
import { pagePart } from './page-part.ts'
import { root } from './root.tsx'

const under = { getParentRoute: () => root }

const plans = createRoute({
  ...under,
  path: '/',
  loader: async ({ context: { queryClient } }) => {
    const { partnerships } = await queryClient.ensureQueryData(partnershipsQuery)
    const all = partnerships.flatMap(({ id, plans }) => plans.map((plan) => ({ partnership: id, plan: plan.id })))
    const only = all.length === 1 ? all[0] : undefined
    if (only) throw redirect({ href: planAddress(only), replace: true })
  },
  component: pagePart(() => import('../partnership/PlansPage.tsx'), 'PlansPage'),
})

const plan = createRoute({
  ...under,
  path: '/partnerships/$partnership/plans/$plan',
  loader: async ({ context, params }) => {
    const { planQuery } = await planApi()
    return context.queryClient.ensureQueryData(planQuery(params))
  },
  component: pagePart(() => import('../plan/PlanPage.tsx'), 'PlanPage'),
})

const editPlan = createRoute({
  ...under,
  path: '/partnerships/$partnership/plans/$plan/edit',
  loader: async ({ context, params }) => {
    const { planQuery } = await planApi()
    return context.queryClient.ensureQueryData(planQuery(params))
  },
  component: pagePart(() => import('../plan/EditPlanPage.tsx'), 'EditPlanPage'),
})

const reportCards = createRoute({
  ...under,
  path: '/partnerships/$partnership/plans/$plan/report-cards',
  loader: async ({ context, params }) => {
    const [{ planQuery }, { cardListQuery }] = await Promise.all([planApi(), reportCardApi()])
    return Promise.all([
      context.queryClient.ensureQueryData(planQuery(params)),
      context.queryClient.ensureQueryData(cardListQuery(params)),
    ])
  },
  component: pagePart(() => import('../report-card/ReportCardsPage.tsx'), 'ReportCardsPage'),
})

const newOutcome = createRoute({
  ...under,
  path: '/partnerships/$partnership/plans/$plan/outcomes/new',
  loader: async ({ context, params }) => {
    const { planQuery } = await planApi()
    return context.queryClient.ensureQueryData(planQuery(params))
  },
  component: pagePart(() => import('../outcome/NewOutcomePage.tsx'), 'NewOutcomePage'),
})

const outcome = createRoute({
  ...under,
  path: '/partnerships/$partnership/plans/$plan/outcomes/$outcome',
  loader: async ({ context, params }) => {
    const { planQuery } = await planApi()
    return context.queryClient.ensureQueryData(planQuery(params))
  },
  component: pagePart(() => import('../outcome/OutcomePage.tsx'), 'OutcomePage'),
})

const editOutcome = createRoute({
  ...under,
  path: '/partnerships/$partnership/plans/$plan/outcomes/$outcome/edit',
  loader: async ({ context, params }) => {
    const { planQuery } = await planApi()
    return context.queryClient.ensureQueryData(planQuery(params))
  },
  component: pagePart(() => import('../outcome/EditOutcomePage.tsx'), 'EditOutcomePage'),
})

const newPriority = createRoute({
  ...under,
  path: '/partnerships/$partnership/plans/$plan/priorities/new',
  loader: async ({ context, params }) => {
    const { planQuery } = await planApi()
    return Promise.all([
      context.queryClient.ensureQueryData(planQuery(params)),
      context.queryClient.ensureQueryData(membersQuery(params.partnership)),
    ])
  },
  component: pagePart(() => import('../priority/NewPriorityPage.tsx'), 'NewPriorityPage'),
})

const priority = createRoute({
  ...under,
  path: '/partnerships/$partnership/plans/$plan/priorities/$priority',
  loader: async ({ context, params }) => {
    const [{ planQuery }, { walksQuery }] = await Promise.all([planApi(), walkApi()])
    return Promise.all([
      context.queryClient.ensureQueryData(planQuery(params)),
      context.queryClient.ensureQueryData(walksQuery(params)),
    ])
  },
  component: pagePart(() => import('../priority/PriorityPage.tsx'), 'PriorityPage'),
})

const editPriority = createRoute({
  ...under,
  path: '/partnerships/$partnership/plans/$plan/priorities/$priority/edit',
  loader: async ({ context, params }) => {
    const { planQuery } = await planApi()
    return Promise.all([
      context.queryClient.ensureQueryData(planQuery(params)),
      context.queryClient.ensureQueryData(membersQuery(params.partnership)),
    ])
  },
  component: pagePart(() => import('../priority/EditPriorityPage.tsx'), 'EditPriorityPage'),
})

const newIndicator = createRoute({
  ...under,
  path: '/partnerships/$partnership/plans/$plan/priorities/$priority/indicators/new',
  loader: async ({ context, params }) => {
    const { planQuery } = await planApi()
    return Promise.all([
      context.queryClient.ensureQueryData(planQuery(params)),
      context.queryClient.ensureQueryData(membersQuery(params.partnership)),
    ])
  },
  component: pagePart(() => import('../indicator/NewIndicatorPage.tsx'), 'NewIndicatorPage'),
})

const reportCard = createRoute({
  ...under,
  path: '/partnerships/$partnership/plans/$plan/priorities/$priority/report-card',
  loader: async ({ context, params }) => {
    const { cardWritingQuery, reportCardQuery } = await reportCardApi()
    return Promise.all([
      context.queryClient.ensureQueryData(reportCardQuery(params.partnership, params.priority)),
      context.queryClient.ensureQueryData(cardWritingQuery(params)),
    ])
  },
  component: pagePart(() => import('../report-card/ReportCardPage.tsx'), 'ReportCardPage'),
})

const imports = createRoute({
  ...under,
  path: '/partnerships/$partnership/imports',
  loader: async ({ context, params }) => {
    const { batchesQuery } = await importApi()
    return context.queryClient.ensureInfiniteQueryData(batchesQuery(params.partnership))
  },
  component: pagePart(() => import('../import/ImportsPage.tsx'), 'ImportsPage'),
})

const importStep = createRoute({
  ...under,
  path: '/partnerships/$partnership/imports/new/$step',
  loader: async ({ context, params }) => {
    const { indicatorsQuery } = await importApi()
    return Promise.all([
      context.queryClient.ensureQueryData(partnershipsQuery),
      context.queryClient.ensureQueryData(indicatorsQuery(params.partnership)),
    ])
  },
  component: pagePart(() => import('../import/WizardPage.tsx'), 'WizardPage'),
})

const accessibility = createRoute({
  ...under,
  path: '/accessibility',
  component: pagePart(() => import('../help/AccessibilityPage.tsx'), 'AccessibilityPage'),
})

const numbers = createRoute({
  ...under,
  path: '/numbers',
  component: pagePart(() => import('../help/NumbersPage.tsx'), 'NumbersPage'),
})

const help = createRoute({
  ...under,
  path: '/help',
  component: pagePart(() => import('../help/HelpPage.tsx'), 'HelpPage'),
})

const figuresElsewhere = createRoute({
  ...under,
  path: '/figures-elsewhere',
  loader: ({ context }) => context.queryClient.ensureQueryData(partnershipsQuery),
  component: pagePart(() => import('../help/FiguresElsewherePage.tsx'), 'FiguresElsewherePage'),
})

export const pages = [
  plans,
  plan,
  editPlan,
  reportCards,
  newOutcome,
  outcome,
  editOutcome,
  newPriority,
  priority,
  editPriority,
  newIndicator,
  reportCard,
  imports,
  importStep,
  accessibility,
  numbers,
  figuresElsewhere,
  help,
]
