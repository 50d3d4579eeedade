import { Blob } from 'node:buffer'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { type Connection, connect, embeddedFrom } from '@ttc/db/connect'
import { inject } from 'vitest'
import { asAdministrator } from './template.ts'

/** A migrated database of the test's own: on the server named by TEST_DATABASE_URL, else embedded and in memory. */
export async function openTestDatabase(): Promise<Connection> {
  const server = process.env.TEST_DATABASE_URL ?? ''
  return server === '' ? openEmbedded() : openOnServer(server)
}

async function openEmbedded(): Promise<Connection> {
  const dump = new Blob([readFileSync(inject('databaseTemplate'))])
  return embeddedFrom(await PGlite.create({ loadDataDir: dump as globalThis.Blob }))
}

async function openOnServer(server: string): Promise<Connection> {
  const name = `ttc_test_${randomBytes(6).toString('hex')}`
  await asAdministrator(server, (client) =>
    client.unsafe(`create database ${name} template ${inject('databaseTemplate')}`),
  )
  const url = new URL(server)
  url.pathname = `/${name}`
  const connection = await connect({ databaseUrl: url.href, dataFolder: '', poolSize: 4 })
  const close = async () => {
    await connection.close()
    await asAdministrator(server, (client) => client.unsafe(`drop database ${name} with (force)`))
  }
  return { ...connection, close }
}
