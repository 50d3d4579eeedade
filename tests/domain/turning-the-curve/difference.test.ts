import type { Content } from '@ttc/domain/turning-the-curve/content'
import { differenceBetween } from '@ttc/domain/turning-the-curve/difference'
import { expect, test } from 'vitest'

const factor = (text: string): Content => ({
  kind: 'factor',
  direction: 'restricting',
  text,
  control: null,
  rank: null,
})
const said = (text: string, more: object = {}) => ({ content: factor(text), linkId: null, removed: false, ...more })

test.each([
  ['new', null, said('Fares'), 'added'],
  ['as it was', said('Fares'), said('Fares'), null],
  ['other words', said('Fares'), said('Bus fares'), 'changed'],
  ['other link', said('Fares'), said('Fares', { linkId: 'waits' }), 'changed'],
  ['taken out', said('Fares'), said('Fares', { removed: true }), 'taken-out'],
  ['added and taken out between', null, said('Fares', { removed: true }), null],
  ['taken out before, and back in', said('Fares', { removed: true }), said('Fares'), 'added'],
  ['taken out before, and still', said('Fares', { removed: true }), said('Other', { removed: true }), null],
] as const)('%s', (_, before, after, difference) => {
  expect(differenceBetween(before, after)).toBe(difference)
})

test('the order in which the store keeps fields is no difference', () => {
  const content = { rank: null, control: null, text: 'Fares', direction: 'restricting', kind: 'factor' } as const
  expect(differenceBetween(said('Fares'), { content, linkId: null, removed: false })).toBeNull()
})
