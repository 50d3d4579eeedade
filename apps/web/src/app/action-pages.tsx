import { createRoute } from '@tanstack/react-router'
import { partnershipsQuery } from '../partnership/partnership.api.ts'
import { pagePart } from './page-part.ts'
import { root } from './root.tsx'

const under = { getParentRoute: () => root }

const actions = createRoute({
  ...under,
  path: '/partnerships/$partnership/actions',
  loader: ({ context }) => context.queryClient.ensureQueryData(partnershipsQuery),
  component: pagePart(() => import('../action/ActionsPage.tsx'), 'ActionsPage'),
})

const ideas = createRoute({
  ...under,
  path: '/partnerships/$partnership/ideas',
  component: pagePart(() => import('../idea/IdeasPage.tsx'), 'IdeasPage'),
})

const exceptions = createRoute({
  ...under,
  path: '/partnerships/$partnership/exceptions',
  loader: ({ context }) => context.queryClient.ensureQueryData(partnershipsQuery),
  component: pagePart(() => import('../digest/DirectorPage.tsx'), 'DirectorPage'),
})

const detectors = createRoute({
  ...under,
  path: '/partnerships/$partnership/detectors',
  loader: ({ context }) => context.queryClient.ensureQueryData(partnershipsQuery),
  component: pagePart(() => import('../detector/DetectorsPage.tsx'), 'DetectorsPage'),
})

const rules = createRoute({
  ...under,
  path: '/partnerships/$partnership/rules',
  component: pagePart(() => import('../target/RulesPage.tsx'), 'RulesPage'),
})

export const actionPages = [actions, ideas, exceptions, detectors, rules]
