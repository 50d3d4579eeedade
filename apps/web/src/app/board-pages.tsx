import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { partnershipsQuery } from '../partnership/partnership.api.ts'
import { boardApi } from './api-parts.ts'
import { root } from './root.tsx'

const under = { getParentRoute: () => root }
const BOARDS = '/partnerships/$partnership/boards' as const

const boards = createRoute({
  ...under,
  path: BOARDS,
  loader: async ({ context, params }) => {
    const { boardsQuery } = await boardApi()
    return context.queryClient.ensureQueryData(boardsQuery(params.partnership))
  },
  component: lazyRouteComponent(() => import('../board/BoardsPage.tsx'), 'BoardsPage'),
})

const newBoard = createRoute({
  ...under,
  path: `${BOARDS}/new`,
  loader: async ({ context: { queryClient }, params }) => {
    const { boardsQuery } = await boardApi()
    return Promise.all([
      queryClient.ensureQueryData(boardsQuery(params.partnership)),
      queryClient.ensureQueryData(partnershipsQuery),
    ])
  },
  component: lazyRouteComponent(() => import('../board/NewBoardPage.tsx'), 'NewBoardPage'),
})

const board = createRoute({
  ...under,
  path: `${BOARDS}/$board`,
  loader: async ({ context, params }) => {
    const { boardsQuery } = await boardApi()
    return context.queryClient.ensureQueryData(boardsQuery(params.partnership))
  },
  component: lazyRouteComponent(() => import('../board/BoardPage.tsx'), 'BoardPage'),
})

const editBoard = createRoute({
  ...under,
  path: `${BOARDS}/$board/edit`,
  loader: async ({ context: { queryClient }, params }) => {
    const { boardsQuery } = await boardApi()
    return Promise.all([
      queryClient.ensureQueryData(boardsQuery(params.partnership)),
      queryClient.ensureQueryData(partnershipsQuery),
    ])
  },
  component: lazyRouteComponent(() => import('../board/EditBoardPage.tsx'), 'EditBoardPage'),
})

export const boardPages = [boards, newBoard, board, editBoard]
