import { afterAll, beforeAll, expect, test } from 'vitest'
import { groundToKill, type Killable, type KilledGround, startKillable } from '../../support/killed.ts'
import { type OwnCluster, programFolder, startCluster } from '../../support/own-cluster.ts'
import { restartAmongWrites } from '../../support/restart-run.ts'

type Placed = Readonly<{ cluster: OwnCluster; ground: KilledGround; product: Killable }>

/** Null where PostgreSQL's programs are not installed: that is said as a skip, and refused in CI. */
let placed: Placed | null = null
const place = async (): Promise<Placed> => {
  const cluster = await startCluster()
  const ground = await groundToKill(cluster.url)
  return { cluster, ground, product: await startKillable(ground) }
}
beforeAll(async () => {
  placed = programFolder === null ? null : await place()
}, 400_000)
afterAll(async () => {
  await placed?.product.kill()
  await placed?.ground.remove()
  await placed?.cluster.remove()
})

test.skipIf(programFolder === null)(
  'a database that restarts under load, orderly or not, loses nothing it was said to hold; the product goes on by itself',
  async () => {
    const { cluster, ground, product } = placed as Placed
    const ways = ['immediate', 'fast', 'immediate'] as const
    const { writers, againInMs, wrong } = await restartAmongWrites(cluster, ground, product, ways)
    expect(wrong).toEqual([])
    expect(writers.unavailable.length).toBeGreaterThan(0)
    expect(new Set(writers.unavailable)).toEqual(
      new Set(['The database does not answer at the moment. Nothing was stored. Try again in a minute.']),
    )
    expect(Math.max(...againInMs)).toBeLessThan(30_000)
  },
  240_000,
)
