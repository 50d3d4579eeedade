import { createRoute } from '@tanstack/react-router'
import { ActionFilter } from '@ttc/contracts/action'
import { IdeaFilter } from '@ttc/contracts/idea'
import type { ActionSearch } from '../action/action.api.ts'
import { exceptionSearch } from '../exception/exception-search.ts'
import type { IdeaSearch } from '../idea/idea.api.ts'
import { partnershipsQuery } from '../partnership/partnership.api.ts'
import { pagePart } from './page-part.ts'
import { root } from './root.tsx'

const InActions = ActionFilter.pick({ plan: true, priority: true, whose: true, state: true }).partial()
const InIdeas = IdeaFilter.omit({ skip: true, limit: true })
const under = { getParentRoute: () => root }

const actions = createRoute({
  ...under,
  path: '/partnerships/$partnership/actions',
  validateSearch: (search): ActionSearch => InActions.safeParse(search).data ?? {},
  loader: ({ context }) => context.queryClient.ensureQueryData(partnershipsQuery),
  component: pagePart(() => import('../action/ActionsPage.tsx'), 'ActionsPage'),
})

const ideas = createRoute({
  ...under,
  path: '/partnerships/$partnership/ideas',
  // A search for "1" is read as a number.
  validateSearch: ({ words, ...search }): IdeaSearch =>
    InIdeas.safeParse(words === undefined ? search : { ...search, words: String(words) }).data ?? {},
  component: pagePart(() => import('../idea/IdeasPage.tsx'), 'IdeasPage'),
})

const exceptions = createRoute({
  ...under,
  path: '/partnerships/$partnership/exceptions',
  validateSearch: exceptionSearch,
  loader: ({ context }) => context.queryClient.ensureQueryData(partnershipsQuery),
  component: pagePart(() => import('../digest/DirectorPage.tsx'), 'DirectorPage'),
})

const rules = createRoute({
  ...under,
  path: '/partnerships/$partnership/rules',
  component: pagePart(() => import('../target/RulesPage.tsx'), 'RulesPage'),
})

export const actionPages = [actions, ideas, exceptions, rules]
