import { definitionParts } from '@ttc/domain/catalogue/edition-change'
import { z } from 'zod'
import { ComparisonView } from './assessment.ts'
import { CurveView } from './figure.ts'
import { Day, Id } from './id.ts'
import { AllowedView } from './partnership.ts'
import { AccumulationView, PeriodKindView, PeriodView } from './period.ts'

/** A collection and an indicator of it are named as their publisher does. */
const Code = z.string().min(1).max(100)

const EditionView = z
  .object({
    id: Id,
    name: z.string(),
    publishedOn: Day,
    loadedAt: z.iso.datetime(),
    counts: z.object({
      indicators: z.int(),
      series: z.int(),
      read: z.int().meta({ description: 'Rows of the file; placed, repeated and refused add up to them' }),
      placed: z.int(),
      missing: z.int().meta({ description: 'Placed, and said by the publisher to have no figure' }),
      repeated: z.int(),
      refused: z.int(),
    }),
    refusals: z.array(z.object({ reason: z.string(), count: z.int() })),
  })
  .meta({ id: 'Edition' })
export type EditionView = z.infer<typeof EditionView>

const collectionFields = {
  id: z.string(),
  name: z.string(),
  publisher: z.string(),
  licence: z.string(),
  source: z.string(),
}

export const CollectionListView = z
  .object({
    collections: z.array(
      z.object({ ...collectionFields, editions: z.array(EditionView).meta({ description: 'The newest first' }) }),
    ),
  })
  .meta({ id: 'CollectionList' })
export type CollectionListView = z.infer<typeof CollectionListView>

const CataloguePolarity = z.enum(['higher', 'lower', 'contextual'], { error: 'Choose one of the directions.' })

/** What a catalogue can be narrowed to; every word has to stand in the name, code, topic or definition. */
export const CatalogueFilter = z.object({
  collection: Code.optional().meta({ description: 'Absent means the first one there is' }),
  words: z.string().trim().max(100, { error: 'Shorten the words to 100 characters or fewer.' }).optional(),
  topic: z.string().max(100).optional(),
  polarity: CataloguePolarity.optional(),
  adopted: z.enum(['no', 'yes'], { error: 'Choose yes or no.' }).optional(),
})
export type CatalogueFilter = z.infer<typeof CatalogueFilter>

export const CataloguePage = CatalogueFilter.extend({
  after: Code.optional().meta({ description: 'The `next` of the page before' }),
  limit: z.coerce.number().int().min(1).max(100).default(25),
})
export type CataloguePage = z.infer<typeof CataloguePage>

const AdoptedView = z
  .object({
    indicatorId: Id,
    name: z.string(),
    placement: z.object({ id: Id, planId: Id }).nullable().meta({ description: 'Where it stands, if anywhere' }),
  })
  .meta({ id: 'Adopted' })

const rowFields = {
  code: z.string(),
  name: z.string(),
  topic: z.string(),
  unit: z.string(),
  polarity: CataloguePolarity,
  periodKind: PeriodKindView,
  accumulation: AccumulationView,
  areas: z.int(),
  firstEnd: Day.nullable(),
  lastEnd: Day.nullable(),
  nextPublicationOn: Day.nullable(),
  adopted: AdoptedView.nullable().meta({ description: 'The indicator that was made of it here, where you can see it' }),
}

const Warnings = z.array(z.string()).meta({ description: 'What looks wrong in the published figures' })

export const CatalogueRowView = z.object({ ...rowFields, warnings: Warnings }).meta({ id: 'CatalogueRow' })
export type CatalogueRowView = z.infer<typeof CatalogueRowView>

export const CatalogueView = z
  .object({
    collection: z.object(collectionFields).nullable().meta({ description: 'Null where none is loaded' }),
    edition: EditionView.nullable(),
    topics: z.array(z.object({ topic: z.string(), count: z.int() })),
    total: z.int().meta({ description: 'All that match' }),
    indicators: z.array(CatalogueRowView).meta({ description: 'In the order of the publisher' }),
    next: z.string().nullable(),
  })
  .meta({ id: 'Catalogue' })
export type CatalogueView = z.infer<typeof CatalogueView>

export const CatalogueEntryView = z
  .object({
    ...rowFields,
    definition: z.string(),
    decimals: z.int(),
    minimum: z.number().nullable(),
    maximum: z.number().nullable(),
    multiplier: z.number().nullable(),
    lastPublishedOn: Day.nullable(),
    collection: z.object(collectionFields),
    edition: EditionView,
    isNewest: z.boolean().meta({ description: 'Of the newest edition: an older one is not adopted' }),
    curve: CurveView,
    comparisons: z.array(ComparisonView),
    warnings: Warnings,
    places: z
      .array(z.object({ planId: Id, planName: z.string(), priorityId: Id, priorityName: z.string() }))
      .meta({ description: 'Where you may put it' }),
    allowed: AllowedView,
  })
  .meta({ id: 'CatalogueEntry' })
