import type { AreaView, ComparatorsView } from '@ttc/contracts/comparator'
import { allowedAt, type Scope, wholePartnership } from '@ttc/domain/access'
import type { findChosenModel, listAreas, listChoices, listModels } from './comparator.queries.ts'

type Rows<Query extends (...args: never[]) => Promise<unknown>> = Awaited<ReturnType<Query>>
type AreaRow = Rows<typeof listAreas>[number]

export type ComparatorParts = Readonly<{
  chosen: Rows<typeof findChosenModel>
  models: Rows<typeof listModels>
  choices: Rows<typeof listChoices>
  areas: Rows<typeof listAreas>
  grants: Scope['grants']
}>

/** Whom the partnership compares itself with, and whom it could. */
export function comparatorsView({ chosen, models, choices, areas, grants }: ComparatorParts): ComparatorsView {
  const byCode = new Map(areas.map((one) => [one.code, one]))
  const named = (code: string) => ({ code, name: byCode.get(code)?.name ?? code })
  const { version, areaCode, model } = chosen
  const region = byCode.get(areaCode)?.regionCode ?? null
  const country = byCode.get(region ?? '')?.regionCode ?? null
  const isAlways = (code: string) => code === areaCode || code === region || code === country
  return {
    version,
    own: named(areaCode),
    always: [country, region].filter((code) => code !== null).map(named),
    model,
    models,
    neighbours: models.find(({ id }) => id === model?.id)?.neighbours ?? [],
    choices: choices.map((one) => ({
      id: one.id,
      version: one.version,
      name: one.name,
      areas: one.areaCodes.map(named),
      retired: one.retiredAt !== null,
    })),
    areas: areas.filter(({ code }) => !isAlways(code)).map((one) => areaView(one, byCode)),
    allowed: allowedAt(grants, [wholePartnership], ['comparator.edit']),
  }
}

function areaView(row: AreaRow, byCode: ReadonlyMap<string, AreaRow>): AreaView {
  const { code, name, kind, regionCode, closedOn, successorCode } = row
  const successor = byCode.get(successorCode ?? '')
  return {
    code,
    name,
    kind,
    region: byCode.get(regionCode ?? '')?.name ?? null,
    closedOn,
    successor: successor === undefined ? null : { code: successor.code, name: successor.name },
  }
}
