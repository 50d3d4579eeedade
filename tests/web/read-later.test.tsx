import { QueryObserver } from '@tanstack/react-query'
import { Problem } from '@ttc/domain/problem'
import { afterEach, expect, test, vi } from 'vitest'
import { createQueryClient } from '../../apps/web/src/app/query-client.ts'
import type { Reader } from '../../apps/web/src/http/http.ts'
import { readLater } from '../../apps/web/src/http/read-later.ts'
import { setTransport } from '../../apps/web/src/http/transport.ts'
import { firstPageShown } from '../../apps/web/src/http/when-idle.ts'

afterEach(() => setTransport())

type Answer = { value: number }

const number: Reader<Answer> = {
  parse: (answer) => {
    if (typeof (answer as Answer).value !== 'number') throw new TypeError('not a number')
    return answer as Answer
  },
}

/** Something on the screen that is asked for, and its contract, which comes when it is let. */
function shownFor(body: string) {
  const asked = { times: 0 }
  setTransport(async () => {
    asked.times += 1
    return new Response(body, { headers: { 'content-type': 'application/json' } })
  })
  const contract: { arrive: (reader: Reader<Answer>) => void } = { arrive: () => undefined }
  const arrival = new Promise<Reader<Answer>>((resolve) => {
    contract.arrive = resolve
  })
  const ask = readLater(() => arrival)
  const query = { queryKey: ['plan', body], queryFn: (asking: Parameters<typeof ask>[1]) => ask('/api/x', asking) }
  const observer = new QueryObserver(createQueryClient(), query)
  const stop = observer.subscribe(() => undefined)
  return { asked, observer, stop, arrive: () => contract.arrive(number) }
}

test('a first answer is shown before its contract is here, and stays when it is as agreed', async () => {
  const { asked, observer, stop, arrive } = shownFor('{"value":39}')
  await vi.waitFor(() => expect(observer.getCurrentResult().data).toEqual({ value: 39 }))
  firstPageShown()
  arrive()
  await vi.waitFor(async () => expect((await observer.refetch()).data).toEqual({ value: 39 }))
  expect(asked.times).toBe(2)
  stop()
})

test('an answer that is not as agreed is asked for again when its contract is here, and refused', async () => {
  const { asked, observer, stop, arrive } = shownFor('{"value":"many"}')
  await vi.waitFor(() => expect(observer.getCurrentResult().data).toEqual({ value: 'many' }))
  firstPageShown()
  arrive()
  await vi.waitFor(() => expect(observer.getCurrentResult().error).toBeInstanceOf(Problem))
  expect(observer.getCurrentResult().error).toMatchObject({ code: 'unexpected' })
  expect(asked.times).toBe(2)
  stop()
})
