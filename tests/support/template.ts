import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import { connect, embeddedFrom } from '@ttc/db/connect'
import postgres from 'postgres'
import type { TestProject } from 'vitest/node'

const root = fileURLToPath(new URL('../..', import.meta.url))
const migrations = join(root, 'drizzle')
const folder = join(root, 'node_modules', '.cache', 'ttc-template')

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

/** Made anew only after the migrations or the embedded database have changed: making it takes longer than most files. */
async function onFile(): Promise<Template> {
  const path = join(folder, `${fingerprint()}.tar`)
  if (!existsSync(path)) {
    const client = await PGlite.create()
    await embeddedFrom(client).migrate()
    const dump = await client.dumpDataDir('none')
    await client.close()
    keepOnly(path, new Uint8Array(await dump.arrayBuffer()))
  }
  return { name: path, remove: async () => {} }
}

/** Written under another name first: who runs beside this finds it whole or not at all. */
function keepOnly(path: string, bytes: Uint8Array): void {
  mkdirSync(folder, { recursive: true })
  const earlier = readdirSync(folder)
  writeFileSync(`${path}.${process.pid}`, bytes)
  renameSync(`${path}.${process.pid}`, path)
  for (const name of earlier.filter((one) => one.endsWith('.tar'))) rmSync(join(folder, name), { force: true })
}

function fingerprint(): string {
  const hash = createHash('sha256').update(readFileSync(createRequire(import.meta.url).resolve('@electric-sql/pglite')))
  const files = readdirSync(migrations, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(sql|json)$/.test(name),
  )
  for (const name of files.toSorted()) hash.update(`${name}\n`).update(readFileSync(join(migrations, name)))
  return hash.digest('hex').slice(0, 16)
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
    remove: () => asAdministrator(server, (client) => dropAll(client, name)),
  }
}

/** The template, and the copies of it that the workers kept. */
async function dropAll(client: postgres.Sql, name: string): Promise<void> {
  const copies = await client`select datname as name from pg_database where starts_with(datname, ${name})`
  for (const copy of copies) await client.unsafe(`drop database ${copy.name} with (force)`)
}

/** Asks the server itself, outside any database of the tests. */
export async function asAdministrator(server: string, act: (client: postgres.Sql) => Promise<unknown>): Promise<void> {
  const client = postgres(server, { max: 1, onnotice: () => {} })
  await act(client)
  await client.end()
}
