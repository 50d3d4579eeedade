import { newId } from '@ttc/contracts/new-id'
import { signIn } from './app.ts'
import { type Following, follow } from './follow.ts'
import type { HostileGround } from './hostile-ground.ts'
import { followAs, type HostileFollower, wrongIn } from './hostile-stream.ts'
import { aFactor } from './walk.ts'

/** So many ask at once, and stay until all of them have been answered. */
const WAVE = 50
const PATIENCE_MS = 20_000

export type Waves = Readonly<{
  faults: readonly string[]
  /** How many were answered with each status. */
  statuses: Readonly<Record<number, number>>
  /** The most streams that were open at once. */
  most: number
  /** How many changes were told, each while the others of its wave were there, to one who follows as a browser does. */
  told: number
}>

export const until = async (done: () => boolean | Promise<boolean>): Promise<boolean> => {
  const last = performance.now() + PATIENCE_MS
  while (performance.now() < last) {
    if (await done()) return true
    await new Promise((resume) => setTimeout(resume, 50))
  }
  return done()
}

/** Somebody who follows the partnership's own walk as a browser does, from where it stands. */
export async function goodFollower({ walk: { it }, pool }: HostileGround, address: string): Promise<Following> {
  const cookie = await signIn(it.connection.db, it.scope, it.scope.memberId)
  return follow(`${address}${it.at}/walks/${pool.walk?.[0]}/changes?after=2000000000`, { cookie })
}

/** Lets all of them follow, many at once, and leave; in the middle of each wave something is changed and must be told. */
export async function followInWaves(
  ground: HostileGround,
  followers: readonly HostileFollower[],
  address: string,
): Promise<Waves> {
  const { it, people } = ground.walk
  const faults: string[] = []
  const statuses: Record<number, number> = {}
  const coordinator = await signIn(it.connection.db, it.scope, it.scope.memberId)
  let [most, told] = [0, 0]
  const good = await goodFollower(ground, address)
  for (let from = 0; from < followers.length; from += WAVE) {
    const wave = await Promise.all(
      followers
        .slice(from, from + WAVE)
        .map((one) =>
          followAs(one, address, one.who === 'coordinator' ? coordinator : (people[one.who]?.cookie ?? null)),
        ),
    )
    for (const one of wave) {
      const { method, url, headers, who, way } = one.follower
      const wrong = wrongIn(ground, one)
      if (wrong !== null)
        faults.push(
          `${method} ${url.slice(0, 200)} (${who}, ${way}) ${JSON.stringify(headers).slice(0, 300)}: ${wrong}`,
        )
      const status = one.came?.statusCode ?? 0
      statuses[status] = (statuses[status] ?? 0) + 1
    }
    most = Math.max(most, it.app.streams.size)
    if (await isTold(ground, good, `Wave ${from}`)) told += 1
    for (const { leave } of wave) leave()
  }
  await good.leave()
  return { faults, statuses, most, told }
}

async function isTold({ walk: { it }, pool }: HostileGround, good: Following, text: string): Promise<boolean> {
  const body = { id: newId(), content: aFactor(text) }
  const answer = await it.send('POST', `/walks/${pool.walk?.[0]}/answers`, body)
  if (answer.statusCode !== 201) throw new Error(answer.body)
  return until(() => good.texts().includes(text))
}
