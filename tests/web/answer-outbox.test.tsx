import type { AnswerView } from '@ttc/contracts/answer'
import { Problem } from '@ttc/domain/problem'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { AnswerOutbox } from '../../apps/web/src/answer/answer-outbox.ts'
import { fetchRules, type Typed } from '../../apps/web/src/answer/waiting-answer.ts'

const ID = '0198f000-0000-7000-8000-000000000001'
const factor = (text: string) => ({ kind: 'factor', direction: 'restricting', text, control: null, rank: null })
const typed = (text: string, base = 1): Typed => ({ id: ID, base, content: factor(text), linkId: null, removed: false })

function stored(text: string, version: number): AnswerView {
  const at = '2026-11-23T10:00:00.000Z'
  const content = factor(text) as AnswerView['content']
  const by = { id: ID, name: 'Priority lead', agency: 'Council' }
  const said = { createdAt: at, createdBy: by, changedAt: at, changedBy: by, action: null }
  return { id: ID, content, linkId: null, position: 0, version, removed: false, ...said }
}

const open = (send: (typed: Typed) => Promise<AnswerView>, kept: AnswerView[] = []) => {
  const outbox = new AnswerOutbox({ key: 'walk of a test', send, stored: (answer) => kept.push(answer) })
  return { outbox, kept, one: () => outbox.snapshot().get(ID) }
}
const answering = (version = 2) => vi.fn(async ({ content }: Typed) => stored(String(content.text), version))

beforeAll(fetchRules)
beforeEach(() => {
  vi.useFakeTimers()
  sessionStorage.clear()
})
afterEach(() => vi.useRealTimers())

test('what is typed is sent once typing rests, the last words alone', async () => {
  const send = answering()
  const { outbox, kept, one } = open(send)
  outbox.put(typed('Bus'))
  outbox.put(typed('Bus fares'))
  await vi.advanceTimersByTimeAsync(1000)
  expect(send.mock.calls.map(([sent]) => sent.content.text)).toEqual(['Bus fares'])
  expect(kept.map(({ version }) => version)).toEqual([2])
  expect(one()).toBeUndefined()
})

test('typed on while it was on its way, it is sent again over what was just stored', async () => {
  const send = vi.fn(async ({ content, base }: Typed) => {
    await new Promise((done) => setTimeout(done, 100))
    return stored(String(content.text), base + 1)
  })
  const { outbox } = open(send)
  outbox.put(typed('Bus fares'), 0)
  await vi.advanceTimersByTimeAsync(50)
  outbox.put(typed('Bus fares and times'))
  await vi.advanceTimersByTimeAsync(2000)
  expect(send.mock.calls.map(([sent]) => [sent.content.text, sent.base])).toEqual([
    ['Bus fares', 1],
    ['Bus fares and times', 2],
  ])
})

test('without a connection it is kept and tried again until an answer comes', async () => {
  const send = answering().mockRejectedValueOnce(new Problem('unavailable', 'No answer came.'))
  const { outbox, one } = open(send)
  outbox.put(typed('Bus fares'), 0)
  await vi.advanceTimersByTimeAsync(10)
  expect(one()).toMatchObject({ state: 'away', content: { text: 'Bus fares' } })
  await vi.advanceTimersByTimeAsync(3100)
  expect(send).toHaveBeenCalledTimes(2)
  expect(one()).toBeUndefined()
})

test('what was begun first is stored first: behind one without an answer the others wait', async () => {
  const order: string[] = []
  let isAway = true
  const send = vi.fn(async ({ content }: Typed) => {
    if (isAway) throw new Problem('unavailable', 'No answer came.')
    order.push(String(content.text))
    return stored(String(content.text), 1)
  })
  const { outbox } = open(send)
  outbox.put({ ...typed('First', 0), id: '1' })
  await vi.advanceTimersByTimeAsync(2000)
  outbox.put({ ...typed('Second', 0), id: '2' })
  isAway = false
  outbox.put({ ...typed('Third', 0), id: '3' }, 0)
  await vi.advanceTimersByTimeAsync(5000)
  expect(order).toEqual(['First', 'Second', 'Third'])
})

