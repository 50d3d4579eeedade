import type { BreakdownPair } from './observation.ts'
import { placeOf } from './shape.ts'

/** The breakdown of a row; empty for all children. */
export type BreakdownReader = (cells: readonly string[]) => readonly BreakdownPair[]

type Place = Readonly<{ name: string; at: number }>

const ALL_CHILDREN: readonly BreakdownPair[] = []
const PAIRS = [
  ['breakdown_topic', 'breakdown'],
  ['characteristic_group', 'characteristic'],
] as const

/**
 * Reads breakdowns out of filter columns, of both shapes: a column each, or a topic column with its breakdown. A total
 * ("Total", or the topic repeated) adds nothing; nor does a constant column while it holds its constant.
 */
export function breakdownReader(
  header: readonly string[],
  filters: readonly string[],
  constant: ReadonlyMap<string, string>,
): BreakdownReader {
  const places = filters.map((name) => ({ name, at: placeOf(header, name) })).filter(({ at }) => at >= 0)
  const named = (name: string) => places.find((place) => place.name.toLowerCase() === name)
  const pairs = PAIRS.map(([topic, value]) => ({ topic: named(topic), value: named(value) })).filter(isPair)
  const paired = new Set(pairs.flatMap(({ topic, value }) => [topic.at, value.at]))
  const single = places.filter(({ at }) => !paired.has(at))
  return (cells) => {
    const own = single.flatMap(({ name, at }) => pairOf(name, cellAt(cells, at), constant.get(name)))
    const topics = pairs.flatMap(({ topic, value }) => pairOf(cellAt(cells, topic.at), cellAt(cells, value.at)))
    if (own.length + topics.length === 0) return ALL_CHILDREN
    return [...own, ...topics].toSorted((a, b) => order(a.category, b.category) || order(a.value, b.value))
  }
}

/** A breakdown as one text, equal for equal sets: what a series is found by. */
export function breakdownKey(breakdown: readonly BreakdownPair[]): string {
  return JSON.stringify(breakdown.map(({ category, value }) => [category, value]))
}

function pairOf(category: string, value: string, constant?: string): readonly BreakdownPair[] {
  if (value === '' || value === constant || isTotal(value) || sameWord(value, category)) return []
  return isTotal(category) || category === '' ? [{ category: 'Breakdown', value }] : [{ category, value }]
}

function isTotal(text: string): boolean {
  return text.toLowerCase() === 'total'
}

function sameWord(a: string, b: string): boolean {
  return a.toLowerCase().replaceAll('_', ' ') === b.toLowerCase().replaceAll('_', ' ')
}

function isPair(pair: { topic: Place | undefined; value: Place | undefined }): pair is { topic: Place; value: Place } {
  return pair.topic !== undefined && pair.value !== undefined
}

function order(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

function cellAt(cells: readonly string[], at: number): string {
  return (cells[at] ?? '').trim()
}
