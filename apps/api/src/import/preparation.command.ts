import type { ImportOptions } from '@ttc/contracts/import'
import type { CreateIndicator } from '@ttc/contracts/indicator'
import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import type { EesMeta } from '@ttc/domain/import/ees-columns'
import { areaKey, symbolKey } from '@ttc/domain/import/file-answer'
import type { Scale } from '@ttc/domain/indicator'
import type { PeriodHint } from '@ttc/domain/period/reading'
import { Problem } from '@ttc/domain/problem'
import { listDerived } from '../assessment/derived.queries.ts'
import { areasOf, findSurroundings } from '../assessment/ground.queries.ts'
import { scaleOf } from '../assessment/ground.ts'
import { AS_FOUND, type TableChoice } from './file-table.ts'
import { listGroups, listHeldIndicators, listKnownAreas, listSeriesByKey } from './import.queries.ts'
import { newIndicators } from './new-indicator.command.ts'
import type { FileSource, KnownArea, ReadingAnswers, ReadingTask } from './reading-task.ts'
import type { ReceivedFile } from './received-file.ts'

/** What an import stands on: the task of its reading, and the series that are stored already. */
export type Preparation = Readonly<{
  task: ReadingTask
  seriesByKey: ReadonlyMap<string, string>
  /** Indicators that are made with the batch. */
  created: readonly CreateIndicator[]
  ownCode: string
}>

export type Asked = Readonly<{
  file: ReceivedFile
  meta: readonly EesMeta[]
  options: ImportOptions
  today: string
  batchId: string | null
  keepsRows?: boolean
}>

/** Looks up everything a reading needs. Inside a transaction it holds the indicators until that ends. */
export async function prepareImport(
  db: Database,
  scope: Scope,
  { file, meta, options, today, batchId, keepsRows = false }: Asked,
): Promise<Preparation> {
  const ids = [...new Set(options.indicators.map((one) => one.indicatorId))]
  const rows = await listHeldIndicators(db, scope, ids)
  const created = await newIndicators(db, scope, options, new Set(rows.map((row) => row.id)))
  const fillable = [...rows.map((row) => ({ ...row, scale: scaleOf(row) })), ...created.map(asFillable)]
  const sources = sourcesOf(options, fillable, await listDerived(db, scope, ids))
  const areas = await listKnownAreas(db)
  const surroundings = await findSurroundings(db, scope)
  const usual = areasOf(surroundings)
  const wanted = wantedAreas(options, areas, usual, surroundings.ownCode)
  const seriesByKey = await listSeriesByKey(db, scope, ids)
  const { partnershipId, memberId } = scope
  const task: ReadingTask = {
    path: file.path,
    today,
    table: tableChoice(options),
    said: { columns: options.table?.columns ?? null, area: options.table?.area ?? surroundings.ownCode, meta },
    groups: await listGroups(db, scope),
    keepsRows,
    sources,
    periods: periodsOf(options),
    answers: answersOf(options, areas, surroundings.ownCode),
    areas,
    wanted,
    watched: usual.filter((code) => wanted.includes(code)),
    known: [...seriesByKey.keys()],
    store: batchId === null ? null : { partnershipId, memberId, batchId },
  }
  return { task, seriesByKey, created, ownCode: surroundings.ownCode }
}

type Fillable = Readonly<{ id: string; name: string; scale: Scale }>

function asFillable(one: CreateIndicator): Fillable {
  const { id, name, unit, decimals, polarity, minimum, maximum, multiplier, periodKind, accumulation } = one
  const { yearStartsIn = null } = one
  const scale = { unit, decimals, polarity, minimum, maximum, multiplier, periodKind, accumulation, yearStartsIn }
  return { id, name, scale }
}

function sourcesOf(
  options: ImportOptions,
  rows: readonly Fillable[],
  derived: readonly string[],
): readonly FileSource[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const seen = new Set<string>()
  const { outOfRange = [] } = options.answers ?? {}
  return options.indicators.map(({ indicatorId, key, breakdown, parts = null, asWhole = false }, at) => {
    const row = byId.get(indicatorId)
    const field = `indicators.${at}`
    if (row === undefined) throw wrong(`${field}.indicatorId`, 'There is no such indicator, or you cannot see it.')
    if (derived.includes(row.id))
      throw wrong(
        `${field}.indicatorId`,
        `“${row.name}” is computed from other indicators. Bring in the values of those, or edit it to be recorded itself.`,
      )
    const same = JSON.stringify([indicatorId, key, breakdown])
    if (seen.has(same)) throw wrong(`${field}.key`, `“${key}” is mapped to “${row.name}” twice. Take one of them out.`)
    seen.add(same)
    if (asWhole && !breakdown.includes('='))
      throw wrong(`${field}.breakdown`, `Say which one group of “${key}” is all that “${row.name}” is about.`)
    const scale = outOfRange.includes(indicatorId) ? { ...row.scale, ...BOUNDLESS } : row.scale
    return { key, breakdown, indicatorId, name: row.name, scale, parts, asWhole }
  })
}

/** A percentage without a maximum is held to 100: this one is not. */
const BOUNDLESS = { minimum: null, maximum: Number.POSITIVE_INFINITY }

/** A table that names its areas is of one's own where it writes one's own name; of all others somebody says it. */
function answersOf({ answers }: ImportOptions, areas: readonly KnownArea[], own: string): ReadingAnswers {
  const known = new Set(areas.map(({ code }) => code))
  const given = Object.entries(answers?.areas ?? {})
  for (const [name, code] of given)
    if (!known.has(code)) throw wrong(`answers.areas.${name}`, `No area with the code ${code} is known here.`)
  const ownName = areas.find(({ code }) => code === own)?.name
  const named = ownName === undefined ? [] : [[areaKey(ownName), own] as const]
  const symbols = Object.entries(answers?.symbols ?? {}).map(([text, means]) => [symbolKey(text), means] as const)
  return {
    cells: { symbols: new Map(symbols), decimalComma: answers?.decimalComma ?? false },
    areas: new Map([...named, ...given.map(([name, code]) => [areaKey(name), code] as const)]),
    twice: answers?.twice ?? null,
  }
}

function tableChoice({ table }: Pick<ImportOptions, 'table'>): TableChoice {
  return table === undefined ? AS_FOUND : table
}

function wantedAreas(
  { areas: given, reach = 'compared' }: ImportOptions,
  areas: readonly KnownArea[],
  usual: readonly string[],
  own: string,
): readonly string[] {
  if (given !== null) return checkedAreas(given, areas)
  if (reach === 'all') return [...new Set(areas.map(({ current }) => current))]
  return reach === 'own' ? [own] : usual
}

function checkedAreas(codes: readonly string[], areas: readonly KnownArea[]): readonly string[] {
  const byCode = new Map(areas.map((area) => [area.code, area.current]))
  return codes.map((code, at) => {
    const current = byCode.get(code)
    if (current === undefined) throw wrong(`areas.${at}`, `No area with the code ${code} is known here.`)
    return current
  })
}

function periodsOf({ yearType, singleYear }: ImportOptions): PeriodHint {
  return { ...(yearType === null ? {} : { yearType }), ...(singleYear === null ? {} : { singleYear }) }
}

function wrong(field: string, message: string): Problem {
  return new Problem('invalid', message, { fields: [{ field, message }] })
}
