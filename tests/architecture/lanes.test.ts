import { expect, test } from 'vitest'
import { inLanes } from '../run/lanes.mjs'

/** Works that are done when told: what has begun, and how one of them ends. */
function worksInHand() {
  const begun: string[] = []
  const ends = new Map<string, (word: string) => void>()
  const act = (name: string) => {
    begun.push(name)
    return new Promise<string>((resolve) => ends.set(name, resolve))
  }
  const end = async (name: string) => {
    ends.get(name)?.(`${name} done`)
    await new Promise((later) => setImmediate(later))
  }
  return { begun, act, end }
}

test('so many steps run at once, the next begins when one ends, and the results keep the order', async () => {
  const { begun, act, end } = worksInHand()
  const all = inLanes(['long', 'short', 'next', 'last'], 2, act)
  expect(begun).toEqual(['long', 'short'])
  await end('short')
  expect(begun).toEqual(['long', 'short', 'next'])
  await end('next')
  await end('last')
  await end('long')
  expect(await all).toEqual(['long done', 'short done', 'next done', 'last done'])
})

test('nothing more begins once it is over', async () => {
  const { begun, act, end } = worksInHand()
  let isOver = false
  const all = inLanes(['first', 'second'], 1, act, () => isOver)
  isOver = true
  await end('first')
  expect(await all).toEqual(['first done'])
  expect(begun).toEqual(['first'])
})

test('a step that breaks down is not lost', async () => {
  await expect(inLanes(['broken'], 2, () => Promise.reject(new Error('broken down')))).rejects.toThrow('broken down')
})
