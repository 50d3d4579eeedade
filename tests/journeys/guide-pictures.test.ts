import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { goTo } from '../support/browser-page.ts'
import { makeGround, PICTURE_DAY } from '../support/guide-ground.ts'
import { changesIn, OLDER, pictures } from '../support/guide-picture.ts'
import { type Made, scenes } from '../support/guide-scene.ts'
import { useQuarter } from '../support/quarter.ts'
import type { Places } from '../support/server-places.ts'

const MOST_BYTES = 60_000
const MOST_BYTES_IN_ALL = 1_500_000

const { goOnTo, someone, end } = useQuarter()
let ground: Places & Made

beforeAll(async () => {
  const places = await goOnTo(PICTURE_DAY)
  ground = { ...places, ...(await makeGround(someone, places)) }
}, 300_000)
afterAll(end)

describe('the guide’s pictures are as old as the product', () => {
  test.each(scenes)('$name', async (scene) => {
    const { page } = await someone(scene.role, scene.width)
    await goTo(page, scene.at(ground))
    await expect.poll(() => changesIn(page, scene), { message: OLDER, timeout: 30_000 }).toEqual([])
  })

  test('each is of a scene, none is heavy, and all together load on a slow line', () => {
    const kept = pictures()
    expect(kept.map(({ name }) => name).toSorted()).toEqual(scenes.map(({ name }) => name).toSorted())
    expect(kept.filter(({ bytes }) => bytes > MOST_BYTES)).toEqual([])
    expect(kept.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(MOST_BYTES_IN_ALL)
  })
})
