import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import { saveBreakdown } from '../indicator/indicator.queries.ts'
import { saveNewSeries } from './import.queries.ts'
import type { Preparation } from './preparation.command.ts'
import { groupKey, type Line, type ReadingPart } from './reading-task.ts'
import type { LineInFile } from './series-sanity.command.ts'
import { copyFresh, copyStaged, saveStagedLines } from './staging.queries.ts'

export type NewLine = Line & Readonly<{ id: string; group: string }>
export type FileLines = ReturnType<typeof linesOf>

/** The lines of the file as it shows them, each with its series; those added since that are new. */
export function linesOf({ task, seriesByKey }: Preparation) {
  const known = new Map<number, LineInFile>()
  const added: NewLine[] = []
  const sources = new Map(task.sources.map((one) => [one.indicatorId, one]))
  const areaNames = new Map(task.areas.map((one) => [one.code, one.name]))
  const add = (line: Line) => {
    const source = sources.get(line.indicatorId)
    const seriesId = line.id ?? seriesByKey.get(line.key)
    if (source === undefined || seriesId === undefined) throw new Error('A line of the file has no series')
    if (line.id !== null) added.push({ ...line, id: line.id, group: groupKey(line.breakdown) })
    known.set(line.line, { line, seriesId, source, areaName: areaNames.get(line.areaCode) ?? '' })
  }
  return { known, added, add }
}

/** A part of the reading: values of new lines into the table, the others into staging with their lines. */
export async function takePart(tx: Database, part: ReadingPart, lines: FileLines): Promise<void> {
  for (const line of part.lines) lines.add(line)
  const stored = part.lines.filter((line) => line.id === null)
  await saveStagedLines(
    tx,
    stored.map(({ line, indicatorId }) => ({ line, seriesId: lines.known.get(line)?.seriesId ?? '', indicatorId })),
  )
  if (part.fresh !== null) await copyFresh(tx, part.fresh)
  if (part.staged !== null) await copyStaged(tx, part.staged)
}

/** The series of new lines, and their groups of children where those are new; with a batch, unseen until it is there. */
export async function saveNewLines(
  tx: Database,
  scope: Scope,
  lines: readonly NewLine[],
  groups: Map<string, string>,
  unseenUntil: string | null = null,
): Promise<void> {
  for (const { group, breakdown } of lines)
    if (!groups.has(group)) groups.set(group, await saveBreakdown(tx, scope, breakdown))
  await saveNewSeries(tx, scope, lines, (line) => groups.get(line.group) ?? '', unseenUntil)
}
