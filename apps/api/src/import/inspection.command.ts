import { ImportOptions } from '@ttc/contracts/import'
import type { InspectionView } from '@ttc/contracts/import/inspection'
import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import { findSurroundings } from '../assessment/ground.queries.ts'
import { AreaBook } from './area-book.ts'
import { AS_FOUND } from './file-table.ts'
import { fingerprintOf } from './fingerprint.ts'
import { listKnownAreas } from './import.queries.ts'
import { findMapping, listMatchable } from './inspection.queries.ts'
import { inspectionView, type Matchable, type Remembered } from './inspection.view.ts'
import { readMeta } from './meta-file.ts'
import { findInThread, type Told } from './reading-thread.ts'
import type { ReceivedFile } from './received-file.ts'

export type InspectionRequest = Readonly<{
  file: ReceivedFile
  meta: ReceivedFile | null
  table: ImportOptions['table']
  told?: Told
}>

/** What a file holds, set beside what is stored. Nothing is stored by it. */
export async function inspectFile(
  db: Database,
  scope: Scope,
  { file, meta, table, told }: InspectionRequest,
): Promise<InspectionView> {
  const { ownCode } = await findSurroundings(db, scope)
  const said = { columns: table?.columns ?? null, area: table?.area ?? ownCode, meta: await readMeta(meta) }
  const finding = await findInThread({ path: file.path, table: table ?? AS_FOUND, said }, told)
  const areas = new AreaBook(await listKnownAreas(db), [ownCode])
  const matchable = await listMatchable(db, scope)
  const header = finding.columns.map(({ name }) => name)
  const remembered = rememberedOf(await findMapping(db, scope, fingerprintOf(header)), matchable)
  return inspectionView({ fileName: file.name, finding, areas, matchable, remembered })
}

/** As it was stored, without indicators that are there no more; what was made then is there now. */
function rememberedOf(
  found: Awaited<ReturnType<typeof findMapping>>,
  matchable: readonly Matchable[],
): Remembered | null {
  const read = ImportOptions.safeParse(found?.options)
  if (found === null || !read.success) return null
  const there = new Set(matchable.filter(({ retiredAt }) => retiredAt === null).map(({ id }) => id))
  const indicators = read.data.indicators
    .filter(({ indicatorId }) => there.has(indicatorId))
    .map((one) => ({ ...one, create: null }))
  return { options: { ...read.data, indicators }, recordedAt: found.recordedAt }
}
