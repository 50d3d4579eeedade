import { afterAll, beforeAll, expect, test } from 'vitest'
import { openOnDisk } from '../../support/full-disk.ts'
import { type OwnCluster, programFolder, startCluster } from '../../support/own-cluster.ts'
import { smallDisk } from '../../support/small-disk.ts'

const disk = programFolder === null ? null : smallDisk(200)

let cluster: OwnCluster
beforeAll(async () => {
  if (disk !== null) cluster = await startCluster(disk.folder)
}, 120_000)
afterAll(async () => {
  await cluster?.remove()
  disk?.remove()
})

test.skipIf(disk === null)(
  'a full disk of the server is told in words; what was acknowledged is there, and all is well once there is space',
  async () => {
    const it = await openOnDisk({ databaseUrl: cluster.url, dataFolder: '' })
    disk?.fillUpTo(0)
    const { stored, refused, answer } = await it.addUntilRefused()
    expect([answer.statusCode, answer.json().detail]).toEqual([
      503,
      'The disk of the database is full. Nothing was stored. Free some space and try again.',
    ])
    expect((await it.get('/members')).statusCode).toBe(200)
    expect((await it.get(`/plans/${refused}`)).statusCode).toBe(404)
    disk?.free()
    expect((await it.add(refused)).statusCode).toBe(201)
    const there = await Promise.all([...stored, refused].map((id) => it.get(`/plans/${id}`)))
    expect(there.filter((one) => one.statusCode !== 200)).toEqual([])
    await it.close()
  },
  180_000,
)
