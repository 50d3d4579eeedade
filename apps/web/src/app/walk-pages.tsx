import { createRoute } from '@tanstack/react-router'
import { membersQuery } from '../partnership/partnership.api.ts'
import { planApi, walkApi } from './api-parts.ts'
import { pagePart } from './page-part.ts'
import { root } from './root.tsx'

const WALK = '/partnerships/$partnership/plans/$plan/walks/$walk' as const
const under = { getParentRoute: () => root }
const walks = createRoute({
  ...under,
  path: '/partnerships/$partnership/plans/$plan/walks',
  loader: async ({ context: { queryClient }, params }) => {
    const [{ planQuery }, { walksQuery }] = await Promise.all([planApi(), walkApi()])
    return Promise.all([
      queryClient.ensureQueryData(walksQuery(params)),
      queryClient.ensureQueryData(planQuery(params)),
    ])
  },
  component: pagePart(() => import('../turning-the-curve/WalksPage.tsx'), 'WalksPage'),
})

const walk = createRoute({
  ...under,
  path: WALK,
  loader: async ({ context: { queryClient }, params: { partnership, walk } }) => {
    const { walkQuery } = await walkApi()
    return Promise.all([
      queryClient.ensureQueryData(walkQuery({ partnership, walk })),
      queryClient.ensureQueryData(membersQuery(partnership)),
    ])
  },
  component: pagePart(() => import('../turning-the-curve/WalkPage.tsx'), 'WalkPage'),
})

const check = createRoute({
  ...under,
  path: `${WALK}/check`,
  loader: async ({ context: { queryClient }, params: { partnership, walk } }) => {
    const { walkQuery } = await walkApi()
    return Promise.all([
      queryClient.ensureQueryData(walkQuery({ partnership, walk })),
      queryClient.ensureQueryData(membersQuery(partnership)),
    ])
  },
  component: pagePart(() => import('../turning-the-curve/CheckPage.tsx'), 'CheckPage'),
})

const changes = createRoute({
  ...under,
  path: `${WALK}/changes`,
  loader: async ({ context: { queryClient }, params: { partnership, walk } }) => {
    const { walkQuery } = await walkApi()
    return Promise.all([
      queryClient.ensureQueryData(walkQuery({ partnership, walk })),
      queryClient.ensureQueryData(membersQuery(partnership)),
    ])
  },
  component: pagePart(() => import('../turning-the-curve/ChangesPage.tsx'), 'ChangesPage'),
})

const meeting = createRoute({
  ...under,
  path: `${WALK}/meeting`,
  loader: async ({ context: { queryClient }, params: { partnership, walk } }) => {
    const { walkQuery } = await walkApi()
    return Promise.all([
      queryClient.ensureQueryData(walkQuery({ partnership, walk })),
      queryClient.ensureQueryData(membersQuery(partnership)),
    ])
  },
  component: pagePart(() => import('../turning-the-curve/MeetingPage.tsx'), 'MeetingPage'),
})

const question = createRoute({
  ...under,
  path: `${WALK}/$step`,
  loader: async ({ context: { queryClient }, params: { partnership, walk } }) => {
    const { walkQuery } = await walkApi()
    return Promise.all([
      queryClient.ensureQueryData(walkQuery({ partnership, walk })),
      queryClient.ensureQueryData(membersQuery(partnership)),
    ])
  },
  component: pagePart(() => import('../turning-the-curve/QuestionPage.tsx'), 'QuestionPage'),
})

export const walkPages = [walks, walk, check, changes, meeting, question]
