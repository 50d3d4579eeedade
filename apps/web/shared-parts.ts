import { fileURLToPath } from 'node:url'

type Graph = Readonly<{ getModuleInfo: (id: string) => { importedIds: readonly string[] } | null }>

const source = (path: string) => fileURLToPath(new URL(`src/${path}`, import.meta.url))
const PRODUCT = source('app/main.tsx')
const LINK = source('app/link.tsx')
const PLAN = source('plan/PlanPage.tsx')
const OF_THE_PLAN = source('plan/')

/**
 * What is always fetched together is one file: forty small ones are a quarter heavier packed than a few. What the
 * product and the page of a link both begin with; the rest of the product's frame; and what the plan's page shares with
 * most others.
 */
export function sharedPart(id: string, graph: Graph): string | null {
  const product = startOf(PRODUCT, graph)
  const isOfLink = startOf(LINK, graph).has(id)
  if (product.has(id)) return isOfLink ? 'ground' : 'product'
  return !isOfLink && !id.startsWith(OF_THE_PLAN) && startOf(PLAN, graph).has(id) ? 'table' : null
}

const byEntry = new Map<string, ReadonlySet<string>>()

/** Everything that a module cannot begin without. */
function startOf(entry: string, graph: Graph): ReadonlySet<string> {
  const known = byEntry.get(entry)
  if (known !== undefined) return known
  const found = new Set<string>()
  const open = [entry]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue
    found.add(id)
    open.push(...(graph.getModuleInfo(id)?.importedIds ?? []))
  }
  byEntry.set(entry, found)
  return found
}
