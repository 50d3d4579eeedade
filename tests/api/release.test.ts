import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { knownMigrations, reachedMigration } from '@ttc/db/migration'
import { expect, test } from 'vitest'
import { checkBackup } from '../../apps/api/src/backup/backup.command.ts'
import { countOf } from '../../apps/api/src/backup/dump.ts'
import { readPacked } from '../../apps/api/src/backup/dump-file.ts'
import { restoreDump } from '../../apps/api/src/backup/restore.command.ts'
import { anEmptyDatabase, never } from '../support/backup.ts'

const folder = join(import.meta.dirname, '../support/release')

test.each(readdirSync(folder))(
  'the backup of release %s comes up to this version with every row',
  async (name) => {
    const path = join(folder, name)
    const { manifest, tallies } = await checkBackup(path, never)
    const database = await anEmptyDatabase()
    const restored = await restoreDump(database.db, readPacked(path))
    expect(restored.tallies).toEqual(tallies)
    expect(countOf(tallies)).toBeGreaterThan(5_000)
    expect(restored.steps).toBe(knownMigrations().length - 1 - manifest.migration.number)
    const last = { name: knownMigrations().at(-1)?.name }
    expect(await reachedMigration(database.db)).toMatchObject({ kind: 'known', last })
    await database.close()
  },
  300_000,
)
