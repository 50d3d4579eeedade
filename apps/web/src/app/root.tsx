import type { QueryClient } from '@tanstack/react-query'
import { useQuery } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  Outlet,
  redirect,
  useParams,
  useRouter,
  useRouterState,
} from '@tanstack/react-router'
import type { CurrentSessionView } from '@ttc/contracts/account'
import { useEffect } from 'react'
import { AccountLinks } from '../account/AccountLinks.tsx'
import { SessionWarning } from '../account/SessionWarning.tsx'
import { sessionQuery } from '../account/session.api.ts'
import { signInAddress } from '../http/address.ts'
import { firstPageShown } from '../http/when-idle.ts'
import { partnershipsQuery } from '../partnership/partnership.api.ts'
import { keepDraftsOf } from '../problem/draft.ts'
import { frameOf } from './frame.ts'
import { Layout } from './layout.tsx'
import { useFocusOnNavigation, useInternalLinks } from './navigation.ts'
import { ProblemScreen } from './problem-screen.tsx'

type Context = { queryClient: QueryClient }

export const root = createRootRouteWithContext<Context>()({
  beforeLoad: async ({ context: { queryClient }, location }) => {
    if (isOpen(location.pathname)) return
    // Without an answer the page itself says so, in its frame.
    const session = await queryClient.ensureQueryData(sessionQuery).catch(() => null)
    if (session !== null && session.account === null)
      throw redirect({ href: signInAddress(location.href), replace: true })
  },
  // The frame is drawn whole: a menu that comes later would push the page down under the reader's eyes.
  loader: async ({ context: { queryClient } }) => {
    const session = await queryClient.ensureQueryData(sessionQuery).catch(() => null)
    if (session?.account) await queryClient.ensureQueryData(partnershipsQuery).catch(() => null)
  },
  component: Root,
  errorComponent: ProblemScreen,
})

const open = ['/sign-in', '/reset-password', '/invitation', '/set-up', '/accessibility', '/numbers', '/help']

/** Pages for whoever is not, or not yet, signed in. */
function isOpen(path: string): boolean {
  return open.includes(path) || path === '/guide' || path.startsWith('/guide/')
}

/** The frame round every page. It stands before its partnership is known, and when the API is away. */
function Root() {
  const router = useRouter()
  useInternalLinks(router)
  useFocusOnNavigation(router)
  const path = useRouterState({ select: ({ location }) => location.pathname })
  const { partnership, plan } = useParams({ strict: false }) as { partnership?: string; plan?: string }
  const { data: session } = useQuery(sessionQuery)
  const account = session?.account ?? null
  const { data } = useQuery({ ...partnershipsQuery, enabled: account !== null })
  useLedToSignIn(session, path)
  const isShown = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation !== undefined })
  useEffect(() => (isShown ? firstPageShown() : undefined), [isShown])
  useEffect(() => (account === null ? undefined : keepDraftsOf(account.id)), [account])
  const partnerships = account === null ? [] : (data?.partnerships ?? [])
  return (
    <Layout
      frame={frameOf(partnerships, partnership, plan)}
      path={path}
      account={session && (account !== null || path !== '/sign-in') && <AccountLinks account={account} path={path} />}
    >
      <Outlet />
      {account !== null && <SessionWarning key={account.id} />}
    </Layout>
  )
}

/** When a session turns out to have ended, wherever that was learned: to the sign-in page, with the way back. */
function useLedToSignIn(session: CurrentSessionView | undefined, path: string): void {
  const router = useRouter()
  const isOut = session !== undefined && session.account === null && !isOpen(path)
  useEffect(() => {
    if (isOut) router.history.replace(signInAddress(router.latestLocation.href))
  }, [isOut, router])
}
