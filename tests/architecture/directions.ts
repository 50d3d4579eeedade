import { pathOf, placeOf } from './place.ts'
import { type Import, importsOf } from './syntax.ts'
import { isProduct, type Rule, type SourceFile, type Violation } from './tree.ts'

/** What each package may import besides its own files, as the whole specifier. */
const allowed: Readonly<Record<string, RegExp>> = {
  domain: /^$/,
  contracts: /^(?:@ttc\/domain\/.+|zod)$/,
  figure: /^(?:@ttc\/domain\/.+|d3-(?:scale|shape))$/,
  db: /^(?:@ttc\/domain\/.+|drizzle-orm(?:\/.+)?|pg|pg-copy-streams|@electric-sql\/pglite(?:\/.+)?|node:.+)$/,
}

/** What each application may not import. */
const refused: Readonly<Record<string, RegExp>> = {
  api: /^(?:@ttc\/web\/.*|react|react-dom|recharts|govuk-frontend)(?:\/|$)/,
  web: /^(?:@ttc\/(?:db|api)|node:|fastify|@fastify\/|drizzle-|pg$|@electric-sql\/)/,
}

const touchesTables = /\.(?:queries|commands?)\.ts$/
const speaksHttp = /^(?:fastify|@fastify\/|fastify-|node:https?$|node:http2$)/

type Use = Readonly<{ file: SourceFile; named: Import; specifier: string; target: string | null }>

function usesIn(files: readonly SourceFile[]): readonly Use[] {
  return files.filter(isProduct).flatMap((file) =>
    importsOf(file).map((named) => {
      const specifier = named.specifier ?? ''
      return { file, named, specifier, target: named.specifier === null ? null : pathOf(specifier, file.path) }
    }),
  )
}

/** A rule about single imports: the message where one is wrong, null where it is right. */
const eachImport =
  (judge: (use: Use) => string | null): Rule =>
  (files) =>
    usesIn(files).flatMap((use): Violation[] => {
      const message = judge(use)
      return message === null ? [] : [{ path: use.file.path, message }]
    })

export const packagesPointInward = eachImport(({ file, specifier, named }) => {
  if (named.specifier === null || specifier.startsWith('.')) return null
  const { part } = placeOf(file.path)
  const only = allowed[part ?? '']
  if (only !== undefined && !only.test(specifier)) return `${part} may not import ${specifier}`
  return refused[part ?? '']?.test(specifier) ? `${part} may not import ${specifier}` : null
})

export const importsStayInTheirPackage = eachImport(({ file, specifier, target }) => {
  if (!specifier.startsWith('.') || target === null) return null
  const home = /^(?:apps|packages)\/[^/]+\//.exec(file.path)?.[0] ?? ''
  return target.startsWith(home) ? null : `${specifier} leaves the package: import it as @ttc/…`
})

export const importsAreWrittenOut = eachImport(({ named }) =>
  named.specifier === null ? 'an import whose module is known only at run time' : null,
)

const isApi = (file: SourceFile) => placeOf(file.path).part === 'api'
const isApp = (file: SourceFile) => placeOf(file.path).room === 'app'

export const onlyQueriesTouchTables = eachImport(({ file, specifier }) => {
  const isStore = /^(?:@ttc\/db\/|drizzle-orm)/.test(specifier)
  if (!isStore || !isApi(file) || isApp(file) || touchesTables.test(file.path)) return null
  return `${specifier} belongs to *.queries.ts, *.command.ts and app/`
})

export const onlyAppConnects = eachImport(({ file, named, target }) => {
  if (target !== 'packages/db/src/connect.ts' || named.typeOnly || !isApi(file) || isApp(file)) return null
  return 'only app/ connects to the database; take the database as an argument'
})

export const queriesKnowNoHttp = eachImport(({ file, specifier, target }) => {
  if (!file.path.endsWith('.queries.ts')) return null
  const knows = speaksHttp.test(specifier) || target?.endsWith('.routes.ts')
  return knows ? `a query knows no HTTP: ${specifier}` : null
})

export const onlyAppImportsRoutes = eachImport(({ file, target }) =>
  target?.endsWith('.routes.ts') && !isApp(file) ? `only app/ puts routes together: ${target}` : null,
)

export const roomsDoNotKnowApp = eachImport(({ file, target }) =>
  target !== null && placeOf(target).room === 'app' && !isApp(file) ? `a room may not import app/: ${target}` : null,
)

export const designKnowsNoRoom = eachImport(({ file, target }) => {
  const from = placeOf(file.path)
  if (from.part !== 'web' || from.room !== 'design' || target === null) return null
  const to = placeOf(target)
  return to.part === 'web' && to.room !== 'design' ? `design/ knows no room: ${target}` : null
})

export const onlyChartsDrawWithRecharts = eachImport(({ file, specifier }) =>
  /^recharts(?:\/|$)/.test(specifier) && !file.path.endsWith('Chart.tsx') ? 'only *Chart.tsx imports recharts' : null,
)

/** Whoever has not asked for traces does not pay for them either, in memory or at the start. */
export const tracesAreLoadedWhenAsked: Rule = (files) =>
  files
    .filter(isProduct)
    .filter(({ text }) => /^(?:import|export)\s(?!type\s)[^;]*?from '@opentelemetry\//m.test(text))
    .map(({ path }) => ({ path, message: 'traces are imported where they have been asked for, and not before' }))
