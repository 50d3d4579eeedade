import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { area } from '@ttc/db/area'
import type { Connection } from '@ttc/db/connect'
import { loadAreas } from '../../apps/api/src/area/load-areas.command.ts'
import { storeImport } from '../../apps/api/src/import/import.command.ts'
import { fileAt } from '../../apps/api/src/import/received-file.ts'
import { loadPlanFile } from '../../apps/api/src/plan/plan-file.command.ts'
import { PlanFile } from '../../apps/api/src/plan/plan-file.ts'
import { aPlanOfLait, dataFolder } from './lait-plan.ts'
import { shown } from './measure.ts'

const TODAY = '2026-11-23'

/** The whole of LAIT into one partnership, against psql's COPY of the same rows into a bare table, in one run. */
export async function benchImport(connection: Connection, url: string): Promise<string[]> {
  if (!existsSync(join(dataFolder, 'lait_bds_long_all.csv.gz')))
    return ['left out: the published files are not beside the project']
  await loadAreas(connection.db, join(dataFolder, 'geo__region_la_hierarchy.csv'))
  const codes = (await connection.db.select({ code: area.code }).from(area)).map((one) => one.code)
  const { scope, indicators } = await loadPlanFile(connection.db, PlanFile.parse(aPlanOfLait(dataFolder)), TODAY)
  const folder = mkdtempSync(join(tmpdir(), 'ttc-bench-import-'))
  const plain = join(folder, 'lait.csv')
  await pipeline(
    createReadStream(join(dataFolder, 'lait_bds_long_all.csv.gz')),
    createGunzip(),
    createWriteStream(plain),
  )
  const idle = process.memoryUsage.rss()
  const memory = { most: idle }
  const watch = setInterval(() => (memory.most = Math.max(memory.most, process.memoryUsage.rss())), 20)
  const before = copySeconds(url, plain)
  const start = performance.now()
  const options = {
    indicators: [...indicators].map(([key, indicatorId]) => ({ key, indicatorId, breakdown: '' })),
    areas: codes,
    yearType: null,
    singleYear: null,
    source: '',
    refuseAllOnProblem: false,
  }
  const { counts } = await storeImport(
    connection.db,
    scope,
    { id: randomUUID(), file: await fileAt(plain), options },
    TODAY,
  )
  const seconds = (performance.now() - start) / 1000
  clearInterval(watch)
  const copy = Math.min(before, copySeconds(url, plain))
  rmSync(folder, { recursive: true })
  return [
    `import of ${shown(counts.read)} values (${shown(counts.added)} added, ${counts.refused} refused): ${shown(seconds)} s; psql COPY of the same file into a bare table: ${shown(copy)} s; ratio ${shown(seconds / copy)}; memory ${shown((memory.most - idle) / 2 ** 20)} MB above idle`,
  ]
}

function copySeconds(url: string, file: string): number {
  const columns = ['short_desc', 'data_item', 'years', 'place', 'value', 'la_number', 'region']
  const sql = [
    'drop table if exists bench_bare',
    `create table bench_bare (${columns.map((name) => `${name} text`).join(', ')})`,
    `\\copy bench_bare from '${file}' with (format csv, header)`,
  ]
  const start = performance.now()
  execFileSync('psql', [url, '-q', ...sql.flatMap((one) => ['-c', one])], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, PGOPTIONS: '--client-min-messages=warning' },
  })
  return (performance.now() - start) / 1000
}
