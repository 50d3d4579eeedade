import type { QueryClient } from '@tanstack/react-query'
import type { RouterHistory } from '@tanstack/react-router'
import { createRouter } from '@tanstack/react-router'
import { Loading } from '../design/Loading.tsx'
import { accountPages } from './account-pages.tsx'
import { actionPages } from './action-pages.tsx'
import { boardPages } from './board-pages.tsx'
import { cataloguePages } from './catalogue-pages.tsx'
import { escalationPages } from './escalation-pages.tsx'
import { guidePages } from './guide-pages.tsx'
import { indicatorPages } from './indicator-pages.tsx'
import { meetingPages } from './meeting-pages.tsx'
import { pages } from './pages.tsx'
import { peoplePages } from './people-pages.tsx'
import { NotFoundScreen, ProblemScreen } from './problem-screen.tsx'
import { root } from './root.tsx'
import { roundPages } from './round-pages.tsx'
import { walkPages } from './walk-pages.tsx'

const tree = root.addChildren([
  ...pages,
  ...accountPages,
  ...peoplePages,
  ...boardPages,
  ...cataloguePages,
  ...indicatorPages,
  ...walkPages,
  ...actionPages,
  ...escalationPages,
  ...roundPages,
  ...meetingPages,
  ...guidePages,
])

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
