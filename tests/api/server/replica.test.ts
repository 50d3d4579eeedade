import { setTimeout as pause } from 'node:timers/promises'
import { connect } from '@ttc/db/connect'
import { plan } from '@ttc/db/plan'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Balancer, openBalancer } from '../../support/balancer.ts'
import { startTwoClusters, type TwoClusters, withoutClusters } from '../../support/clusters.ts'
import { newDataFolder, removeDataFolder, type Server, startServer } from '../../support/server.ts'
import { placesOf } from '../../support/server-places.ts'
import { type SessionCookie, signInAs } from '../../support/server-sign-in.ts'
import { startWriters } from '../../support/writers.ts'

const missing = withoutClusters()
if (missing !== null) console.log(`Two clusters and two nodes: skipped, ${missing}`)

describe.skipIf(missing !== null)('two nodes behind a balancer, on a primary and a replica', () => {
  const folder = newDataFolder()
  let clusters: TwoClusters
  let nodes: readonly Server[]
  let balancer: Balancer
  let session: SessionCookie
  let plans: string
  let samplePlan: string

  beforeAll(async () => {
    clusters = await startTwoClusters()
    const { primary, standby } = clusters
    const more = {
      DATABASE_REPLICA_URL: standby.url,
      DATABASE_REPLICA_SECONDS: '2',
      METRICS_PORT: '0',
    }
    const start = () => startServer(folder, { databaseUrl: `${primary.url},${standby.url}`, more })
    nodes = await Promise.all([start(), start()])
    balancer = openBalancer(nodes.map(({ address }) => address))
    session = await signInAs(nodes[0]?.address ?? '', 'plan-coordinator')
    const places = await placesOf(nodes[0]?.address)
    plans = `/api${places.partnership}/plans`
    samplePlan = `/api${places.plan}`
  }, 240_000)
  afterAll(async () => {
    await Promise.all((nodes ?? []).map((node) => node.kill()))
    await clusters?.remove()
    removeDataFolder(folder)
  })

  const cookie = () => `${session.name}=${session.value}`
  const read = () => balancer.ask(samplePlan, { headers: { cookie: cookie() } })
  const usable = () =>
    Promise.all(
      nodes.map(async ({ said }) => {
        const text = await (await fetch(/are at (http:\S+)/.exec(said)?.[1] ?? '')).text()
        return /^ttc_replica_usable\{replica="1"\} (\d)/m.exec(text)?.[1]
      }),
    )
  const becomes = (wanted: string) =>
    vi.waitFor(async () => expect(await usable()).toEqual([wanted, wanted]), { timeout: 20_000, interval: 100 })
  const missingOf = async (acknowledged: readonly string[], url: string) => {
    const connection = await connect({ databaseUrl: url, dataFolder: '', poolSize: 1 })
    const kept = new Set((await connection.db.select({ id: plan.id }).from(plan)).map(({ id }) => id))
    await connection.close()
    return acknowledged.filter((id) => !kept.has(id))
  }
  const say = (what: string, ms: number) => console.log(`${what}: ${ms} ms`)

  test('a change is seen at once by whoever made it, by others from a replica a moment later, never later than set', async () => {
    await becomes('1')
    await clusters.standby.ask('select pg_wal_replay_pause()')
    const one = startWriters(1, balancer, plans, session)
    await vi.waitFor(() => expect(one.acknowledged.length).toBeGreaterThan(0), { timeout: 10_000 })
    await one.stop()
    const stored = `${plans}/${one.acknowledged[0]}`
    const byOthers = async () => (await balancer.ask(stored, { headers: { cookie: cookie() } })).status
    expect(await byOthers()).toBe(404)
    const since = performance.now()
    await vi.waitFor(async () => expect([await byOthers(), await byOthers()]).toEqual([200, 200]), {
      timeout: 10_000,
      interval: 50,
    })
    say('a replica that takes nothing in is left alone after', Math.round(performance.now() - since))
    await clusters.standby.ask('select pg_wal_replay_resume()')
    await becomes('1')
    expect([one.unseen, one.refused]).toEqual([[], []])
  }, 60_000)

  test('the replica is killed: everybody is answered, and it is used again once it is back', async () => {
    const writers = startWriters(4, balancer, plans, session)
    await pause(500)
    balancer.longest()
    await clusters.standby.kill()
    const answers = await Promise.all(Array.from({ length: 40 }, read))
    await becomes('0')
    await pause(500)
    say('replica killed, the longest anybody waited', balancer.longest())
    expect(answers.map(({ status }) => status)).toEqual(Array(40).fill(200))
    await clusters.standby.start()
    await becomes('1')
    await writers.stop()
    expect([writers.unseen, writers.refused]).toEqual([[], []])
    expect(await missingOf(writers.acknowledged, clusters.primary.url)).toEqual([])
  }, 60_000)

  test('a primary is killed and its replica promoted: nothing acknowledged is lost', async () => {
    const { primary, standby } = clusters
    await primary.ask(`alter system set synchronous_standby_names = '*'`)
    await primary.ask('select pg_reload_conf()')
    const inStep = () => primary.ask(`select sync_state from pg_stat_replication`)
    await vi.waitFor(async () => expect(await inStep()).toEqual([{ sync_state: 'sync' }]), { timeout: 10_000 })
    await pause(200)
    const writers = startWriters(4, balancer, plans, session)
    await vi.waitFor(() => expect(writers.acknowledged.length).toBeGreaterThan(20), { timeout: 20_000 })
    balancer.longest()
    const since = performance.now()
    await primary.kill()
    await standby.ask('select pg_is_in_recovery()')
    standby.promote()
    const promoted = Math.round(performance.now() - since)
    const before = writers.acknowledged.length
    await vi.waitFor(() => expect(writers.acknowledged.length).toBeGreaterThan(before + 8), { timeout: 30_000 })
    say('primary killed and replica promoted after', promoted)
    say('changes stored again after', Math.round(performance.now() - since))
    await writers.stop()
    say('the longest anybody waited', balancer.longest())
    expect([writers.unseen, writers.refused]).toEqual([[], []])
    expect(await missingOf(writers.acknowledged, standby.url)).toEqual([])
  }, 60_000)

  test('a node is killed: the other answers everybody, and nothing acknowledged is lost', async () => {
    const writers = startWriters(4, balancer, plans, session)
    await vi.waitFor(() => expect(writers.acknowledged.length).toBeGreaterThan(20), { timeout: 20_000 })
    balancer.longest()
    await nodes[0]?.kill()
    const before = writers.acknowledged.length
    await vi.waitFor(() => expect(writers.acknowledged.length).toBeGreaterThan(before + 20), { timeout: 20_000 })
    await writers.stop()
    say('node killed, the longest anybody waited', balancer.longest())
    expect([writers.unseen, writers.refused]).toEqual([[], []])
    expect(await missingOf(writers.acknowledged, clusters.standby.url)).toEqual([])
  }, 60_000)
})
