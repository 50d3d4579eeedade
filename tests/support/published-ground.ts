import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { connect } from '@ttc/db/connect'
import { loadAreas, loadNeighbours } from '../../apps/api/src/area/load-areas.command.ts'
import { loadPlanFile } from '../../apps/api/src/plan/plan-file.command.ts'
import { PlanFile } from '../../apps/api/src/plan/plan-file.ts'
import { signIn, TODAY } from './app.ts'
import { anIndicator, aPlanFile } from './plan-file.ts'

/** Where the published files are, beside the project; null, said plainly, where they are not. */
export function publishedFolder(): string | null {
  const folder = fileURLToPath(new URL('../../../shared/data/', import.meta.url))
  if (existsSync(folder)) return folder
  console.warn('Skipped: the published files are not beside the project.')
  return null
}

const bare = { series: [], targets: [], rules: [], baselines: [], targetReason: undefined }
const share = { unit: '%', decimals: 1, multiplier: 100, maximum: 100 }
const rate = { unit: 'per 10,000', decimals: 1, multiplier: 10_000, maximum: null }

/** Indicators without a value yet, by the codes that the published files have for them. */
const indicators = [
  {
    code: 'Started_child',
    name: 'Children who became in need',
    unit: 'children',
    decimals: 0,
    multiplier: null,
    maximum: null,
  },
  { code: 'rereferral_percent', name: 'Re-referrals, children in need census', ...share },
  { code: 'ReReferral', name: 'Re-referrals within 12 months', ...share },
  { code: 'LAC', name: 'Looked-after children', ...rate },
  { code: 'ExcessYr6', name: 'Excess weight in Year 6', ...share, periodKind: 'academic-year' as const },
  { code: '90284', name: 'Hospital admissions caused by injuries', ...rate },
].map((own) => anIndicator({ ...bare, ...own }))

/**
 * A partnership of a real authority with its neighbours and indicators without values, in a data folder that no server holds:
 * the address of its pages and the cookie of its plan coordinator.
 */
export async function prepareOnPublished(dataFolder: string, published: string) {
  const connection = await connect({ databaseUrl: null, dataFolder, poolSize: 4 })
  try {
    await connection.migrate()
    const { db } = connection
    await loadAreas(db, `${published}geo__region_la_hierarchy.csv`)
    const model = { id: 'sn-2025', name: 'Statistical neighbours', publishedOn: '2025-05-01', source: 'DfE' }
    await loadNeighbours(db, `${published}csc__sn_model_2025_wide.csv`, model)
    const partnership = { name: 'Partnership', area: 'E08000026', neighbourModel: 'sn-2025', example: false }
    const file = aPlanFile({ partnership, areas: [], neighbourModels: [], indicators })
    const { scope } = await loadPlanFile(db, PlanFile.parse(file), TODAY)
    const [name = '', value = ''] = (await signIn(db, scope, scope.memberId)).split('=')
    return { home: `/partnerships/${scope.partnershipId}`, cookie: { name, value } }
  } finally {
    await connection.close()
  }
}
