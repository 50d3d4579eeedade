import { describeGroup, groupInSentence } from '@ttc/domain/breakdown.words'
import { expect, test } from 'vitest'

test.each([
  [[], 'All children', 'all children'],
  [
    [{ category: 'free school meals', value: 'eligible' }],
    'Free school meals: eligible',
    'free school meals: eligible',
  ],
  [
    [
      { category: 'SEND', value: 'EHC plan' },
      { category: 'sex', value: 'girls' },
    ],
    'SEND: EHC plan; sex: girls',
    'SEND: EHC plan; sex: girls',
  ],
  [[{ category: 'élèves', value: 'x' }], 'Élèves: x', 'élèves: x'],
])('%o is named with its categories, alone and in a sentence', (pairs, alone, within) => {
  expect(describeGroup(pairs)).toBe(alone)
  expect(groupInSentence(pairs)).toBe(within)
})
