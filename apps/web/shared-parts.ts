import { fileURLToPath } from 'node:url'

type Module = Readonly<{ importedIds: readonly string[]; dynamicallyImportedIds: readonly string[] }>
type Graph = Readonly<{ getModuleInfo: (id: string) => Module | null }>

const source = (path: string) => fileURLToPath(new URL(`src/${path}`, import.meta.url))
const PRODUCT = source('app/main.tsx')
const LINK = source('app/link.tsx')
const PLAN = source('plan/PlanPage.tsx')
const OF_THE_PLAN = source('plan/')
/** What a link to a pack fetches beside its page: what it shares is kept apart from what it does not need. */
const READ = source('pack/ReadPack.tsx')

/** Pages that are opened first, by an address in a mail or on a screen in the room: none fetches what it does not need. */
const KEY = {
  indicator: source('indicator/IndicatorPage.tsx'),
  walk: source('turning-the-curve/WalkPage.tsx'),
  question: source('turning-the-curve/QuestionPage.tsx'),
  card: source('report-card/ReportCardPage.tsx'),
  meeting: source('challenge-meeting/MeetingRoomPage.tsx'),
  exceptions: source('exception/ExceptionsPage.tsx'),
  owed: source('round/OwnOwedPage.tsx'),
  owing: source('round/WhoOwesPage.tsx'),
  pack: source('pack/FrozenPackPage.tsx'),
  import: source('import/WizardPage.tsx'),
  record: source('measurement/RecordPage.tsx'),
}
/** What so many pages begin with is fetched by all of them in one file. */
const MANY = 8
/** What is fetched after a page, or by few: it stays where it is. */
const APART = /\/node_modules\/|\/packages\/contracts\/(?!src\/new-id)/

/**
 * What is always fetched together is one file: forty small ones are a quarter heavier packed than a few, and each is a
 * way to the server and back. What the product and the page of a link both begin with; the rest of the product's frame;
 * what the plan's page shares with most others; what many pages share, with the page of a link or without it; and what
 * just these key pages share.
 */
export function sharedPart(id: string, graph: Graph): string | null {
  const product = startOf(PRODUCT, graph)
  const isOfLink = startOf(LINK, graph).has(id)
  if (product.has(id)) return isOfLink ? 'ground' : 'product'
  if (id.startsWith(OF_THE_PLAN)) return null
  const part = startOf(PLAN, graph).has(id) ? 'table' : partOfPages(id, graph)
  if (isOfLink) return part === 'table' || part === 'pages' ? 'both' : null
  return part !== null && part !== 'table' && startOf(READ, graph).has(id) ? `${part}-read` : part
}

function partOfPages(id: string, graph: Graph): string | null {
  const needs = [...startOf(id, graph)].filter((one) => !startOf(PRODUCT, graph).has(one))
  if (needs.some((one) => APART.test(one))) return null
  const times = pagesOf(graph).filter((page) => startOf(page, graph).has(id)).length
  if (times >= MANY) return 'pages'
  const key = Object.entries(KEY).flatMap(([name, page]) => (startOf(page, graph).has(id) ? [name] : []))
  return times > 1 && key.length > 0 ? key.join('-') : null
}

/** What the frame fetches when an address is opened. */
function pagesOf(graph: Graph): readonly string[] {
  const found = [...startOf(PRODUCT, graph)].flatMap((id) => graph.getModuleInfo(id)?.dynamicallyImportedIds ?? [])
  return [...new Set(found)].filter((id) => id.endsWith('Page.tsx'))
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
