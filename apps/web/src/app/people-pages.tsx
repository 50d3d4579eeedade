import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { membersQuery, partnershipsQuery } from '../partnership/partnership.api.ts'
import { memberApi, tokenApi } from './api-parts.ts'
import { root } from './root.tsx'

const under = { getParentRoute: () => root }
const MEMBERS = '/partnerships/$partnership/members' as const

const members = createRoute({
  ...under,
  path: MEMBERS,
  loader: async ({ context, params }) => {
    const { peopleQuery } = await memberApi()
    return context.queryClient.ensureQueryData(peopleQuery(params.partnership))
  },
  component: lazyRouteComponent(() => import('../member/MembersPage.tsx'), 'MembersPage'),
})

const newMember = createRoute({
  ...under,
  path: `${MEMBERS}/new`,
  loader: async ({ context, params }) => {
    const { peopleQuery } = await memberApi()
    return context.queryClient.ensureQueryData(peopleQuery(params.partnership))
  },
  component: lazyRouteComponent(() => import('../member/NewMemberPage.tsx'), 'NewMemberPage'),
})

const member = createRoute({
  ...under,
  path: `${MEMBERS}/$member`,
  loader: async ({ context: { queryClient }, params }) => {
    const { personQuery } = await memberApi()
    return Promise.all([
      queryClient.ensureQueryData(personQuery(params.partnership, params.member)),
      queryClient.ensureQueryData(membersQuery(params.partnership)),
      queryClient.ensureQueryData(partnershipsQuery),
    ])
  },
  component: lazyRouteComponent(() => import('../member/MemberPage.tsx'), 'MemberPage'),
})

const editMember = createRoute({
  ...under,
  path: `${MEMBERS}/$member/edit`,
  loader: async ({ context, params }) => {
    const { personQuery } = await memberApi()
    return context.queryClient.ensureQueryData(personQuery(params.partnership, params.member))
  },
  component: lazyRouteComponent(() => import('../member/EditMemberPage.tsx'), 'EditMemberPage'),
})

const leave = createRoute({
  ...under,
  path: `${MEMBERS}/$member/leave`,
  loader: async ({ context: { queryClient }, params }) => {
    const { personQuery } = await memberApi()
    return Promise.all([
      queryClient.ensureQueryData(personQuery(params.partnership, params.member)),
      queryClient.ensureQueryData(membersQuery(params.partnership)),
      queryClient.ensureQueryData(partnershipsQuery),
    ])
  },
  component: lazyRouteComponent(() => import('../member/LeavePage.tsx'), 'LeavePage'),
})

const audit = createRoute({
  ...under,
  path: '/partnerships/$partnership/audit',
  loader: async ({ context, params }) => {
    const { peopleQuery } = await memberApi()
    return context.queryClient.ensureQueryData(peopleQuery(params.partnership))
  },
  component: lazyRouteComponent(() => import('../audit/AuditPage.tsx'), 'AuditPage'),
})

const tokens = createRoute({
  ...under,
  path: '/partnerships/$partnership/tokens',
  loader: async ({ context: { queryClient }, params }) => {
    const { tokensQuery } = await tokenApi()
    return Promise.all([
      queryClient.ensureQueryData(tokensQuery(params.partnership)),
      queryClient.ensureQueryData(partnershipsQuery),
    ])
  },
  component: lazyRouteComponent(() => import('../token/TokensPage.tsx'), 'TokensPage'),
})

const mails = createRoute({
  ...under,
  path: '/partnerships/$partnership/mails',
  component: lazyRouteComponent(() => import('../mail/MailsPage.tsx'), 'MailsPage'),
})

export const peoplePages = [members, newMember, member, editMember, leave, audit, tokens, mails]
