import { createRoute } from '@tanstack/react-router'
import { roundApi } from './api-parts.ts'
import { pagePart } from './page-part.ts'
import { root } from './root.tsx'

const ROUNDS = '/partnerships/$partnership/plans/$plan/rounds' as const
const under = { getParentRoute: () => root }

const own = createRoute({
  ...under,
  path: '/partnerships/$partnership/owed',
  loader: async ({ context, params }) => {
    const { calendarLinkQuery, ownOwedQuery } = await roundApi()
    return Promise.all([
      context.queryClient.ensureQueryData(ownOwedQuery(params.partnership)),
      context.queryClient.ensureQueryData(calendarLinkQuery(params.partnership)),
    ])
  },
  component: pagePart(() => import('../round/OwnOwedPage.tsx'), 'OwnOwedPage'),
})

const rounds = createRoute({
  ...under,
  path: ROUNDS,
  loader: async ({ context, params }) => {
    const { roundsQuery } = await roundApi()
    return context.queryClient.ensureQueryData(roundsQuery(params))
  },
  component: pagePart(() => import('../round/RoundsPage.tsx'), 'RoundsPage'),
})

const newRound = createRoute({
  ...under,
  path: `${ROUNDS}/new`,
  loader: async ({ context, params }) => {
    const { roundsQuery } = await roundApi()
    return context.queryClient.ensureQueryData(roundsQuery(params))
  },
  component: pagePart(() => import('../round/PlanRoundPage.tsx'), 'PlanRoundPage'),
})

const editRound = createRoute({
  ...under,
  path: `${ROUNDS}/$round`,
  loader: async ({ context, params }) => {
    const { roundsQuery } = await roundApi()
    return context.queryClient.ensureQueryData(roundsQuery(params))
  },
  component: pagePart(() => import('../round/EditRoundPage.tsx'), 'EditRoundPage'),
})

const whoOwes = createRoute({
  ...under,
  path: `${ROUNDS}/$round/owed`,
  component: pagePart(() => import('../round/WhoOwesPage.tsx'), 'WhoOwesPage'),
})

export const roundPages = [own, rounds, newRound, editRound, whoOwes]
