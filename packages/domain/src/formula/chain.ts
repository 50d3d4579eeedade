/** Which indicators each derived indicator is computed from. */
export type Chains = ReadonlyMap<string, readonly string[]>

/**
 * The way round by which an indicator would be computed from itself, if it were computed from these parts: from it,
 * over what it is computed from, back to it. Null where there is none.
 */
export function circleOf(indicatorId: string, parts: readonly string[], chains: Chains): readonly string[] | null {
  const beside = new Map(chains)
  beside.set(indicatorId, parts)
  const search = (at: string, way: readonly string[]): readonly string[] | null => {
    for (const next of beside.get(at) ?? []) {
      if (next === indicatorId) return [...way, at, next]
      if (way.includes(next)) continue
      const found = search(next, [...way, at])
      if (found !== null) return found
    }
    return null
  }
  return search(indicatorId, [])
}

/** The circle in words: “A” is computed from “B”, “B” from “A”. */
export function describeCircle(circle: readonly string[], nameOf: (id: string) => string): string {
  const steps = circle.slice(0, -1).map((id, i) => [nameOf(id), nameOf(circle[i + 1] ?? id)])
  const told = steps.map(([from, to], i) => (i === 0 ? `“${from}” is computed from “${to}”` : `“${from}” from “${to}”`))
  if (steps.length === 1) return `“${steps[0]?.[0]}” cannot be computed from itself.`
  return `This would go round in a circle: ${told.join(', ')}.`
}

/**
 * The derived ones among some indicators and everything computed from them, directly or not, in an order in which each
 * comes after what it is computed from. The order is the same whatever the indicators are, so that two who take turns never wait for each other.
 */
export function dependantsOf(changed: readonly string[], chains: Chains): readonly string[] {
  const reached = new Set(changed.filter((id) => chains.has(id)))
  const touched = new Set(changed)
  for (let grew = true; grew; ) {
    const found = [...chains].filter(([id, parts]) => !reached.has(id) && parts.some((part) => touched.has(part)))
    for (const [id] of found) {
      reached.add(id)
      touched.add(id)
    }
    grew = found.length > 0
  }
  const level = levelsOf(chains)
  return [...reached].toSorted((a, b) => (level.get(a) ?? 0) - (level.get(b) ?? 0) || (a < b ? -1 : 1))
}

/** How many computations lie under each derived indicator. A circle, which is refused on saving, would stop at its size. */
function levelsOf(chains: Chains): ReadonlyMap<string, number> {
  const level = new Map<string, number>()
  for (let round = 0; round < chains.size; round += 1)
    for (const [id, parts] of chains) level.set(id, 1 + Math.max(0, ...parts.map((part) => level.get(part) ?? 0)))
  return level
}
