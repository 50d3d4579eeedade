import type { IdeaRowView } from '@ttc/contracts/idea'
import type { PlanRowView } from '@ttc/contracts/plan'
import type { UpdateRow } from '../action/action.queries.ts'
import { actionState } from '../action/action.view.ts'
import type { IdeaRow, listActionsOfIdeas } from './idea.queries.ts'

type ActionOfIdea = Awaited<ReturnType<typeof listActionsOfIdeas>>[number]

export type Tried = Readonly<{
  actions: readonly ActionOfIdea[]
  updates: ReadonlyMap<string, UpdateRow>
  /** The indicators of each priority, headline ones first. */
  rows: ReadonlyMap<string, readonly PlanRowView[]>
  today: string
}>

/** An idea with what was done of it, and the curve since the first of that began. */
export function ideaRowView(
  { placementId, saidAt, ...idea }: IdeaRow,
  { actions, updates, rows, today }: Tried,
): IdeaRowView {
  const taken = actions.filter(({ ideaId }) => ideaId === idea.id)
  const since = taken.find(({ startsOn }) => startsOn !== null && startsOn <= today)?.startsOn ?? null
  const own = rows.get(idea.priority.id) ?? []
  const row = own.find((one) => one.placementId === placementId) ?? own[0]
  return {
    ...idea,
    saidAt: saidAt.toISOString(),
    actions: taken.map(({ id, text, startsOn, dueOn }) => ({
      id,
      text,
      startsOn,
      state: actionState(dueOn, updates.get(id), today),
    })),
    after: since === null || row === undefined ? null : { since, row },
  }
}
