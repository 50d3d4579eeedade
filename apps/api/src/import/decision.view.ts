import type { BatchView, ImportView } from '@ttc/contracts/import'
import type { AskedView, BatchDecisionView, FindingView } from '@ttc/contracts/import/decision'
import { describeNumber } from '@ttc/domain/figure/value'
import { likelyArea } from '@ttc/domain/import/area-likeness'
import { withPoint } from '@ttc/domain/import/file-answer'
import { choicesOf, describeRescaling, type FindingPoint } from '@ttc/domain/import/finding'
import type { Scale } from '@ttc/domain/indicator'
import { describePeriod } from '@ttc/domain/period/label'
import type { DecidedFinding } from './decision.command.ts'
import type { Filled } from './fill.command.ts'
import { type Asked, groupKey } from './reading-task.ts'

const POINTS_SHOWN = 6
const DECISIONS_KEPT = 500

/** A finding as it is shown: its latest values in words, and what can be decided. */
export function findingView({ finding, of, why, does, usual }: DecidedFinding): FindingView {
  const { scale, name } = of.source
  const inOrder = finding.points.toSorted((a, b) => (a.end < b.end ? -1 : 1))
  return {
    code: finding.code,
    indicatorId: finding.indicatorId,
    indicator: name,
    areaCode: finding.areaCode,
    area: of.areaName,
    group: groupKey(of.line.breakdown),
    why,
    points: inOrder.slice(-POINTS_SHOWN).map((point) => pointView(point, scale)),
    values: finding.points.length,
    choices: [...choicesOf(finding)],
    rescaling: describeRescaling(finding.points),
    usual,
    does,
  }
}

function pointView({ start, end, value, suggested }: FindingPoint, scale: Scale): FindingView['points'][number] {
  return {
    period: describePeriod({ kind: scale.periodKind, start, end }, scale.accumulation),
    value: asWritten(value, scale),
    suggested: suggested === null ? null : asWritten(suggested, scale),
  }
}

/** With the decimals the file has, four at most: 0.185 shown as 0.2% would hide what is wrong with it. */
function asWritten(value: number, { decimals, unit }: Scale): string {
  const written = String(value).split('.')[1]?.length ?? 0
  return `${describeNumber(value, Math.max(decimals, Math.min(4, written)))}${unit === '%' ? '%' : ''}`
}

/** What the file leaves open, with proposals; every area there is to choose where one is asked for. */
export function askedView({ result, preparation, names, options }: Filled): Pick<ImportView, 'asked' | 'areas'> {
  const current = preparation.task.areas.filter(({ code, current: now }) => code === now)
  const areas = current.map(({ code, name }) => ({ code, name }))
  const asked = result.asked.map(
    (one): AskedView => ({ ...one, name: nameOf(one, names), proposal: proposalFor(one, areas) }),
  )
  const isAnswered = Object.keys(options.answers?.areas ?? {}).length > 0
  const needsAreas = isAnswered || asked.some(({ asks }) => asks === 'area')
  return { asked, ...(needsAreas ? { areas: areas.toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB')) } : {}) }
}

function nameOf({ asks, text }: Asked, names: Filled['names']): string {
  return asks === 'out-of-range' ? (names.get(text) ?? text) : text
}

function proposalFor({ asks, text }: Asked, areas: Parameters<typeof likelyArea>[1]): string | null {
  if (asks === 'area') return likelyArea(text, areas)?.code ?? null
  return asks === 'decimal-comma' ? withPoint(text) : null
}

/** What is kept with the batch of what was decided and answered. */
export function decidedOf({ settled, options, names, preparation }: Filled): NonNullable<BatchView['decided']> {
  const findings = settled.findings.map(({ finding, of, does, usual }): BatchDecisionView => {
    const place = { indicator: of.source.name, area: of.areaName, group: groupKey(of.line.breakdown) }
    const isUsual = does === usual && !(options.decisions ?? []).some((one) => one.finding === finding.code)
    return { about: 'finding', code: finding.code, ...place, values: finding.points.length, does, isUsual }
  })
  const { areas = {}, symbols = {}, decimalComma = false, twice = null, outOfRange = [] } = options.answers ?? {}
  const areaNames = new Map(preparation.task.areas.map(({ code, name }) => [code, name]))
  const answer = (asks: AskedView['asks'], text: string, said: string): BatchDecisionView => ({
    about: 'answer',
    asks,
    text,
    answer: said,
  })
  const answers = [
    ...Object.entries(areas).map(([text, code]) => answer('area', text, areaNames.get(code) ?? code)),
    ...Object.entries(symbols).map(([text, means]) => answer('symbol', text, means)),
    ...(decimalComma ? [answer('decimal-comma', ',', '.')] : []),
    ...(twice === null ? [] : [answer('twice', '', twice)]),
    ...outOfRange.map((id) => answer('out-of-range', id, names.get(id) ?? id)),
  ]
  return [...answers, ...findings].slice(0, DECISIONS_KEPT)
}
