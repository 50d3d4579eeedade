import { Blob } from 'node:buffer'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { type Connection, connect, embeddedFrom } from '@ttc/db/connect'
import { inject } from 'vitest'
import { emptyAll, shapeOf } from './database-shape.ts'
import { asAdministrator } from './template.ts'

/** A database that is emptied and lent again, since making one takes twenty times as long. */
type Kept = Readonly<{ open: () => Promise<Connection>; remove: () => Promise<void> }>
type Free = Readonly<{ kept: Kept; shape: string }>

/** More than a file seldom needs at once; each embedded one takes memory. */
const MOST_FREE = 2

/** The databases of this worker that nobody uses at the moment. */
const free: Free[] = []

/**
 * A migrated database without rows that is the test's own until it closes it: on the server named by
 * TEST_DATABASE_URL, else embedded and in memory. One whose tables a test has changed is never lent again.
 */
export async function openTestDatabase(): Promise<Connection> {
  const last = free.pop()
  if (last === undefined) return openNew()
  const connection = await last.kept.open()
  if ((await shapeOf(connection)) === last.shape) {
    await emptyAll(connection)
    return lent(connection, last)
  }
  await connection.close()
  await last.kept.remove()
  return openTestDatabase()
}

async function openNew(): Promise<Connection> {
  const server = process.env.TEST_DATABASE_URL ?? ''
  const kept = server === '' ? await newEmbedded() : await newOnServer(server)
  const connection = await kept.open()
  return lent(connection, { kept, shape: await shapeOf(connection) })
}

function lent(connection: Connection, back: Free): Connection {
  const close = async () => {
    await connection.close()
    if (free.length < MOST_FREE) free.push(back)
    else await back.kept.remove()
  }
  return { ...connection, close }
}

async function newEmbedded(): Promise<Kept> {
  const dump = new Blob([readFileSync(inject('databaseTemplate'))])
  const client = await PGlite.create({ loadDataDir: dump as globalThis.Blob })
  const open = async () => {
    await client.exec('discard all')
    const { borrowed, end } = untilItEnds(client)
    return { ...embeddedFrom(borrowed), close: async () => end() }
  }
  return { open, remove: () => client.close() }
}

/** Whoever still holds a database after closing it is refused, as by one that is closed in truth. */
function untilItEnds(client: PGlite): Readonly<{ borrowed: PGlite; end: () => void }> {
  let isOver = false
  const borrowed = new Proxy(client, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name, target)
      if (typeof value !== 'function') return value
      return (...asked: readonly unknown[]) => {
        if (isOver) throw new Error('This database was closed already.')
        return value.apply(target, asked)
      }
    },
  })
  const end = () => {
    isOver = true
  }
  return { borrowed, end }
}

async function newOnServer(server: string): Promise<Kept> {
  const template = inject('databaseTemplate')
  const name = `${template}_${randomBytes(6).toString('hex')}`
  await asAdministrator(server, (client) => client.unsafe(`create database ${name} template ${template}`))
  const url = new URL(server)
  url.pathname = `/${name}`
  // What a lost machine would lose is of no interest here.
  url.searchParams.set('options', '-c synchronous_commit=off')
  return {
    open: () => connect({ databaseUrl: url.href, dataFolder: '', poolSize: 4 }),
    remove: () => asAdministrator(server, (client) => client.unsafe(`drop database ${name} with (force)`)),
  }
}
