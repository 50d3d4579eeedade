import { expect, test } from 'vitest'
import { SharedRead } from '../../apps/api/src/exception/shared-read.ts'

/** A store whose reads end when the test says so, each with what was true as it began. */
function aStore() {
  const state = { version: 1, begun: 0 }
  const ends: ((failure?: Error) => void)[] = []
  const find = () =>
    new Promise<number>((resolve, reject) => {
      const seen = state.version
      state.begun += 1
      ends.push((failure) => (failure === undefined ? resolve(seen) : reject(failure)))
    })
  const end = async (failure?: Error) => {
    ends.shift()?.(failure)
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { state, find, end }
}

test('what is asked for while a read is under way is read together, after it', async () => {
  const { state, find, end } = aStore()
  const shared = new SharedRead<number>()
  const first = shared.read('a', find)
  const waiting = [shared.read('a', find), shared.read('a', find), shared.read('a', find)]
  expect(state.begun).toBe(1)
  await end()
  expect(await first).toBe(1)
  expect(state.begun).toBe(2)
  await end()
  expect(await Promise.all(waiting)).toEqual([1, 1, 1])
  expect(state.begun).toBe(2)
})

test('nobody is given what was true before they asked', async () => {
  const { state, find, end } = aStore()
  const shared = new SharedRead<number>()
  const before = shared.read('a', find)
  state.version = 2
  const after = shared.read('a', find)
  await end()
  await end()
  expect([await before, await after]).toEqual([1, 2])
})

test('different things do not wait for one another, and a later read begins anew', async () => {
  const { state, find, end } = aStore()
  const shared = new SharedRead<number>()
  const both = [shared.read('a', find), shared.read('b', find)]
  expect(state.begun).toBe(2)
  await end()
  await end()
  expect(await Promise.all(both)).toEqual([1, 1])
  const later = shared.read('a', find)
  expect(state.begun).toBe(3)
  await end()
  expect(await later).toBe(1)
})

test('a read that fails is told to who asked for it alone', async () => {
  const { find, end } = aStore()
  const shared = new SharedRead<number>()
  const failed = shared.read('a', find)
  const next = shared.read('a', find)
  const told = expect(failed).rejects.toThrow('away')
  await end(new Error('away'))
  await told
  await end()
  expect(await next).toBe(1)
})
