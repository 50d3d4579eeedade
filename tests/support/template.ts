import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { embeddedFrom } from '@ttc/db/connect'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    databaseTemplate: string
  }
}

/** Migrates one embedded database before the tests, and keeps it as the template that each test file opens a copy of. */
export default async function makeTemplate(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'ttc-template-'))
  const path = join(folder, 'database.tar')
  const client = await PGlite.create()
  await embeddedFrom(client).migrate()
  const dump = await client.dumpDataDir('none')
  writeFileSync(path, new Uint8Array(await dump.arrayBuffer()))
  await client.close()
  project.provide('databaseTemplate', path)
  return () => rmSync(folder, { recursive: true, force: true })
}
