import { createRoute } from '@tanstack/react-router'
import { escalationApi } from './api-parts.ts'
import { pagePart } from './page-part.ts'
import { root } from './root.tsx'

const under = { getParentRoute: () => root }

const escalations = createRoute({
  ...under,
  path: '/partnerships/$partnership/escalations',
  component: pagePart(() => import('../escalation/EscalationsPage.tsx'), 'EscalationsPage'),
})

const escalation = createRoute({
  ...under,
  path: '/partnerships/$partnership/plans/$plan/placements/$placement/escalation',
  loader: async ({ context, params }) => {
    const { placementEscalationQuery } = await escalationApi()
    return context.queryClient.ensureQueryData(placementEscalationQuery(params))
  },
  component: pagePart(() => import('../escalation/EscalationPage.tsx'), 'EscalationPage'),
})

const rule = createRoute({
  ...under,
  path: '/partnerships/$partnership/escalation-rule',
  loader: async ({ context, params }) => {
    const { escalationRuleQuery } = await escalationApi()
    return context.queryClient.ensureQueryData(escalationRuleQuery(params.partnership))
  },
  component: pagePart(() => import('../escalation/EscalationRulePage.tsx'), 'EscalationRulePage'),
})

export const escalationPages = [escalations, escalation, rule]
