import { comparatorLimits } from '@ttc/domain/comparator'
import { z } from 'zod'
import { Day, Id, line, Version } from './id.ts'
import { AllowedView } from './partnership.ts'

const AreaCode = z.string().regex(/^[A-Z]\d{8}$/, { error: 'Give each area by its nine-character code.' })

const choice = {
  name: line('a name for these areas', comparatorLimits.name),
  areaCodes: z
    .array(AreaCode)
    .min(1, { error: 'Choose at least one area.' })
    .max(comparatorLimits.areas, { error: `Choose at most ${comparatorLimits.areas} areas.` }),
}

/** Areas that the partnership compares itself with beside its neighbours: their plain mean. */
export const ChooseAreas = z.object({ id: Id, ...choice }).meta({ id: 'ChooseAreas' })
export type ChooseAreas = z.infer<typeof ChooseAreas>

export const EditChosenAreas = z
  .object({ version: Version, ...choice, retired: z.boolean().default(false) })
  .meta({ id: 'EditChosenAreas' })
export type EditChosenAreas = z.infer<typeof EditChosenAreas>

/** Which of the loaded models says who the statistical neighbours are. */
export const ChooseNeighbourModel = z
  .object({ version: Version, modelId: line('a neighbour model', 60).nullable() })
  .meta({ id: 'ChooseNeighbourModel' })
export type ChooseNeighbourModel = z.infer<typeof ChooseNeighbourModel>

const NamedArea = z.object({ code: z.string(), name: z.string() })

export const AreaView = NamedArea.extend({
  kind: z.enum(['country', 'region', 'authority']),
  region: z.string().nullable().meta({ description: 'The name of its region, or of a region’s country' }),
  closedOn: Day.nullable().meta({ description: 'Its last day, where it was abolished' }),
  successor: NamedArea.nullable().meta({ description: 'The area that its figures stand under today' }),
}).meta({ id: 'Area' })
export type AreaView = z.infer<typeof AreaView>

const model = { id: z.string(), name: z.string(), publishedOn: Day, source: z.string() }
const Neighbours = z.array(NamedArea).meta({ description: 'Nearest first' })

export const ChosenAreasView = z
  .object({ id: Id, version: z.int(), name: z.string(), areas: z.array(NamedArea), retired: z.boolean() })
  .meta({ id: 'ChosenAreas' })
export type ChosenAreasView = z.infer<typeof ChosenAreasView>

export const ComparatorsView = z
  .object({
    version: z.int().meta({ description: 'Of the choice of the model' }),
    own: NamedArea,
    always: z.array(NamedArea).meta({ description: 'The own country and region: compared with whatever is chosen' }),
    model: z.object(model).nullable(),
    models: z
      .array(z.object({ ...model, neighbours: Neighbours }))
      .meta({ description: 'Those loaded that know the own area, newest first' }),
    neighbours: Neighbours,
    choices: z.array(ChosenAreasView),
    areas: z.array(AreaView).meta({ description: 'Areas that can be chosen, by name; abolished ones among them' }),
    allowed: AllowedView,
  })
  .meta({ id: 'Comparators' })
export type ComparatorsView = z.infer<typeof ComparatorsView>

/** Of which areas an indicator has values, so that a mean of them can stand. */
export const ComparatorValuesView = z
  .object({
    areas: z.array(z.object({ code: z.string(), values: z.int(), lastEnd: Day })).meta({
      description: 'Areas with at least one value for all children; those that are not here have none',
    }),
  })
  .meta({ id: 'ComparatorValues' })
export type ComparatorValuesView = z.infer<typeof ComparatorValuesView>