export type CatalogueEntryView = z.infer<typeof CatalogueEntryView>

const adoptFields = {
  id: Id.meta({ description: 'The id of the indicator that is made' }),
  editionId: Id,
  code: Code,
}

/** Makes an indicator of a catalogue's entry, outside any plan. */
export const AdoptIndicator = z.object(adoptFields).meta({ id: 'AdoptIndicator' })
export type AdoptIndicator = z.infer<typeof AdoptIndicator>

/** Makes an indicator of a catalogue's entry and puts it under a priority of the plan. */
export const AdoptIntoPlan = z
  .object({
    ...adoptFields,
    placeId: Id.meta({ description: 'The id of its place in the plan' }),
    priorityId: z.uuid({ error: 'Choose the priority it belongs to.' }),
    ownerMemberId: Id.nullable(),
    headline: z.boolean().default(false),
  })
  .meta({ id: 'AdoptIntoPlan' })
export type AdoptIntoPlan = z.infer<typeof AdoptIntoPlan>

const RefusedValueView = z.object({ area: z.string(), period: z.string(), value: z.string(), reason: z.string() })

export const AdoptionView = z
  .object({
    indicatorId: Id,
    placementId: Id.nullable(),
    batchId: Id.meta({ description: 'The import that can be undone as a whole' }),
    added: z.int(),
    refusals: z.array(RefusedValueView),
    warnings: z.array(z.string()),
  })
  .meta({ id: 'Adoption' })
export type AdoptionView = z.infer<typeof AdoptionView>

const DefinitionPart = z.enum(definitionParts)
const Said = z.union([z.string(), z.number()]).nullable()

export const EditionUpdateView = z
  .object({
    indicatorId: Id,
    name: z.string(),
    code: z.string(),
    placement: z.object({ id: Id, planId: Id }).nullable(),
    from: z.object({ editionId: Id, name: z.string() }),
    to: z.object({ editionId: Id, name: z.string() }),
    blocked: z.string().nullable().meta({ description: 'Why it cannot be brought up to date' }),
    definition: z.array(
      z.object({
        part: DefinitionPart,
        before: Said,
        after: Said,
        present: Said,
        edited: z.boolean().meta({ description: 'Changed by the partnership since: taken over only when asked' }),
      }),
    ),
    values: z.object({
      added: z.int(),
      changed: z.int(),
      unchanged: z.int(),
      withdrawn: z.int(),
      kept: z.int().meta({ description: 'Typed here, and left as they are' }),
      refused: z.int(),
    }),
    newAreas: z.array(z.string()).meta({ description: 'Areas of which nothing is stored so far' }),
    changes: z
      .array(
        z.object({
          area: z.string(),
          period: PeriodView,
          change: z.enum(['added', 'changed', 'withdrawn', 'kept']),
          before: z.number().nullable(),
          after: z.number().nullable(),
        }),
      )
      .meta({ description: 'The first 100' }),
    refusals: z.array(RefusedValueView).meta({ description: 'The first 100' }),
    warnings: z.array(z.string()),
  })
  .meta({ id: 'EditionUpdate' })
export type EditionUpdateView = z.infer<typeof EditionUpdateView>

export const EditionUpdateListView = z
  .object({
    adoptions: z.int().meta({ description: 'Indicators adopted here in all' }),
    updates: z.array(EditionUpdateView).meta({
      description:
        'Adopted ones for which a newer edition is there, or figures of an area that is compared with by now',
    }),
    next: z.string().nullable(),
  })
  .meta({ id: 'EditionUpdateList' })
export type EditionUpdateListView = z.infer<typeof EditionUpdateListView>

/** Brings adopted indicators up to the newest edition: their values, and of their definitions what is asked for. */
export const TakeEdition = z
  .object({
    id: Id.meta({ description: 'The id of the import that is made, which can be undone' }),
    indicators: z
      .array(z.object({ indicatorId: Id, editionId: Id, take: z.array(DefinitionPart).max(definitionParts.length) }))
      .min(1, { error: 'Choose at least one indicator to bring up to date.' })
      .max(200),
  })
  .meta({ id: 'TakeEdition' })
export type TakeEdition = z.infer<typeof TakeEdition>

export const EditionTakenView = z
  .object({
    batchId: Id,
    indicators: z.int(),
    added: z.int(),
    changed: z.int(),
    withdrawn: z.int(),
    kept: z.int(),
    refused: z.int(),
  })
  .meta({ id: 'EditionTaken' })
export type EditionTakenView = z.infer<typeof EditionTakenView>
