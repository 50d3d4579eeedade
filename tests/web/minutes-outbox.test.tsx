import type { ChallengeView } from '@ttc/contracts/challenge'
import { Problem } from '@ttc/domain/problem'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { MinutesOutbox, type TypedField } from '../../apps/web/src/challenge-meeting/minutes-outbox.ts'

const ID = '0198f000-0000-7000-8000-000000000001'
const typed = (value: string, base = 0): TypedField => ({
  what: 'challenge',
  id: ID,
  field: 'question',
  value,
  base,
  itemId: ID,
  challengeId: null,
  reason: null,
})
const stored = (question: string, version: number) =>
  ({ id: ID, question, versions: { question: version } }) as unknown as ChallengeView

const open = (send: (typed: TypedField) => Promise<ChallengeView>) => {
  const outbox = new MinutesOutbox({ key: 'minutes of a test', send, stored: () => {}, barred: () => {} })
  return { outbox, one: () => outbox.snapshot().get(`challenge ${ID} question`) }
}
const answering = () => vi.fn(async ({ value, base }: TypedField) => stored(String(value), base + 1))
const sent = (send: ReturnType<typeof answering>) => send.mock.calls.map(([one]) => [one.value, one.base])
const away = () => new Problem('unavailable', 'No answer came.')

beforeEach(() => {
  vi.useFakeTimers()
  sessionStorage.clear()
})
afterEach(() => vi.useRealTimers())

test('what is typed is sent once typing rests, the last words alone', async () => {
  const send = answering()
  const { outbox, one } = open(send)
  outbox.put(typed('Why'))
  outbox.put(typed('Why so late?'))
  await vi.advanceTimersByTimeAsync(1000)
  expect([sent(send), one()]).toEqual([[['Why so late?', 0]], undefined])
})

test('without an answer it is kept, also by a page that is loaded anew, and sent again', async () => {
  const first = open(vi.fn().mockRejectedValue(away()))
  first.outbox.put(typed('Why'))
  await vi.advanceTimersByTimeAsync(1000)
  expect(first.one()?.state).toBe('away')
  first.outbox.stop()
  const send = answering()
  const again = open(send)
  expect(again.one()?.value).toBe('Why')
  await vi.advanceTimersByTimeAsync(100)
  expect([sent(send), again.one()]).toEqual([[['Why', 0]], undefined])
})

test('our own words whose answer was lost are no other’s: what was typed since goes over them', async () => {
  const conflict = new Problem('conflict', 'Someone else typed first.', { present: stored('Why', 1) })
  const send = answering().mockRejectedValueOnce(away()).mockRejectedValueOnce(conflict)
  const { outbox, one } = open(send)
  outbox.put(typed('Why '))
  await vi.advanceTimersByTimeAsync(700)
  outbox.put(typed('Why so late?'))
  await vi.advanceTimersByTimeAsync(5000)
  expect(sent(send)).toEqual([
    ['Why ', 0],
    ['Why so late?', 0],
    ['Why so late?', 1],
  ])
  expect(one()).toBeUndefined()
})

test.each([
  [
    'mine',
    [
      ['Mine', 0],
      ['Mine', 3],
    ],
  ],
  ['theirs', [['Mine', 0]]],
] as const)('another’s words wait for a choice; %s is taken', async (whose, calls) => {
  const conflict = new Problem('conflict', 'Someone else typed first.', { present: stored('Theirs', 3) })
  const send = answering().mockRejectedValueOnce(conflict)
  const { outbox, one } = open(send)
  outbox.put(typed('Mine'))
  await vi.advanceTimersByTimeAsync(5000)
  expect([one()?.state, one()?.present]).toEqual(['conflict', stored('Theirs', 3)])
  outbox.settle(`challenge ${ID} question`, whose)
  await vi.advanceTimersByTimeAsync(1000)
  expect([sent(send), one()]).toEqual([calls, undefined])
})

test('what is refused says why, and is sent again as soon as it is typed otherwise', async () => {
  const long = new Problem('invalid', 'Wrong', {
    fields: [{ field: 'change.value', message: 'Shorten the question.' }],
  })
  const send = answering().mockRejectedValueOnce(long)
  const { outbox, one } = open(send)
  outbox.put(typed('x'))
  await vi.advanceTimersByTimeAsync(1000)
  expect([one()?.state, one()?.message]).toEqual(['refused', 'Shorten the question.'])
  outbox.put(typed('y'))
  await vi.advanceTimersByTimeAsync(1000)
  expect(one()).toBeUndefined()
})
