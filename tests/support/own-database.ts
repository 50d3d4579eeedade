import { randomBytes } from 'node:crypto'
import { type Connection, connect } from '@ttc/db/connect'
import { asAdministrator } from './template.ts'

/** A database of the test's own on the server of the tests, empty: for what begins with nothing, or ends with it. */
export type OwnDatabase = Readonly<{
  url: string
  open: (poolSize?: number) => Promise<Connection>
  remove: () => Promise<void>
}>

export async function newOwnDatabase(server = process.env.TEST_DATABASE_URL ?? ''): Promise<OwnDatabase> {
  const name = `ttc_test_${randomBytes(6).toString('hex')}`
  await asAdministrator(server, (client) => client.unsafe(`create database ${name}`))
  const url = new URL(server)
  url.pathname = `/${name}`
  return {
    url: url.href,
    open: (poolSize = 2) => connect({ databaseUrl: url.href, dataFolder: '', poolSize }),
    remove: () => asAdministrator(server, (client) => client.unsafe(`drop database if exists ${name} with (force)`)),
  }
}
