import { keyOfPairs, type Pair } from '../breakdown.ts'
import { determinedBy, type Equation } from './equation.ts'

/** A group's count, null where it is not known, and whether it is hidden so far. */
export type CountedCell = Readonly<{ pairs: readonly Pair[]; count: number | null; isHidden: boolean }>

type Rule = Readonly<{ hideUpTo: number | null; showZero: boolean }>

/** A total and the groups of one category that make it up. `total` is null where nobody recorded one. */
type Family = Readonly<{ total: string; groups: readonly string[] }>

/**
 * Which cells stay hidden when no hidden one may be worked out from what is shown: wherever one could, the next
 * smallest of the same total is hidden too, groups before the total, until none can. It looks at every total and its
 * groups at once, since a number can follow from several of them together.
 */
export function withSecondary(cells: readonly CountedCell[], rule: Rule): readonly boolean[] {
  const hidden = cells.map((cell) => cell.isHidden)
  const families = familiesOf(cells, rule)
  if (!hidden.includes(true) || families.length === 0) return hidden
  const keys = cells.map((cell) => keyOfPairs(cell.pairs))
  for (;;) {
    const known = new Map(
      cells.flatMap((cell, i) => (hidden[i] !== true && cell.count !== null ? [[keys[i] ?? '', cell.count]] : [])),
    )
    const told = toldBy(families, known, rule)
    const exposed = keys.find((key, i) => hidden[i] === true && told.has(key))
    if (exposed === undefined) return hidden
    const next = nextToHide(exposed, families, known)
    if (next === null) return hidden
    for (const [i, key] of keys.entries()) if (key === next) hidden[i] = true
  }
}

/**
 * Totals with their groups, by every category. Groups that fall short of their total by more than a hidden number can
 * be are some of its groups, not all: nothing follows from them.
 */
function familiesOf(cells: readonly CountedCell[], { hideUpTo }: Rule): readonly Family[] {
  const counts = new Map(cells.map((cell) => [keyOfPairs(cell.pairs), cell.count]))
  const families = new Map<string, { total: string; groups: string[] }>()
  for (const { pairs } of cells) {
    for (const one of pairs) {
      const total = keyOfPairs(pairs.filter((other) => other !== one))
      const family = families.get(`${total} by ${one.category}`) ?? { total, groups: [] }
      family.groups.push(keyOfPairs(pairs))
      families.set(`${total} by ${one.category}`, family)
    }
  }
  return [...families.values()].filter(({ total, groups }) => {
    const whole = counts.get(total) ?? null
    const parts = groups.map((key) => counts.get(key) ?? null)
    if (whole === null || parts.includes(null)) return true
    return whole - parts.reduce<number>((sum, part) => sum + (part ?? 0), 0) <= (hideUpTo ?? 0)
  })
}

/** Every number that follows from the known ones, or has only one possible value because the rest must be so small. */
function toldBy(families: readonly Family[], known: ReadonlyMap<string, number>, rule: Rule): ReadonlySet<string> {
  const equations: readonly Equation[] = families.map(({ total, groups }) => [
    ...(known.has(total) ? [] : [{ of: total, times: 1 }]),
    ...groups.filter((key) => !known.has(key)).map((of) => ({ of, times: -1 })),
  ])
  const least = rule.showZero ? 1 : 0
  const squeezed = families.flatMap(({ total, groups }) => {
    const whole = known.get(total)
    const unknown = groups.filter((key) => !known.has(key))
    if (whole === undefined || unknown.length === 0) return []
    const left = whole - groups.reduce((sum, key) => sum + (known.get(key) ?? 0), 0)
    return left <= least * unknown.length ? unknown : []
  })
  return new Set([...determinedBy(equations), ...squeezed])
}

/** The smallest shown number beside an exposed one: a group before a total, a zero only where there is nothing else. */
function nextToHide(exposed: string, families: readonly Family[], known: ReadonlyMap<string, number>): string | null {
  const beside = families.filter(({ total, groups }) => total === exposed || groups.includes(exposed))
  const totals = new Set(beside.map(({ total }) => total))
  const shownIn = (some: readonly Family[]) =>
    [...new Set(some.flatMap(({ total, groups }) => [total, ...groups]))].filter((key) => known.has(key))
  const near = shownIn(beside)
  const candidates = near.length > 0 ? near : shownIn(families)
  const order = (key: string) => [totals.has(key) ? 1 : 0, known.get(key) === 0 ? 1 : 0, known.get(key) ?? 0] as const
  return candidates.toSorted((a, b) => compare([...order(a), a], [...order(b), b]))[0] ?? null
}

function compare(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  const at = a.findIndex((one, i) => one !== b[i])
  if (at < 0) return 0
  return (a[at] ?? 0) < (b[at] ?? 0) ? -1 : 1
}
