import { newId } from '@ttc/contracts/new-id'
import { connect } from '@ttc/db/connect'
import { buildApp } from '../../apps/api/src/app/build-app.ts'
import { loadPlanFile } from '../../apps/api/src/plan/plan-file.command.ts'
import { PlanFile } from '../../apps/api/src/plan/plan-file.ts'
import { signIn, TODAY } from './app.ts'
import { aPlanFile } from './plan-file.ts'

/** More plans than fill what is left of a disk that is said to be full. */
const MOST = 3_000

/** The product over a database on a disk that can be filled, in this process. */
export async function openOnDisk(settings: Readonly<{ databaseUrl: string | null; dataFolder: string }>) {
  const connection = await connect({ ...settings, poolSize: 3 })
  await connection.migrate()
  const { scope } = await loadPlanFile(connection.db, PlanFile.parse(aPlanFile()), TODAY)
  const headers = { cookie: await signIn(connection.db, scope, scope.memberId) }
  const app = await buildApp({ connection, today: () => TODAY, webFolder: null, logger: false })
  const at = `/api/partnerships/${scope.partnershipId}`
  const get = (path: string) => app.inject({ url: at + path, headers })
  const add = (id: string) => {
    const payload = { id, name: 'Homes near home '.repeat(12), startsOn: '2025-04-01', endsOn: '2028-03-31' }
    return app.inject({ method: 'POST', url: `${at}/plans`, headers, payload })
  }
  return {
    connection,
    get,
    add,
    ready: () => app.inject('/api/health/ready'),
    /** Adds plans until one is not stored: those that were, and the answer about the one that was not. */
    addUntilRefused: async () => {
      const stored: string[] = []
      for (let at = 0; at < MOST; at += 1) {
        const id = newId()
        const answer = await add(id)
        if (answer.statusCode !== 201) return { stored, refused: id, answer }
        stored.push(id)
      }
      throw new Error(`${MOST} plans were stored, and the disk is not full.`)
    },
    close: async () => {
      await app.close()
      await connection.close()
    },
  }
}
