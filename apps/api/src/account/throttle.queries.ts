import { createHash } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { rateLimit } from '@ttc/db/account'
import type { Database } from '@ttc/db/connect'
import { Problem } from '@ttc/domain/problem'
import { and, eq, gt, lte, sql } from 'drizzle-orm'

/** What is counted, how many are let through, and for how long. */
export type Limit = Readonly<{ name: string; most: number; seconds: number }>

const QUARTER_HOUR = 900
/** Clocks of nodes may differ by this much. */
const CLOCKS_APART_MS = 300_000
/** Many people share a council's one address, and one attacker has many: the two limits differ for that reason. */
export const limits = {
  signInOfAccount: { name: 'sign-in account', most: 10, seconds: QUARTER_HOUR },
  signInFromAddress: { name: 'sign-in address', most: 100, seconds: QUARTER_HOUR },
  codeFromAddress: { name: 'code address', most: 50, seconds: QUARTER_HOUR },
  resetOfAccount: { name: 'reset account', most: 3, seconds: QUARTER_HOUR },
  resetFromAddress: { name: 'reset address', most: 30, seconds: QUARTER_HOUR },
  linkFromAddress: { name: 'link address', most: 60, seconds: QUARTER_HOUR },
  calendarFromAddress: { name: 'calendar address', most: 60, seconds: QUARTER_HOUR },
  answersOfLink: { name: 'answers of a link', most: 60, seconds: QUARTER_HOUR },
  readingsOfLink: { name: 'readings of a link', most: 300, seconds: QUARTER_HOUR },
  passwordOfAccount: { name: 'password account', most: 10, seconds: QUARTER_HOUR },
} as const satisfies Readonly<Record<string, Limit>>

/** The hash keeps tried addresses out of the database. */
const keyOf = (limit: Limit, whose: string) =>
  createHash('sha256').update(`${limit.name}\n${whose}`).digest('base64url')

/** An IPv6 host owns a whole /64, so that is what is counted. */
export function addressToCount(ip: string): string {
  if (!isIPv6(ip) || ip.startsWith('::ffff:')) return ip
  const [head = '', tail = ''] = ip.split('::')
  const front = head === '' ? [] : head.split(':')
  const back = tail === '' ? [] : tail.split(':')
  const missing = ip.includes('::') ? Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0') : []
  return [...front, ...missing, ...back].slice(0, 4).join(':')
}

/** A count that would end later than one begun now was begun by a clock that has been put back: it is over too. */
const latestEnd = (limit: Limit, now: Date) => new Date(now.getTime() + limit.seconds * 1000 + CLOCKS_APART_MS)

async function isFull(db: Database, limit: Limit, whose: string, now: Date): Promise<boolean> {
  const full = await db
    .select({ count: rateLimit.count })
    .from(rateLimit)
    .where(
      and(
        eq(rateLimit.key, keyOf(limit, whose)),
        gt(rateLimit.endsAt, now),
        lte(rateLimit.endsAt, latestEnd(limit, now)),
        gt(rateLimit.count, limit.most - 1),
      ),
    )
  return full.length > 0
}

/** Counts one attempt, in one statement, and says whether it may go on. A full count costs no further writing. */
export async function isWithin(db: Database, limit: Limit, whose: string, now = new Date()): Promise<boolean> {
  const key = keyOf(limit, whose)
  if (await isFull(db, limit, whose, now)) return false
  const endsAt = new Date(now.getTime() + limit.seconds * 1000)
  const isOver = sql`(${rateLimit.endsAt} <= ${now.toISOString()}::timestamptz
    or ${rateLimit.endsAt} > ${latestEnd(limit, now).toISOString()}::timestamptz)`
  const [counted] = await db
    .insert(rateLimit)
    .values({ key, count: 1, endsAt })
    .onConflictDoUpdate({
      target: rateLimit.key,
      set: {
        count: sql`case when ${isOver} then 1 else ${rateLimit.count} + 1 end`,
        endsAt: sql`case when ${isOver} then ${endsAt.toISOString()}::timestamptz else ${rateLimit.endsAt} end`,
      },
    })
    .returning({ count: rateLimit.count })
  return (counted?.count ?? 1) <= limit.most
}

/** Like `isWithin`, but refuses in the one form that says nothing about what was tried. */
export async function checkWithin(db: Database, limit: Limit, whose: string): Promise<void> {
  if (!(await isWithin(db, limit, whose))) throw tooMany()
}

const tooMany = () => new Problem('too-many', 'There were too many attempts. Wait 15 minutes, then try again.')

/** Does what is guarded and counts it where it is refused alone, for what many people do by right from one address. */
export async function countRefusals<Done>(
  db: Database,
  limit: Limit,
  whose: string,
  attempt: () => Promise<Done>,
): Promise<Done> {
  if (await isFull(db, limit, whose, new Date())) throw tooMany()
  try {
    return await attempt()
  } catch (error) {
    await isWithin(db, limit, whose)
    throw error
  }
}

/** After a success: it was no attempt at guessing. */
export async function forgetAttempts(db: Database, limit: Limit, whose: string): Promise<void> {
  await db.delete(rateLimit).where(eq(rateLimit.key, keyOf(limit, whose)))
}

/** Takes one counted attempt back. */
export async function giveBack(db: Database, limit: Limit, whose: string): Promise<void> {
  await db
    .update(rateLimit)
    .set({ count: sql`greatest(${rateLimit.count} - 1, 0)` })
    .where(eq(rateLimit.key, keyOf(limit, whose)))
}

export async function removeEndedLimits(db: Database, now: Date): Promise<void> {
  await db.delete(rateLimit).where(lte(rateLimit.endsAt, now))
}
