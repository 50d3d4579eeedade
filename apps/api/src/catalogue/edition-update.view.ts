import type { EditionUpdateView } from '@ttc/contracts/catalogue'
import { blockedBy, type DefinitionChange, definitionChanges } from '@ttc/domain/catalogue/edition-change'
import { refusalsShown } from './adopt.command.ts'
import type { Adopted } from './adopted.queries.ts'
import type { OutdatedRow } from './edition-update.queries.ts'
import { entryOf } from './entry.ts'
import type { ValuePlan } from './value-plan.ts'

const CHANGES_SHOWN = 100
const WARNINGS_SHOWN = 20

/** What the new edition says otherwise of the definition, and whether the figures can go on at all. */
export function changesOf({ indicator, from, to }: OutdatedRow): Readonly<{
  blocked: string | null
  definition: readonly DefinitionChange[]
}> {
  const before = entryOf(from.indicator)
  const after = to.indicator === null ? null : entryOf(to.indicator)
  const blocked = blockedBy(before, after)
  return { blocked, definition: after === null || blocked !== null ? [] : definitionChanges(before, after, indicator) }
}

/** What taking the newest edition would do to one adopted indicator; without a plan of values it is blocked. */
export function editionUpdateView(
  row: OutdatedRow,
  plan: ValuePlan | null,
  adopted: Adopted | null,
  wrong: readonly string[],
): EditionUpdateView {
  const { indicator, from, to } = row
  const { blocked, definition } = changesOf(row)
  return {
    indicatorId: indicator.id,
    name: indicator.name,
    code: from.indicator.code,
    placement: adopted?.placement ?? null,
    from: { editionId: from.edition.id, name: from.edition.name },
    to: { editionId: to.edition.id, name: to.edition.name },
    blocked,
    definition: [...definition],
    values: {
      added: plan?.changes.filter(({ change }) => change === 'added').length ?? 0,
      changed: plan?.changes.filter(({ change }) => change === 'changed').length ?? 0,
      unchanged: plan === null ? 0 : plan.counts.unchanged + plan.counts.repeated,
      withdrawn: plan?.withdrawn.length ?? 0,
      kept: plan?.kept.length ?? 0,
      refused: plan?.counts.refused ?? 0,
    },
    newAreas: [...(plan?.newAreas ?? [])],
    changes: plan === null ? [] : valueChanges(plan),
    refusals: plan === null ? [] : refusalsShown(plan),
    warnings: [...wrong, ...(plan?.warnings ?? [])].slice(0, WARNINGS_SHOWN),
  }
}

/** What changes or goes stands before what is merely new. */
function valueChanges({ changes, kept, withdrawn }: ValuePlan): EditionUpdateView['changes'] {
  const told = (one: (typeof changes)[number], change: 'added' | 'changed' | 'kept') => ({
    area: one.observation.areaName,
    period: one.observation.period,
    change,
    before: one.open?.value ?? null,
    after: one.observation.value,
  })
  return [
    ...changes.filter(({ change }) => change === 'changed').map((one) => told(one, 'changed')),
    ...withdrawn.map(({ areaName, period, value }) => ({
      area: areaName,
      period,
      change: 'withdrawn' as const,
      before: value,
      after: null,
    })),
    ...kept.map((one) => told(one, 'kept')),
    ...changes.filter(({ change }) => change === 'added').map((one) => told(one, 'added')),
  ].slice(0, CHANGES_SHOWN)
}
