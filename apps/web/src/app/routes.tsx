import type { QueryClient } from '@tanstack/react-query'
import { useQuery } from '@tanstack/react-query'
import type { RouterHistory } from '@tanstack/react-router'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  useParams,
  useRouter,
  useRouterState,
} from '@tanstack/react-router'
import type { PartnershipView } from '@ttc/contracts/partnership'
import { Loading } from '../design/Loading.tsx'
import { partnershipsQuery } from '../partnership/partnership.api.ts'
import type { Frame } from './layout.tsx'
import { Layout } from './layout.tsx'
import { useFocusOnNavigation, useInternalLinks } from './navigation.ts'
import { NotFoundScreen, ProblemScreen } from './problem-screen.tsx'

type Context = { queryClient: QueryClient }

const root = createRootRouteWithContext<Context>()({ component: Root, errorComponent: ProblemScreen })

const plans = createRoute({
  getParentRoute: () => root,
  path: '/',
  loader: ({ context }) => context.queryClient.ensureQueryData(partnershipsQuery),
  component: lazyRouteComponent(() => import('../partnership/PlansPage.tsx'), 'PlansPage'),
})

const tree = root.addChildren([plans])

/** The product's pages. A test gives a history of its own. */
export function createAppRouter(queryClient: QueryClient, history?: RouterHistory) {
  return createRouter({
    routeTree: tree,
    context: { queryClient },
    history,
    scrollRestoration: true,
    defaultPreload: false,
    defaultPendingComponent: () => <Loading label="Loading the page" shape="page" />,
    defaultErrorComponent: ProblemScreen,
    defaultNotFoundComponent: NotFoundScreen,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
}

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
          { href: `${base}/data`, text: 'Data' },
        ]
      : [],
  }
}
