import { CatalogueEntryView, CataloguePage, CatalogueView, CollectionListView } from '@ttc/contracts/catalogue'
import { Id, InPartnership } from '@ttc/contracts/id'
import { type Action, allowedAt, wholePartnership } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import type { FastifyPluginAsyncZodOpenApi } from 'fastify-zod-openapi'
import { z } from 'zod'
import { findSurroundings } from '../assessment/ground.queries.ts'
import { listKnownAreas } from '../import/import.queries.ts'
import { listAdopted, listPlaces } from './adopted.queries.ts'
import { countEntries, findEntry, findNewestEdition, listCells, listEntries, listTopics } from './catalogue.queries.ts'
import { listEditions } from './edition.queries.ts'
import { editionView, entryView, rowView } from './entry.view.ts'
import { rangeWarnings } from './range-warnings.command.ts'

const tags = ['Catalogue']
const at = '/partnerships/:partnership/catalogue'
const Entry = z.object({ partnership: Id, edition: Id, code: z.string().min(1).max(100) })
/** What somebody may do with an entry, and with adopted ones when a new edition comes. */
const actions: readonly Action[] = ['indicator.add', 'import.read', 'import.store']

export const catalogueRoutes: FastifyPluginAsyncZodOpenApi = async (app) => {
  app.get(
    `${at}/collections`,
    {
      config: { action: 'catalogue.read', mayBeStale: true },
      schema: {
        tags,
        summary: 'The published collections that are loaded, with their editions',
        params: InPartnership,
        response: { 200: CollectionListView },
      },
    },
    async ({ reads }) => {
      const rows = await listEditions(reads)
      const collections = new Map(rows.map((row) => [row.collection.id, row.collection]))
      return {
        collections: [...collections.values()].map((collection) => ({
          ...collection,
          editions: rows.filter((row) => row.collection.id === collection.id).map((row) => editionView(row.edition)),
        })),
      }
    },
  )

  app.get(
    `${at}/indicators`,
    {
      config: { action: 'catalogue.read', mayBeStale: true },
      schema: {
        tags,
        summary: 'The indicators of the newest edition of a collection, in their publisher’s order',
        params: InPartnership,
        querystring: CataloguePage,
        response: { 200: CatalogueView },
      },
    },
    async ({ reads, scope, query: { collection = null, after = null, limit, ...wanted } }) => {
      const newest = await findNewestEdition(reads, collection)
      if (newest === null) return { collection: null, edition: null, topics: [], total: 0, indicators: [], next: null }
      const editionId = newest.edition.id
      const adopted = await listAdopted(reads, scope, newest.collection.id)
      const filter = { ...wanted, adoptedCodes: [...adopted.keys()] }
      const found = await listEntries(reads, editionId, filter, { after, limit: limit + 1 })
      const shown = found.slice(0, limit)
      const warnings = await rangeWarnings(reads, scope, editionId, shown)
      return {
        collection: newest.collection,
        edition: editionView(newest.edition),
        topics: await listTopics(reads, editionId),
        total: await countEntries(reads, editionId, filter),
        indicators: shown.map((row) => rowView(row, adopted.get(row.code) ?? null, warnings.get(row.code) ?? [])),
        next: found.length > limit ? (shown.at(-1)?.code ?? null) : null,
      }
    },
  )

  app.get(
    `${at}/editions/:edition/indicators/:code`,
    {
      config: { action: 'catalogue.read', mayBeStale: true },
      schema: {
        tags,
        summary: 'One indicator of an edition with the curve it would have here',
        params: Entry,
        response: { 200: CatalogueEntryView },
      },
    },
    async ({ reads, scope, params }) => {
      const row = await findEntry(reads, params.edition, params.code)
      if (row === null) throw new Problem('not-found', 'There is no such indicator in the catalogue.')
      const newest = await findNewestEdition(reads, row.collection.id)
      const adopted = await listAdopted(reads, scope, row.collection.id)
      return entryView({
        row,
        isNewest: newest?.edition.id === row.edition.id,
        cells: await listCells(reads, row.edition.id, row.indicator.code, null),
        areas: await listKnownAreas(reads),
        surroundings: await findSurroundings(reads, scope),
        adopted: adopted.get(row.indicator.code) ?? null,
        places: await listPlaces(reads, scope),
        allowed: allowedAt(scope.grants, [wholePartnership], actions),
      })
    },
  )
}
