import { newId } from '@ttc/contracts/new-id'
import { account, credential } from '@ttc/db/account'
import type { Connection } from '@ttc/db/connect'
import { member } from '@ttc/db/member'
import { and, eq } from 'drizzle-orm'
import { buildApp } from '../../apps/api/src/app/build-app.ts'
import { countyOf } from './county-copy.ts'
import type { County } from './county-model.ts'
import { type CountyRole, countyPeople } from './county-plan.ts'
import { PASSWORD } from './people.ts'

/** Somebody of a partnership who can sign in with a password. */
export type CountyPerson = Readonly<{
  n: number
  accountId: string
  email: string
  password: string
  role: CountyRole
  county: County
}>

/** How many of a partnership's people are at it at once: with 40 partnerships, 200 of 5 each. */
const AT_ONCE = 5

/** People with accounts, five in a partnership, of every role in turn; the first partnership is the first copy. */
export async function addPeople(connection: Connection, model: County, people: number): Promise<CountyPerson[]> {
  const passwordHash = await hashOnce(connection)
  const all = Array.from({ length: people }, (_, n): CountyPerson => {
    const { role } = personAt(n)
    return {
      n,
      accountId: newId(),
      email: `person${n}@county.test`,
      password: PASSWORD,
      role,
      county: countyOf(model, Math.floor(n / AT_ONCE) + 1),
    }
  })
  await connection.db.transaction(async (tx) => {
    for (const { n, accountId: id, email, county } of all) {
      const { key } = personAt(n)
      await tx.insert(account).values({ id, email, name: key, emailVerified: true })
      await tx
        .insert(credential)
        .values({ id: newId(), ownerId: id, provider: 'credential', subject: id, password: passwordHash })
      await tx
        .update(member)
        .set({ accountId: id })
        .where(and(eq(member.partnershipId, county.partnershipId), eq(member.id, county.members[key] ?? '')))
    }
  })
  return all
}

/** The sixth role takes the first one's place in the next partnership, and so on. */
const personAt = (n: number) => countyPeople[n % countyPeople.length] ?? countyPeople[0]

/** As the product keeps a password; one hash serves all, since each sign-in still has to work it out. */
async function hashOnce(connection: Connection): Promise<string> {
  const app = await buildApp({ connection, today: () => '2026-11-23', webFolder: null, logger: false })
  try {
    await app.ready()
    return await (await app.accounts.auth.$context).password.hash(PASSWORD)
  } finally {
    await app.close()
  }
}
