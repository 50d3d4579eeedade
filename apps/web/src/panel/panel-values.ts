import type { PanelView, SetPanelPaper } from '@ttc/contracts/panel'

/** A priority of the plan as the form holds it, chosen or not. */
export type PanelChoice = {
  priorityId: string
  chosen: boolean
  plain: string
  answererMemberId: string
  placementIds: string[]
}
export type PanelValues = { choices: PanelChoice[] }

/** Every priority of the plan in its order, with what is stored of those that were chosen. */
export function valuesOf({ offered, priorities }: Pick<PanelView, 'offered' | 'priorities'>): PanelValues {
  return {
    choices: offered.map(({ id }) => {
      const stored = priorities.find(({ priority }) => priority.id === id)
      return {
        priorityId: id,
        chosen: stored !== undefined,
        plain: stored?.plain ?? '',
        answererMemberId: stored?.answererMemberId ?? '',
        placementIds: [...(stored?.placementIds ?? [])],
      }
    }),
  }
}

/** What is chosen, in the plan's order. */
export function requestOf({ choices }: PanelValues, version: number): SetPanelPaper {
  return {
    version,
    priorities: choices
      .filter(({ chosen }) => chosen)
      .map(({ chosen: _, answererMemberId, ...one }) => ({ ...one, answererMemberId: answererMemberId || null })),
  }
}

/** The place of a choice among what is sent, under which the answer names what is wrong with it. */
export const sentPlace = (choices: readonly PanelChoice[], i: number) =>
  choices.slice(0, i).filter(({ chosen }) => chosen).length
