import { expect, test } from 'vitest'
import { z } from 'zod'
import { answerWriter } from '../../apps/api/src/app/answer-writer.ts'

const Counted = z.object({ count: z.number() })
const writerFor = (schema: z.ZodType, url: string) => answerWriter({ schema, url, method: 'GET' })

test('routes that answer alike share what writes their answers, and others do not', () => {
  expect(writerFor(Counted, '/first')).toBe(writerFor(Counted, '/second'))
  expect(writerFor(z.object({ count: z.string() }), '/first')).not.toBe(writerFor(Counted, '/first'))
})

test('an answer is written as its schema says, and one that is otherwise is a fault', () => {
  const write = writerFor(Counted, '/first')
  expect(write({ count: 2, secret: 'left out' })).toBe('{"count":2}')
  expect(() => write({ count: 'two' })).toThrow('Response does not match the schema')
})
