import type { Database } from '@ttc/db/connect'
import { Problem } from '@ttc/domain/problem'
import { readRows } from '../import/file-rows.ts'
import { openFileText } from '../import/file-text.ts'
import { listCodesByOldCode, type NeighbourModel, saveAreas, saveNeighbourModel } from './area.queries.ts'
import { hierarchyOf } from './hierarchy.ts'
import { neighboursOf } from './neighbour-file.ts'

type Table = Readonly<{ header: readonly string[]; rows: readonly (readonly string[])[] }>

/** Loads regions and authorities from the published hierarchy file. Loading it again brings names up to date. */
export async function loadAreas(db: Database, path: string): Promise<Readonly<{ loaded: number; left: number }>> {
  const { header, rows } = await tableAt(path)
  const { areas, left } = hierarchyOf(header, rows)
  await db.transaction((tx) => saveAreas(tx, areas))
  return { loaded: areas.length, left }
}

/** Loads a neighbour model. Authorities it names by an old code that is not known stop it: load the areas first. */
export async function loadNeighbours(
  db: Database,
  path: string,
  model: NeighbourModel,
): Promise<Readonly<{ authorities: number; neighbours: number }>> {
  const { header, rows } = await tableAt(path)
  const published = neighboursOf(header, rows)
  const codes = await listCodesByOldCode(db)
  const unknown = [...new Set(published.flatMap((row) => [row.oldCode, row.neighbour]))].filter(
    (one) => !codes.has(one),
  )
  if (unknown.length > 0)
    throw new Problem(
      'invalid',
      `No area carries the old code ${unknown.slice(0, 5).join(', ')}. Load the areas first.`,
    )
  const neighbours = published.map(({ oldCode, rank, neighbour, closeness }) => ({
    areaCode: codes.get(oldCode) ?? '',
    rank,
    neighbourCode: codes.get(neighbour) ?? '',
    closeness,
  }))
  await db.transaction((tx) => saveNeighbourModel(tx, model, neighbours))
  return { authorities: new Set(neighbours.map((row) => row.areaCode)).size, neighbours: neighbours.length }
}

async function tableAt(path: string): Promise<Table> {
  let header: readonly string[] = []
  const rows: (readonly string[])[] = []
  await readRows((await openFileText(path)).text(), {
    header: (cells) => {
      header = cells
    },
    row: (_number, cells) => rows.push(cells),
    uneven: (number) => {
      throw new Problem('invalid', `Row ${number} has more or fewer cells than the header.`)
    },
    ready: async () => {},
  })
  return { header, rows }
}
