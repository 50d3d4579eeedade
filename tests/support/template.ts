import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { connect, embeddedFrom } from '@ttc/db/connect'
import postgres from 'postgres'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** The embedded database's file, or the name of a database on the server. */
    databaseTemplate: string
  }
}

/** Migrates one database before the tests, and keeps it as the template that each test opens a copy of. */
export default async function makeTemplate(project: TestProject): Promise<() => Promise<void>> {
  const server = process.env.TEST_DATABASE_URL ?? ''
  const { name, remove } = server === '' ? await onFile() : await onServer(server)
  project.provide('databaseTemplate', name)
  return remove
}

type Template = Readonly<{ name: string; remove: () => Promise<void> }>

async function onFile(): Promise<Template> {
  const folder = mkdtempSync(join(tmpdir(), 'ttc-template-'))
  const path = join(folder, 'database.tar')
  const client = await PGlite.create()
  await embeddedFrom(client).migrate()
  const dump = await client.dumpDataDir('none')
  writeFileSync(path, new Uint8Array(await dump.arrayBuffer()))
  await client.close()
  return { name: path, remove: async () => rmSync(folder, { recursive: true, force: true }) }
}

async function onServer(server: string): Promise<Template> {
  const name = `ttc_template_${randomBytes(6).toString('hex')}`
  await asAdministrator(server, (client) => client.unsafe(`create database ${name}`))
  const url = new URL(server)
  url.pathname = `/${name}`
  const connection = await connect({ databaseUrl: url.href, dataFolder: '', poolSize: 1 })
  await connection.migrate()
  await connection.close()
  return {
    name,
    remove: () => asAdministrator(server, (client) => client.unsafe(`drop database ${name} with (force)`)),
  }
}

/** Asks the server itself, outside any database of the tests. */
export async function asAdministrator(server: string, act: (client: postgres.Sql) => Promise<unknown>): Promise<void> {
  const client = postgres(server, { max: 1, onnotice: () => {} })
  await act(client)
  await client.end()
}
