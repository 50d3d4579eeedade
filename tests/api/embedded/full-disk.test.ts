import { newId } from '@ttc/contracts/new-id'
import { afterAll, expect, test } from 'vitest'
import { openOnDisk } from '../../support/full-disk.ts'
import { rowCounts } from '../../support/rows.ts'
import { smallDisk } from '../../support/small-disk.ts'

const disk = smallDisk(600)
afterAll(() => disk?.remove())

const NEARLY =
  'The disk of the database is nearly full. Nothing was stored; everything can still be read. Free some space and try again.'

test.skipIf(disk === null)(
  'the last of the disk is left alone: nothing is stored, all is read, and space that is freed is used at once',
  async () => {
    const it = await openOnDisk({ databaseUrl: null, dataFolder: `${disk?.folder}/data` })
    expect((await it.add(newId())).statusCode).toBe(201)
    expect((await it.ready()).statusCode).toBe(200)
    disk?.fillUpTo(250 * 1024 * 1024)
    const before = await rowCounts(it.connection)
    const id = newId()
    const refused = [await it.add(id), await it.ready()]
    expect(refused.map((one) => [one.statusCode, one.json().detail])).toEqual([
      [503, NEARLY],
      [503, NEARLY],
    ])
    expect((await it.get('/members')).statusCode).toBe(200)
    expect(await rowCounts(it.connection)).toEqual(before)
    disk?.free()
    expect((await it.add(id)).statusCode).toBe(201)
    expect((await it.ready()).statusCode).toBe(200)
    await it.close()
  },
  120_000,
)
