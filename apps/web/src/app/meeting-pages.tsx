import { createRoute } from '@tanstack/react-router'
import { membersQuery, partnershipsQuery } from '../partnership/partnership.api.ts'
import { challengeMeetingApi, packApi, panelApi } from './api-parts.ts'
import { pagePart } from './page-part.ts'
import { root } from './root.tsx'

const MEETINGS = '/partnerships/$partnership/plans/$plan/meetings' as const
const under = { getParentRoute: () => root }

const meetings = createRoute({
  ...under,
  path: MEETINGS,
  loader: async ({ context: { queryClient }, params }) => {
    const { meetingsQuery } = await challengeMeetingApi()
    return queryClient.ensureQueryData(meetingsQuery(params))
  },
  component: pagePart(() => import('../challenge-meeting/MeetingsPage.tsx'), 'MeetingsPage'),
})

const newMeeting = createRoute({
  ...under,
  path: `${MEETINGS}/new`,
  loader: async ({ context: { queryClient }, params }) => {
    const { meetingsQuery } = await challengeMeetingApi()
    return Promise.all([
      queryClient.ensureQueryData(meetingsQuery(params)),
      queryClient.ensureQueryData(membersQuery(params.partnership)),
    ])
  },
  component: pagePart(() => import('../challenge-meeting/NewMeetingPage.tsx'), 'NewMeetingPage'),
})

const meeting = createRoute({
  ...under,
  path: `${MEETINGS}/$meeting`,
  loader: async ({ context: { queryClient }, params }) => {
    const { meetingQuery } = await challengeMeetingApi()
    return queryClient.ensureQueryData(meetingQuery(params))
  },
  component: pagePart(() => import('../challenge-meeting/MeetingPage.tsx'), 'MeetingPage'),
})

const editMeeting = createRoute({
  ...under,
  path: `${MEETINGS}/$meeting/edit`,
  loader: async ({ context: { queryClient }, params }) => {
    const { meetingQuery } = await challengeMeetingApi()
    return Promise.all([
      queryClient.ensureQueryData(meetingQuery(params)),
      queryClient.ensureQueryData(membersQuery(params.partnership)),
    ])
  },
  component: pagePart(() => import('../challenge-meeting/EditMeetingPage.tsx'), 'EditMeetingPage'),
})

const panel = createRoute({
  ...under,
  path: `${MEETINGS}/$meeting/panel`,
  loader: async ({ context: { queryClient }, params }) => {
    const { panelQuery } = await panelApi()
    return Promise.all([
      queryClient.ensureQueryData(panelQuery(params)),
      queryClient.ensureQueryData(membersQuery(params.partnership)),
    ])
  },
  component: pagePart(() => import('../panel/PanelPage.tsx'), 'PanelPage'),
})

const room = createRoute({
  ...under,
  path: `${MEETINGS}/$meeting/room`,
  validateSearch: ({ view }): { view?: 'projector' | 'minutes' } =>
    view === 'projector' ? { view } : { view: 'minutes' },
  loader: async ({ context: { queryClient }, params }) => {
    const { meetingExceptionsQuery, meetingQuery } = await challengeMeetingApi()
    return Promise.all([
      queryClient.ensureQueryData(meetingQuery(params)),
      // What is said of an item stands above what is asked: later, it would push that down. The page stands without it.
      queryClient.ensureQueryData(meetingExceptionsQuery(params)).catch(() => null),
      queryClient.ensureQueryData(membersQuery(params.partnership)),
    ])
  },
  component: pagePart(() => import('../challenge-meeting/MeetingRoomPage.tsx'), 'MeetingRoomPage'),
})

const pack = createRoute({
  ...under,
  path: `${MEETINGS}/$meeting/pack`,
  loader: async ({ context: { queryClient }, params }) => {
    const { packPreviewQuery, packsQuery } = await packApi()
    const { allowed, meeting: of } = await queryClient.ensureQueryData(packsQuery(params))
    if (allowed.includes('pack.freeze') && of.state !== 'closed')
      await queryClient.ensureQueryData(packPreviewQuery(params))
  },
  component: pagePart(() => import('../pack/PackPage.tsx'), 'PackPage'),
})

const frozenPack = createRoute({
  ...under,
  path: `${MEETINGS}/$meeting/pack/$pack`,
  loader: async ({ context: { queryClient }, params }) => {
    const { packQuery, packsQuery } = await packApi()
    return Promise.all([
      queryClient.ensureQueryData(packQuery(params)),
      queryClient.ensureQueryData(packsQuery(params)),
    ])
  },
  component: pagePart(() => import('../pack/FrozenPackPage.tsx'), 'FrozenPackPage'),
})

const packCard = createRoute({
  ...under,
  path: `${MEETINGS}/$meeting/pack/$pack/cards/$card`,
  loader: async ({ context: { queryClient }, params }) => {
    const { packCardQuery } = await packApi()
    return queryClient.ensureQueryData(packCardQuery(params))
  },
  component: pagePart(() => import('../pack/PackCardPage.tsx'), 'PackCardPage'),
})

const ledger = createRoute({
  ...under,
  path: '/partnerships/$partnership/ledger',
  loader: ({ context: { queryClient } }) => queryClient.ensureQueryData(partnershipsQuery),
  component: pagePart(() => import('../promise/LedgerPage.tsx'), 'LedgerPage'),
})

export const meetingPages = [
  meetings,
  newMeeting,
  meeting,
  editMeeting,
  panel,
  room,
  pack,
  frozenPack,
  packCard,
  ledger,
]
