import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { sessionQuery } from '../account/session.api.ts'
import { accountApi } from './api-parts.ts'
import { root } from './root.tsx'

const under = { getParentRoute: () => root }

type SignInSearch = { next?: string; problem?: string; signedOut?: boolean }

const signIn = createRoute({
  ...under,
  path: '/sign-in',
  validateSearch: ({ next, problem, signedOut }: Record<string, unknown>): SignInSearch => ({
    ...(typeof next === 'string' && { next }),
    ...(typeof problem === 'string' && { problem }),
    ...(signedOut === true && { signedOut }),
  }),
  loader: async ({ context: { queryClient } }) => {
    const { signInAs } = await queryClient.ensureQueryData(sessionQuery)
    if (!signInAs) return
    const { exampleAccountsQuery } = await accountApi()
    // Where they do not come, the page says so itself.
    await queryClient.ensureQueryData(exampleAccountsQuery).catch(() => null)
  },
  component: lazyRouteComponent(() => import('../account/SignInPage.tsx'), 'SignInPage'),
})

const resetPassword = createRoute({
  ...under,
  path: '/reset-password',
  loader: ({ context }) => context.queryClient.ensureQueryData(sessionQuery),
  component: lazyRouteComponent(() => import('../account/ResetPasswordPage.tsx'), 'ResetPasswordPage'),
})

const invitation = createRoute({
  ...under,
  path: '/invitation',
  component: lazyRouteComponent(() => import('../account/InvitationPage.tsx'), 'InvitationPage'),
})

const setUp = createRoute({
  ...under,
  path: '/set-up',
  component: lazyRouteComponent(() => import('../account/SetUpPage.tsx'), 'SetUpPage'),
})

const account = createRoute({
  ...under,
  path: '/account',
  loader: async ({ context }) => {
    const { sessionsQuery } = await accountApi()
    return context.queryClient.ensureQueryData(sessionsQuery)
  },
  component: lazyRouteComponent(() => import('../digest/OwnAccountPage.tsx'), 'OwnAccountPage'),
})

export const accountPages = [signIn, resetPassword, invitation, setUp, account]
