import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

type Size = Readonly<{ width: number; height: number }>
/** The first step that fits lies between `low` and `high`; `at` is the one that is shown and measured now. */
type Search = Readonly<{ of: unknown; low: number; high: number; at: number }>

/**
 * The first of the steps 0 to `last` at which a sheet is no taller than its height, found by measuring; each step takes
 * something away from the one before. The first is tried first, then by halves. Anew where `of` is another thing, and
 * further where the sheet grows later. Null until the sheet has its own width: what is narrower is not measured.
 */
export function useFitting<Sheet extends HTMLElement>(
  last: number,
  { width, height }: Size,
  of: unknown,
): readonly [RefObject<Sheet | null>, number | null] {
  const sheet = useRef<Sheet>(null)
  const [search, setSearch] = useState<Search | null>(null)
  useLayoutEffect(() => {
    const element = sheet.current
    if (element === null || typeof ResizeObserver === 'undefined') return
    const measure = () => {
      if (element.offsetWidth < width) return
      const next =
        search !== null && search.of === of ? after(search, element.offsetHeight <= height, last) : begun(of, last)
      if (next !== search) setSearch(next)
    }
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    measure()
    return () => observer.disconnect()
  }, [search, last, of, width, height])
  return [sheet, search?.at ?? null]
}

const begun = (of: unknown, last: number): Search => ({ of, low: 0, high: last, at: 0 })

function after(search: Search, fits: boolean, last: number): Search {
  const { low, high, at } = search
  const isFound = low === high
  if (isFound && (fits || at === last)) return search
  if (fits) return halved({ ...search, high: at })
  return halved({ ...search, low: at + 1, high: isFound ? last : high })
}

const halved = (search: Search): Search => ({ ...search, at: Math.floor((search.low + search.high) / 2) })
