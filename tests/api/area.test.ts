import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Connection } from '@ttc/db/connect'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listCodesByOldCode } from '../../apps/api/src/area/area.queries.ts'
import { loadAreas, loadNeighbours } from '../../apps/api/src/area/load-areas.command.ts'
import { listKnownAreas } from '../../apps/api/src/import/import.queries.ts'
import { openTestDatabase } from '../support/database.ts'

const HIERARCHY = `region_code,region_name,old_la_code,la_name,new_la_code
E12000007,London,299,Eastborough,E09000099
E12000008,South East,298,Oldshire,E10000098
E12000008,South East,298,Oldshire,E06000098
E12000001,North East,297,Northby,E08000090
E12000001,North East,297,Northby,E08000097
E12000001,North East,x,Formershire,E10000097
E12000001,North East,297 / 298,Two of them,E08000097 / E06000098
z,Unknown,z,Unknown,z
`
const NEIGHBOURS = `\ufeffold_la_code,la_name,region_ind,region_name,SN_1,SN_1P,SN_2,SN_2P
297,Northby,1,North East,298,Close ,299,Somewhat close
298,Oldshire,2,South East,297,Very close,,
`
const MODEL = { id: 'model-1', name: 'A model', publishedOn: '2025-05-01', source: 'Made up' }

const folder = mkdtempSync(join(tmpdir(), 'ttc-area-'))
const written = (name: string, text: string) => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

let connection: Connection
beforeAll(async () => {
  connection = await openTestDatabase()
})
afterAll(async () => {
  await connection.close()
  rmSync(folder, { recursive: true })
})

test('areas are loaded with their region, and England and the halves of London beside them', async () => {
  const answer = await loadAreas(connection.db, written('areas.csv', HIERARCHY))
  expect(answer).toEqual({ loaded: 12, left: 2 })
  const areas = new Map((await listKnownAreas(connection.db)).map((one) => [one.code, one]))
  expect(areas.get('E92000001')).toMatchObject({ name: 'England', oldCode: '970', kind: 'country' })
  expect(areas.get('E12000008')).toMatchObject({ name: 'South East', oldCode: '989', kind: 'region' })
  expect(areas.get('E13000001')).toMatchObject({ name: 'Inner London', oldCode: '987' })
  expect(areas.get('E10000097')).toMatchObject({ name: 'Formershire', oldCode: null, current: 'E10000097' })
})

test('an authority that was abolished carries its last day, one that is there none', async () => {
  const known = `region_code,region_name,old_la_code,la_name,new_la_code
E12000002,North West,909,Cumbria,E10000006
E12000002,North West,942,Cumberland,E06000063
`
  await loadAreas(connection.db, written('abolished.csv', known))
  const rows = await connection.db.query.area.findMany({ where: (row, { like }) => like(row.name, 'Cumb%') })
  expect(rows.map(({ name, closedOn }) => [name, closedOn]).toSorted()).toEqual([
    ['Cumberland', null],
    ['Cumbria', '2023-03-31'],
  ])
})

test('an old code that several areas carry leads to the newest: a unitary authority after its county', async () => {
  await loadAreas(connection.db, written('areas.csv', HIERARCHY))
  const codes = await listCodesByOldCode(connection.db)
  expect(codes.get('298')).toBe('E06000098')
  expect(codes.get('297')).toBe('E08000097')
  const areas = new Map((await listKnownAreas(connection.db)).map((one) => [one.code, one]))
  expect(areas.get('E08000090')).toMatchObject({ current: 'E08000097' })
})

test('a neighbour model is loaded by old codes, in its order, without the blanks at the ends of words', async () => {
  await loadAreas(connection.db, written('areas.csv', HIERARCHY))
  const path = written('neighbours.csv', NEIGHBOURS)
  await loadNeighbours(connection.db, path, MODEL)
  expect(await loadNeighbours(connection.db, path, MODEL)).toEqual({ authorities: 2, neighbours: 3 })
  const rows = await connection.db.query.neighbour.findMany({ where: (row, { eq }) => eq(row.modelId, 'model-1') })
  const near = rows.map(({ areaCode, rank, neighbourCode, closeness }) => [areaCode, rank, neighbourCode, closeness])
  expect(near.toSorted()).toEqual([
    ['E06000098', 1, 'E08000097', 'Very close'],
    ['E08000097', 1, 'E06000098', 'Close'],
    ['E08000097', 2, 'E09000099', 'Somewhat close'],
  ])
})

test.each([
  ['another file', 'a,b\n1,2\n', 'not the hierarchy of areas'],
  ['an empty one', '', 'is empty'],
])('%s is refused as a hierarchy', async (_name, text, words) => {
  await expect(loadAreas(connection.db, written('wrong.csv', text))).rejects.toThrow(words)
})

test('a neighbour whose area is not known stops the model', async () => {
  await loadAreas(connection.db, written('areas.csv', HIERARCHY))
  const path = written('unknown.csv', NEIGHBOURS.replace(',299,', ',111,'))
  await expect(loadNeighbours(connection.db, path, { ...MODEL, id: 'model-2' })).rejects.toThrow('old code 111')
})

const published = fileURLToPath(new URL('../../../shared/data/', import.meta.url))

test.runIf(existsSync(published))('the published hierarchy and neighbour model are read whole', async () => {
  const areas = await loadAreas(connection.db, join(published, 'geo__region_la_hierarchy.csv'))
  expect(areas.left).toBe(9)
  const model = join(published, 'csc__sn_model_2025_wide.csv')
  const { authorities, neighbours } = await loadNeighbours(connection.db, model, { ...MODEL, id: 'sn-2025' })
  expect(neighbours).toBe(authorities * 10)
  expect((await listCodesByOldCode(connection.db)).get('390')).toBe('E08000037')
})
