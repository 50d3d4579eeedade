import type { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { hashOf } from './server-secret.queries.ts'

type MakeStore = ReturnType<typeof drizzleAdapter>
type Store = ReturnType<MakeStore>
type StoreInTransaction = Parameters<Parameters<Store['transaction']>[0]>[0]
type Asked = Readonly<{ model: string; where?: Parameters<Store['findOne']>[0]['where'] | undefined }>

const isToken = (model: string, field: string) => model === 'session' && field === 'token'

/** The same question, with the hash in the place of a session's token. */
function hashed<One extends Asked>(asked: One): One {
  if (asked.where === undefined) return asked
  const where = asked.where.map((part) =>
    isToken(asked.model, part.field) ? { ...part, value: hashOf(String(part.value)) } : part,
  )
  return { ...asked, where }
}

/** A row as the library knows it: with the token it asked by, which the table does not hold. */
function known<Row>(row: Row, { model, where }: Asked): Row {
  const token = where?.find((part) => isToken(model, part.field))?.value
  return row === null || token === undefined ? row : { ...row, token }
}

function guarded<One extends StoreInTransaction>(store: One): One {
  return {
    ...store,
    create: async (asked: Parameters<Store['create']>[0]) => {
      const { token } = asked.data as { token?: string }
      if (asked.model !== 'session' || token === undefined) return store.create(asked)
      const made = await store.create({ ...asked, data: { ...asked.data, token: hashOf(token) } })
      return { ...made, token }
    },
    findOne: async (asked: Parameters<Store['findOne']>[0]) => known(await store.findOne(hashed(asked)), asked),
    findMany: (asked: Parameters<Store['findMany']>[0]) => store.findMany(hashed(asked)),
    update: async (asked: Parameters<Store['update']>[0]) => known(await store.update(hashed(asked)), asked),
    updateMany: (asked: Parameters<Store['updateMany']>[0]) => store.updateMany(hashed(asked)),
    delete: (asked: Parameters<Store['delete']>[0]) => store.delete(hashed(asked)),
    deleteMany: (asked: Parameters<Store['deleteMany']>[0]) => store.deleteMany(hashed(asked)),
    consumeOne: async (asked: Parameters<Store['consumeOne']>[0]) =>
      known(await store.consumeOne(hashed(asked)), asked),
  }
}

/**
 * The library's store, but for one thing: a session's token is kept as its hash, so that whoever reads the table or a
 * copy of it can use no session. The library asks by one token at a time; one that it reads by the account alone comes
 * back as its hash, which opens nothing. SHA-256 is enough for 190 random bits.
 */
export function withHashedSessions(make: MakeStore): MakeStore {
  return (options) => {
    const store = make(options)
    return {
      ...guarded(store),
      transaction: (work) => store.transaction((inside) => work(guarded(inside))),
    }
  }
}
