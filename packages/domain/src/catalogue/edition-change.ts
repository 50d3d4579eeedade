import type { PlannedChange } from '../import/plan-of-changes.ts'
import type { IsoDate, Period } from '../period.ts'
import { sortKey } from '../period.ts'
import { type Entry, multiplierOf } from './adoption.ts'
import type { Cell } from './sheet.ts'

/** The parts of a definition that a new edition can change. */
export const definitionParts = [
  'name',
  'definition',
  'unit',
  'decimals',
  'polarity',
  'minimum',
  'maximum',
  'nextPublicationOn',
] as const
export type DefinitionPart = (typeof definitionParts)[number]

/** What stands in the partnership for each part now; it may have been edited there, also to what no catalogue says. */
export type PresentDefinition = Readonly<Record<DefinitionPart, string | number | null>>

/** A part that the new edition says otherwise than the old: what each says, and whether the partnership edited it. */
export type DefinitionChange = Readonly<{
  part: DefinitionPart
  before: string | number | null
  after: string | number | null
  present: string | number | null
  edited: boolean
}>

/**
 * What a new edition says otherwise of an indicator. A part that the partnership has edited is offered, never taken
 * over by itself; one that already says the new thing is no change.
 */
export function definitionChanges(
  before: Entry,
  after: Entry,
  present: PresentDefinition,
): readonly DefinitionChange[] {
  return definitionParts.flatMap((part) => {
    if (before[part] === after[part] || present[part] === after[part]) return []
    return [
      {
        part,
        before: before[part],
        after: after[part],
        present: present[part],
        edited: present[part] !== before[part],
      },
    ]
  })
}

/** The parts that are taken over, as the new edition says them; the multiplier follows from the unit and its bound. */
export function takenParts(
  after: Entry,
  parts: readonly DefinitionPart[],
): Partial<Pick<Entry, DefinitionPart> & Readonly<{ multiplier: number | null }>> {
  const taken: Partial<Pick<Entry, DefinitionPart>> = Object.fromEntries(parts.map((part) => [part, after[part]]))
  const isScaleTaken = parts.includes('unit') || parts.includes('maximum')
  return isScaleTaken ? { ...taken, multiplier: multiplierOf(after) } : taken
}

/** Why the figures of a new edition cannot go on from those that are stored; null where they can. */
export function blockedBy(before: Entry, after: Entry | null): string | null {
  if (after === null) return 'The new edition no longer has this indicator. What is stored stays as it is.'
  if (after.periodKind === before.periodKind && after.accumulation === before.accumulation) return null
  return 'The new edition counts it by another kind of period, which cannot go on from the one that is stored. Adopt it as a new indicator once this one is retired.'
}

/** A stored value of an adopted series: where it came from decides whether an edition may change it. */
export type StoredValue = Readonly<{
  seriesId: string
  period: Period
  value: number | null
  typed: boolean
  adopted: boolean
}>

/** What was typed here is the partnership's own and stays: changes that would put a published figure in its place. */
export function keptAmong<Change extends PlannedChange>(
  changes: readonly Change[],
  stored: readonly StoredValue[],
): Readonly<{ taken: readonly Change[]; kept: readonly Change[] }> {
  const typed = new Set(stored.filter((one) => one.typed).map((one) => `${one.seriesId} ${sortKey(one.period)}`))
  const isTyped = ({ seriesId, observation }: Change) => typed.has(`${seriesId} ${sortKey(observation.period)}`)
  return { taken: changes.filter((one) => !isTyped(one)), kept: changes.filter(isTyped) }
}

/**
 * Values taken from an earlier edition that the new one does not give any more, though it covers their period. What
 * lies before its first figure has only moved out of its window.
 */
export function withdrawnAmong(
  stored: readonly StoredValue[],
  cellsOf: (seriesId: string) => readonly Cell[],
  covers: Readonly<{ firstEnd: IsoDate; lastEnd: IsoDate }>,
): readonly StoredValue[] {
  return stored.filter(({ seriesId, period, value, adopted }) => {
    if (!adopted || value === null || period.end < covers.firstEnd || period.end > covers.lastEnd) return false
    return !cellsOf(seriesId).some(([start, end]) => start === period.start && end === period.end)
  })
}
