import type { QueryClient } from '@tanstack/react-query'
import { useQuery } from '@tanstack/react-query'
import { createRootRouteWithContext, Outlet, useParams, useRouter, useRouterState } from '@tanstack/react-router'
import type { PartnershipView } from '@ttc/contracts/partnership'
import { importsAddress } from '../http/address.ts'
import { partnershipsQuery } from '../partnership/partnership.api.ts'
import type { Frame } from './layout.tsx'
import { Layout } from './layout.tsx'
import { useFocusOnNavigation, useInternalLinks } from './navigation.ts'
import { ProblemScreen } from './problem-screen.tsx'

type Context = { queryClient: QueryClient }

export const root = createRootRouteWithContext<Context>()({ component: Root, errorComponent: ProblemScreen })

/** The frame round every page. It stands before its partnership is known, and when the API is away. */
function Root() {
  const router = useRouter()
  useInternalLinks(router)
  useFocusOnNavigation(router)
  const path = useRouterState({ select: ({ location }) => location.pathname })
  const { partnership, plan } = useParams({ strict: false }) as { partnership?: string; plan?: string }
  const { data } = useQuery(partnershipsQuery)
  const here = data?.partnerships.find(({ id }) => id === partnership) ?? null
  return (
    <Layout frame={frameOf(here ?? onlyOne(data?.partnerships ?? []), plan)} path={path}>
      <Outlet />
    </Layout>
  )
}

function onlyOne(partnerships: readonly PartnershipView[]): PartnershipView | null {
  return partnerships.length === 1 ? (partnerships[0] ?? null) : null
}

function frameOf(partnership: PartnershipView | null, planId: string | undefined): Frame {
  if (partnership === null)
    return { name: 'Turning the Curve', home: '/', colour: null, logo: null, role: null, notice: null, nav: [] }
  const base = `/partnerships/${partnership.id}`
  const plan = partnership.plans.find(({ id }) => id === planId) ?? partnership.plans[0]
  const home = plan ? `${base}/plans/${plan.id}` : '/'
  return {
    name: partnership.name,
    home,
    colour: partnership.colour,
    logo: null,
    role: partnership.actingAs.name,
    notice: partnership.notice,
    nav: plan
      ? [
          { href: home, text: 'Plan' },
          { href: `${home}/report-cards`, text: 'Report cards' },
          { href: importsAddress(partnership.id), text: 'Data' },
        ]
      : [],
  }
}
