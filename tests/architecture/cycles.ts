import { pathOf, placeOf } from './place.ts'
import { importsOf } from './syntax.ts'
import { isProduct, type Rule, type SourceFile } from './tree.ts'

type Graph = ReadonlyMap<string, ReadonlySet<string>>

/** The places that can be reached from one, itself only when a path leads back to it. */
function reachedFrom(start: string, graph: Graph): ReadonlySet<string> {
  const reached = new Set<string>()
  const open = [...(graph.get(start) ?? [])]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (reached.has(next)) continue
    reached.add(next)
    open.push(...(graph.get(next) ?? []))
  }
  return reached
}

/** Each group of places that all lead to one another, in order of name. */
function cyclesOf(graph: Graph): readonly (readonly string[])[] {
  const reach = new Map([...graph.keys()].map((place) => [place, reachedFrom(place, graph)]))
  const groups = [...graph.keys()]
    .filter((place) => reach.get(place)?.has(place))
    .map((place) =>
      [...graph.keys()].filter((other) => reach.get(place)?.has(other) && reach.get(other)?.has(place)).sort(),
    )
  return [...new Map(groups.map((group) => [group.join(' '), group])).values()]
}

function graphOf(files: readonly SourceFile[], placeIn: (path: string) => string, withItself: boolean): Graph {
  const product = files.filter(isProduct)
  const present = new Set(product.map((file) => file.path))
  const graph = new Map<string, Set<string>>(product.map((file) => [placeIn(file.path), new Set<string>()]))
  for (const file of product) {
    for (const { specifier } of importsOf(file)) {
      const target = specifier === null ? null : pathOf(specifier, file.path)
      if (target === null || !present.has(target)) continue
      const [from, to] = [placeIn(file.path), placeIn(target)]
      if (withItself || from !== to) graph.get(from)?.add(to)
    }
  }
  return graph
}

const asViolations = (graph: Graph, what: string) =>
  cyclesOf(graph).map((group) => ({ path: group[0] ?? '', message: `${what} in a circle: ${group.join(' ↔ ')}` }))

export const noCycleOfFiles: Rule = (files) =>
  asViolations(
    graphOf(files, (path) => path, true),
    'files',
  )

/** A room's files may know each other; two rooms of one package may not know each other both ways. */
export const noCycleOfRooms: Rule = (files) => {
  const roomIn = (path: string) => `${placeOf(path).part}/${placeOf(path).room}`
  return asViolations(graphOf(files, roomIn, false), 'rooms')
}
