import { z } from 'zod'
import { Day, Id, line, Version } from './id.ts'
import { AllowedView } from './partnership.ts'

const AreaCode = z.string().regex(/^[A-Z]\d{8}$/, { error: 'Give each area by its nine-character code.' })

const choice = {
  name: line('a name for these areas', 60),
  areaCodes: z
    .array(AreaCode)
    .min(1, { error: 'Choose at least one area.' })
    .max(40, { error: 'Choose at most 40 areas.' }),
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

export const ComparatorsView = z
  .object({
    version: z.int().meta({ description: 'Of the choice of the model' }),
    model: z.object({ id: z.string(), name: z.string(), publishedOn: Day, source: z.string() }).nullable(),
    models: z.array(z.object({ id: z.string(), name: z.string(), publishedOn: Day })),
    neighbours: z.array(NamedArea).meta({ description: 'Nearest first' }),
    choices: z.array(
      z.object({ id: Id, version: z.int(), name: z.string(), areas: z.array(NamedArea), retired: z.boolean() }),
    ),
    areas: z.array(NamedArea).meta({ description: 'Authorities that can be chosen, by name' }),
    allowed: AllowedView,
  })
  .meta({ id: 'Comparators' })
export type ComparatorsView = z.infer<typeof ComparatorsView>
