import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { PlanRowView, PlanView } from '@ttc/contracts/plan'
import { knownMigrations, reachedMigration } from '@ttc/db/migration'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { checkBackup } from '../../apps/api/src/backup/backup.command.ts'
import { countOf } from '../../apps/api/src/backup/dump.ts'
import { readPacked } from '../../apps/api/src/backup/dump-file.ts'
import { restoreDump } from '../../apps/api/src/backup/restore.command.ts'
import { anEmptyDatabase, never } from '../support/backup.ts'
import { rowsOf } from '../support/rows.ts'
import { seenFigures } from '../support/seen-figures.ts'

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

const EXAMPLE = 'Tarrowmouth Children’s Partnership (example)'

/** As they were answered while the tables of the product were still those of the release. */
test('restored from release 0.1.0, the plan page, a report card, a walk and the packs say what they said then', async () => {
  const database = await anEmptyDatabase()
  await restoreDump(database.db, readPacked(join(folder, '0.1.0.ttc.gz')))
  const { plan, card, walk } = await seenFigures(database, '2026-11-29', EXAMPLE)
  const rows: readonly PlanRowView[] = (plan as PlanView).outcomes.flatMap(({ priorities }) =>
    priorities.flatMap((priority) => priority.rows),
  )
  const told = rows.map(({ code, assessment: { latest, status, target, verdict } }) => [
    code,
    latest?.value,
    status,
    target,
    verdict?.verdict,
  ])
  expect([plan.outcomes.length, rows.length]).toEqual([5, 35])
  const statuses = ['green', 'amber', 'red', 'contextual', 'no-target', 'no-value']
  expect(statuses.map((status) => told.filter((one) => one[2] === status).length)).toEqual([12, 10, 8, 2, 2, 1])
  expect(told).toEqual(
    expect.arrayContaining([
      ['gld', 68.4, 'amber', 69.5, 'on-the-baseline'],
      ['two-year-review', 90.1, 'green', 88.5, 'turned'],
      ['suspensions', 9.9, 'red', 5.833333333333333, 'worse-than-the-baseline'],
      ['persistent-absence', 17.6, 'amber', 15, 'worse-than-the-baseline'],
      ['attainment-8', 44.9, 'amber', 45.8, 'slowing'],
    ]),
  )
  expect(card).toMatchObject({
    priority: 'Feeling well',
    line: '1 of 3 indicators meet their target; 2 values are late',
    headlines: [
      {
        latest: { text: '60.9%' },
        target: { text: '65.8%' },
        status: { shown: 'amber' },
        verdict: { short: 'On the baseline' },
      },
      { latest: { text: '7.0' }, target: { text: '7.2' }, status: { shown: 'amber' } },
    ],
  })
  expect(walk).toMatchObject({ name: 'Feeling well', sequence: 21, answers: { length: 16 } })
  expect(walk.steps.filter(({ state }: { state: string }) => state === 'answered')).toHaveLength(4)
  await database.close()
}, 300_000)

test('restored from release 0.1.0, a frozen card and a frozen pack are the same to the last byte', async () => {
  const database = await anEmptyDatabase()
  await restoreDump(database.db, readPacked(join(folder, '0.1.0.ttc.gz')))
  const { plan, card, walk, packs } = await seenFigures(database, '2026-11-29', 'Tryton Partnership')
  expect(plan.outcomes[0].priorities[0].rows[0].assessment).toMatchObject({
    latest: { value: 18 },
    status: 'green',
    target: 19.5,
    verdict: { verdict: 'turned', strength: 'strong' },
  })
  expect(card).toMatchObject({
    asAt: '2026-11-23',
    line: '1 of 1 indicator meets its target; 1 has turned the curve',
    headlines: [{ latest: { text: '18.0%' }, status: { shown: 'red', computed: 'green' }, target: { text: '19.5%' } }],
  })
  expect(walk).toMatchObject({ name: 'Help early and once', sequence: 7, answers: { length: 1 } })
  expect(packs).toMatchObject({
    meeting: { name: 'Autumn challenge meeting', state: 'held' },
    packs: [
      {
        number: 1,
        cards: 1,
        pdf: { size: 106_358, sha256: '626a1f620784d933cd5f901b704c68c4d8ed4913a35c3ab51edb41841cca1e98' },
        slides: { size: 110_938, sha256: '9c67799a6778ddee1f67aff52c602b1516fcea9c3042bf8a6c42914e8ccd67de' },
      },
    ],
  })
  const [kept] = await rowsOf<{ sha256: string }>(database, sql`select encode(sha256(pdf), 'hex') as sha256 from pack`)
  expect(kept?.sha256).toBe(packs.packs[0].pdf.sha256)
  await database.close()
}, 300_000)
