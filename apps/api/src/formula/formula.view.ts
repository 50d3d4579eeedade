import type { FormulaEntry, FormulaView } from '@ttc/contracts/formula'
import { type Grant, isAllowedAt, type Place } from '@ttc/domain/access'
import type { Pair } from '@ttc/domain/breakdown'
import { describeGroup, groupInSentence } from '@ttc/domain/breakdown.words'
import { type Formula, type Part, partsOf } from '@ttc/domain/formula'
import { comparePeriods } from '@ttc/domain/period'
import { computed, type DerivedGround } from '../assessment/derived.ts'
import type { IndicatorRow } from '../assessment/ground.queries.ts'
import type { findFormula, listStanding, listUsing } from './formula.queries.ts'

type Rows<Query extends (...args: never[]) => Promise<unknown>> = Awaited<ReturnType<Query>>

export type FormulaParts = Readonly<{
  row: IndicatorRow
  stored: Rows<typeof findFormula>
  formula: Formula | null
  ground: DerivedGround | null
  using: Rows<typeof listUsing>
  standing: Rows<typeof listStanding>
  /** Everywhere an indicator stands for who may see it, beside plans also as a proxy. */
  places: ReadonlyMap<string, readonly Place[]>
  areas: readonly Readonly<{ code: string; name: string }>[]
  groups: readonly Readonly<{ id: string; pairs: readonly Pair[] }>[]
  grants: readonly Grant[]
}>

const LACKING_SHOWN = 200

/** What an indicator is computed from, as far as the reader may see it. */
export function formulaView(parts: FormulaParts): FormulaView {
  const { stored, formula, using } = parts
  const result = formula === null || parts.ground === null ? null : computed(parts.row, formula, parts.ground)
  return {
    revision: stored?.revision ?? 0,
    formula: formula as FormulaEntry | null,
    recordedAt: stored?.recordedAt.toISOString() ?? null,
    recordedBy: stored?.recordedBy ?? null,
    parts: formula === null ? [] : partsOf(formula).map((part) => partView(parts, part)),
    disagreements: result?.disagreements.map((one) => one.message) ?? [],
    lacking: result === null ? [] : lackingOf(parts, result.lines),
    usedBy: using
      .filter(({ id }) => isSeen(parts, id))
      .map(({ id, name }) => ({ indicatorId: id, name, link: linkOf(parts, id) })),
    areas: [...parts.areas],
    groups: parts.groups.map(({ id, pairs }) => ({ id, label: describeGroup(pairs) })),
  }
}

function groupNamed(groups: FormulaParts['groups'], id: string, named: (pairs: readonly Pair[]) => string): string {
  const found = groups.find((one) => one.id === id)
  return found === undefined ? '' : named(found.pairs)
}

function partView(parts: FormulaParts, { indicatorId, areaCode, breakdownId }: Part): FormulaView['parts'][number] {
  const row = parts.ground?.indicators.find((one) => one.id === indicatorId)
  const seen = isSeen(parts, indicatorId)
  return {
    indicatorId,
    name: seen ? (row?.name ?? null) : null,
    unit: seen ? (row?.unit ?? '') : '',
    area: areaCode === null ? null : (parts.areas.find((one) => one.code === areaCode)?.name ?? areaCode),
    group: breakdownId === null ? null : groupNamed(parts.groups, breakdownId, groupInSentence),
    link: linkOf(parts, indicatorId),
  }
}

function lackingOf(
  { ground, groups, row }: FormulaParts,
  lines: ReturnType<typeof computed>['lines'],
): FormulaView['lacking'] {
  const own = lines.filter(({ line }) => line.areaCode === ground?.own.areaCode)
  return own
    .flatMap(({ line, values }) => {
      const series = ground?.lines.find(
        (one) => one.indicatorId === row.id && one.areaCode === line.areaCode && one.breakdownId === line.breakdownId,
      )
      const group = groupNamed(groups, line.breakdownId, describeGroup)
      return values
        .filter((value) => value.lacking.length > 0)
        .map(({ period, lacking }) => ({ seriesId: series?.id ?? null, group, period, parts: [...lacking] }))
    })
    .toSorted((a, b) => comparePeriods(b.period, a.period))
    .slice(0, LACKING_SHOWN)
}

function isSeen({ grants, places, row }: FormulaParts, id: string): boolean {
  return id === row.id || isAllowedAt(grants, 'indicator.read', places.get(id) ?? [])
}

function linkOf({ standing, grants }: FormulaParts, id: string): FormulaView['parts'][number]['link'] {
  const found = standing.find(
    ({ indicatorId, planId, priorityId }) =>
      indicatorId === id && isAllowedAt(grants, 'indicator.read', [{ planId, priorityId }]),
  )
  return found === undefined ? null : { planId: found.planId, placementId: found.placementId }
}
