import { createRoute } from '@tanstack/react-router'
import { pagePart } from './page-part.ts'
import { root } from './root.tsx'

const under = { getParentRoute: () => root }

const guide = createRoute({
  ...under,
  path: '/guide',
  component: pagePart(() => import('../guide/GuidePage.tsx'), 'GuidePage'),
})

const meaning = createRoute({
  ...under,
  path: '/guide/words',
  component: pagePart(() => import('../guide/MeaningPage.tsx'), 'MeaningPage'),
})

const roleGuide = createRoute({
  ...under,
  path: '/guide/$reader',
  component: pagePart(() => import('../guide/RoleGuidePage.tsx'), 'RoleGuidePage'),
})

export const guidePages = [guide, meaning, roleGuide]
