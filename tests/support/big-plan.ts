import { type Connection, connect } from '@ttc/db/connect'
import { loadPlanFile } from '../../apps/api/src/plan/plan-file.command.ts'
import { PlanFile } from '../../apps/api/src/plan/plan-file.ts'
import { signIn, TODAY } from './app.ts'
import { anIndicator, aPlanFile, yearlyValues } from './plan-file.ts'

export type BigPlan = Readonly<{ partnership: string; plan: string; cookie: string }>

const PRIORITIES = 10
/** Red, amber and green in turn. */
const LATEST = [26, 21.5, 18.2]

/** A plan of so many indicators under ten priorities; answers where it is. */
export async function fillBigPlan({ db }: Connection, size: number): Promise<BigPlan> {
  const { scope, planId } = await loadPlanFile(db, PlanFile.parse(bigPlanFile(size)), TODAY)
  const partnership = `/partnerships/${scope.partnershipId}`
  return { partnership, plan: `${partnership}/plans/${planId}`, cookie: await signIn(db, scope, scope.memberId) }
}

/** The same in a data folder that no server holds. */
export async function fillFolder(dataFolder: string, size: number): Promise<BigPlan> {
  const connection = await connect({ databaseUrl: null, dataFolder, poolSize: 1 })
  try {
    await connection.migrate()
    return await fillBigPlan(connection, size)
  } finally {
    await connection.close()
  }
}

function bigPlanFile(size: number) {
  const priorities = Array.from({ length: PRIORITIES }, (_, i) => ({
    key: `p${i}`,
    name: `Priority ${i + 1}`,
    lead: 'owner',
    outcomes: ['safe'],
  }))
  const indicators = Array.from({ length: size }, (_, i) =>
    anIndicator({
      code: `i${i}`,
      name: `Indicator ${i + 1} of a large plan`,
      placed: { priority: `p${i % PRIORITIES}`, owner: 'owner', headline: false },
      series: [
        {
          area: 'E06900001',
          values: yearlyValues([22, 24, 23.5, 22.9, 23.1, 23.4, 20, 18.9, LATEST[i % LATEST.length] ?? 20], 2016),
        },
      ],
    }),
  )
  return aPlanFile({ priorities, indicators })
}