test('sent without an answer it goes again word for word, and what was typed since follows as a change of it', async () => {
  const kept = new Map<string, AnswerView>()
  // Stored, and the answer lost on its way: the server went away in between.
  const send = vi.fn(async ({ content, base }: Typed) => {
    const text = String(content.text)
    const isFirst = kept.size === 0
    if (base === 0 && !isFirst && kept.get(ID)?.content.text !== text)
      throw new Problem('conflict', 'This id has been used for something else.')
    kept.set(ID, stored(text, base + 1))
    if (isFirst) throw new Problem('unavailable', 'No answer came.')
    return stored(text, base + 1)
  })
  const { outbox, one } = open(send)
  outbox.put(typed('Bus fares', 0), 0)
  await vi.advanceTimersByTimeAsync(10)
  outbox.put(typed('Bus fares and times', 0))
  await vi.advanceTimersByTimeAsync(10_000)
  expect(send.mock.calls.map(([sent]) => [sent.content.text, sent.base])).toEqual([
    ['Bus fares', 0],
    ['Bus fares', 0],
    ['Bus fares and times', 1],
  ])
  expect(one()).toBeUndefined()
})

test('a request that hangs counts as one without an answer', async () => {
  const send = answering().mockImplementationOnce(() => new Promise(() => {}))
  const { outbox, one } = open(send)
  outbox.put(typed('Bus fares'), 0)
  await vi.advanceTimersByTimeAsync(25_000)
  expect(send).toHaveBeenCalledTimes(2)
  expect(one()).toBeUndefined()
})

test('refused because the role has ended, it is kept, told and not sent by itself; asked again, it goes', async () => {
  const told: string[] = []
  const send = answering().mockRejectedValueOnce(new Problem('forbidden', 'You may not add to this walk.'))
  const outbox = new AnswerOutbox({
    key: 'walk of a test',
    send,
    stored: () => {},
    barred: ({ code }) => told.push(code),
  })
  outbox.put(typed('Bus fares'), 0)
  await vi.advanceTimersByTimeAsync(10)
  outbox.flush()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(told).toEqual(['forbidden'])
  expect(send).toHaveBeenCalledTimes(1)
  expect(outbox.snapshot().get(ID)).toMatchObject({ state: 'barred', content: { text: 'Bus fares' } })
  outbox.tryAgain()
  await vi.advanceTimersByTimeAsync(10)
  expect(outbox.snapshot().size).toBe(0)
})

test('a reload in between loses nothing: the next outbox sends what the last one kept', async () => {
  const away = open(vi.fn().mockRejectedValue(new Problem('unavailable', 'No answer came.')))
  away.outbox.put(typed('Bus fares'), 0)
  await vi.advanceTimersByTimeAsync(10)
  away.outbox.stop()
  const send = answering()
  open(send)
  await vi.advanceTimersByTimeAsync(10)
  expect(send.mock.calls.map(([sent]) => sent.content.text)).toEqual(['Bus fares'])
})

test('over somebody else’s words nothing is sent by itself: the person chooses', async () => {
  const conflict = new Problem('conflict', 'Someone else changed this.', { present: stored('Theirs', 4) })
  const send = answering(5).mockRejectedValueOnce(conflict)
  const { outbox, one, kept } = open(send)
  outbox.put(typed('Mine'), 0)
  await vi.advanceTimersByTimeAsync(5000)
  expect(one()).toMatchObject({ state: 'conflict', present: { version: 4 } })
  expect(send).toHaveBeenCalledTimes(1)
  outbox.settle(ID, 'mine')
  await vi.advanceTimersByTimeAsync(10)
  expect(send.mock.calls.at(-1)?.[0]).toMatchObject({ base: 4, content: { text: 'Mine' } })
  expect(kept.map(({ version }) => version)).toEqual([5])
})

test('theirs taken, nothing is sent and theirs is shown', async () => {
  const conflict = new Problem('conflict', 'Someone else changed this.', { present: stored('Theirs', 4) })
  const send = vi.fn().mockRejectedValue(conflict)
  const { outbox, one, kept } = open(send)
  outbox.put(typed('Mine'), 0)
  await vi.advanceTimersByTimeAsync(10)
  outbox.settle(ID, 'theirs')
  await vi.advanceTimersByTimeAsync(5000)
  expect(send).toHaveBeenCalledTimes(1)
  expect(kept.map(({ content }) => content.text)).toEqual(['Theirs'])
  expect(one()).toBeUndefined()
})

test('a new answer without a word is not sent, and 50,000 characters are refused with the way out and kept', async () => {
  const send = answering(1)
  const { outbox, one } = open(send)
  outbox.put(typed('', 0))
  await vi.advanceTimersByTimeAsync(5000)
  expect(one()?.state).toBe('held')
  outbox.put(typed('x'.repeat(50_000), 0))
  await vi.advanceTimersByTimeAsync(5000)
  expect(send).not.toHaveBeenCalled()
  expect(one()).toMatchObject({
    state: 'refused',
    problems: [{ field: 'text', message: 'Shorten the factor to 1,000 characters or fewer: it has 50,000.' }],
  })
  expect(String(one()?.content.text)).toHaveLength(50_000)
})
