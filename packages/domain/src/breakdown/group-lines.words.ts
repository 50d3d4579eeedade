import { describeWhen } from '../figure/description.ts'
import { describeShortValue, describeStatus, describeUnit, describeValue, symbolOf } from '../figure/value.ts'
import type { ValueStatus } from '../measurement.ts'
import type { Gap } from './gap.ts'
import { describeGap, describeWhetherNarrowing } from './gap.words.ts'
import type { GroupLine, GroupLines } from './group-lines.ts'
import type { GroupPanel } from './group-panels.ts'

/** A group's gap to the one that all are held against. */
export type GroupGap = Readonly<{ line: Pick<GroupLine, 'id' | 'name' | 'spoken'>; gap: Gap | null }>

/** The group that stands furthest off; null where none has a gap. Equal ones: the first. */
export function widestOf(gaps: readonly GroupGap[]): (GroupGap & { gap: Gap }) | null {
  const known = gaps.flatMap(({ line, gap }) => (gap === null ? [] : [{ line, gap }]))
  return known.toSorted((a, b) => Math.abs(b.gap.difference) - Math.abs(a.gap.difference))[0] ?? null
}

/**
 * The headline of groups side by side: the widest gap in numbers and whether it narrows. Only gaps of values that both
 * sides show count; it says so where there is none.
 */
export function sentenceOfGroups({ name, scale }: GroupLines, gaps: readonly GroupGap[], against: string): string {
  const widest = widestOf(gaps)
  if (widest === null) return `${name}: no group has a value for a period that ${against} has one for.`
  const opening = gaps.filter(({ gap }) => gap !== null).length > 1 ? `${name}, the widest gap` : name
  const told = describeGap(widest.gap, widest.line.spoken, against, scale)
  const sentence = `${opening}: ${told.charAt(0).toLowerCase()}${told.slice(1)}`
  return `${sentence} ${describeWhetherNarrowing(widest.gap.movement)}`
}

/** The line under the headline: measure, groups, area, unit and span. */
export function subtitleOfGroups({ name, areaName, scale, steps }: GroupLines): string {
  const [first, last] = [steps[0]?.label ?? '', steps[steps.length - 1]?.label ?? '']
  const span = first === last ? first : `${first} to ${last}`
  return [name, 'by group of children', areaName, describeUnit(scale.unit), span]
    .filter((part) => part !== '')
    .join(', ')
}

/** What stands for a group at a step: its value with what to know about it, or why there is none. */
function describeLineAt(line: GroupLine, at: number, scale: GroupLines['scale']): string {
  const point = line.points.find((one) => one.at === at)
  if (point === undefined) return describeStatus(statusAt(line, at))
  const notes = [point.provisional ? 'provisional' : '', point.unreliable ? describeStatus('unreliable') : '']
  const known = notes.filter((note) => note !== '').join(', ')
  return known === '' ? describeValue(point.value, scale) : `${describeValue(point.value, scale)} (${known})`
}

function statusAt({ hidden }: GroupLine, at: number): ValueStatus {
  return hidden.find((mark) => mark.at === at)?.status ?? 'missing'
}

/** What is announced when a period is browsed: every line that is drawn, once. Empty for a step beyond the axis. */
export function describeGroupsAt({ steps, scale }: GroupLines, panels: readonly GroupPanel[], at: number): string {
  const step = steps.find((one) => one.at === at)
  if (step === undefined) return ''
  const said = drawnIn(panels).map((line) => `${line.name} ${describeLineAt(line, at, scale)}`)
  return `${step.label}: ${said.join('; ')}.`
}

/** The lines of some charts, each once. */
export function drawnIn(panels: readonly GroupPanel[]): readonly GroupLine[] {
  return [...new Map(panels.flatMap((panel) => panel.lines.map((line) => [line.id, line] as const))).values()]
}

/** The picture told for those who do not see it: first and latest value of every line, and what cannot be shown. */
export function describeGroupLines({ scale }: GroupLines, panels: readonly GroupPanel[]): string {
  const told = drawnIn(panels).map(({ name, points, hidden, latest }) => {
    const first = points[0]
    const without = hidden.filter((mark) => mark.status !== 'missing').map((mark) => mark.label)
    const lacking = without.length === 0 ? '' : ` No value can be shown for ${without.join(', ')}.`
    if (first === undefined || latest === null) return `${name}: no value is shown.${lacking}`
    const opening = `${name}: ${describeValue(first.value, scale)} ${describeWhen(first.label)}`
    const rest = first === latest ? '' : `, ${describeValue(latest.value, scale)} ${describeWhen(latest.label)}`
    return `${opening}${rest}.${lacking}`
  })
  return told.length === 0 ? 'No group has a value yet.' : told.join(' ')
}

const MARKS: readonly (readonly [ValueStatus, string])[] = [
  ['suppressed', 'suppressed to protect individuals'],
  ['rounds-to-zero', 'above zero but too small to print'],
  ['not-available', 'not available'],
  ['not-applicable', 'not applicable'],
]

/** What the axes and marks need said under the charts. */
export function notesOfGroups(lines: GroupLines, panels: readonly GroupPanel[]): readonly string[] {
  const drawn = drawnIn(panels)
  const statuses = new Set(drawn.flatMap(({ hidden }) => hidden.map((mark) => mark.status)))
  const bottom = describeShortValue(lines.axis.low, lines.scale)
  const first = panels[0]?.lines[0]
  const apart = panels.length > 1 && first !== undefined
  return [
    apart ? `Every chart has the same axes, and ${first.spoken} beside its group.` : '',
    lines.axis.broken ? `The vertical axis does not start at zero: it starts at ${bottom}.` : '',
    ...MARKS.map(([status, words]) => (statuses.has(status) ? `[${symbolOf(status)}] under a chart: ${words}.` : '')),
    drawn.some(({ points }) => points.some((point) => point.provisional)) ? 'Hollow marks are provisional.' : '',
    ...lines.breaks.map((brk) => `Break in series, shown by a dotted line: ${brk.reason}.`),
  ].filter((note) => note !== '')
}

/** All groups as a table, a row for every period and a column for every group, also those that are not drawn. */
export type GroupTable = Readonly<{
  caption: string
  groups: readonly Readonly<{ id: string; name: string }>[]
  rows: readonly Readonly<{ label: string; values: readonly string[] }>[]
}>

export function groupTableOf({ name, areaName, lines, steps, scale }: GroupLines): GroupTable {
  return {
    caption: `${name}, ${areaName}, by group of children`,
    groups: lines.map((line) => ({ id: line.id, name: line.name })),
    rows: steps.map(({ at, label }) => ({ label, values: lines.map((line) => describeLineAt(line, at, scale)) })),
  }
}
