import { describeKeptPart, describePart, restoredDefinition } from '@ttc/domain/catalogue/restored-definition'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const present = {
  name: 'As it is now',
  definition: 'New words.',
  unit: 'per 10,000',
  decimals: 0,
  polarity: 'lower',
  minimum: 0,
  maximum: null,
  nextPublicationOn: '2028-03-31',
  multiplier: 10_000,
}
const before = { name: 'As it was', definition: 'Old words.' }
const taken = { name: 'As it is now', definition: 'New words.' }
const scaleBefore = { unit: '%', maximum: 100, multiplier: 100 }
const scaleTaken = { unit: 'per 10,000', maximum: null, multiplier: 10_000 }

describe('what an edition changed of a definition is taken back', () => {
  test.each([
    ['nothing was taken', {}, {}, {}, {}, []],
    ['all of it still stands', before, taken, {}, before, []],
    [
      'a part was edited since',
      before,
      taken,
      { definition: 'Our words.' },
      { name: 'As it was' },
      [{ part: 'definition', reason: 'edited' }],
    ],
    ['somebody put a part back already', before, taken, { definition: 'Old words.' }, { name: 'As it was' }, []],
    [
      'what was empty is empty again',
      { nextPublicationOn: null },
      { nextPublicationOn: '2028-03-31' },
      {},
      { nextPublicationOn: null },
      [],
    ],
    ['the whole scale', scaleBefore, scaleTaken, {}, scaleBefore, []],
    [
      'the unit was edited since: the multiplier stays with it',
      scaleBefore,
      scaleTaken,
      { unit: 'per 1,000' },
      { maximum: 100 },
      [{ part: 'unit', reason: 'edited' }],
    ],
    [
      'the multiplier was edited since',
      scaleBefore,
      scaleTaken,
      { multiplier: 1000 },
      { unit: '%', maximum: 100 },
      [{ part: 'multiplier', reason: 'edited' }],
    ],
    [
      'the other bound was edited since: the two would cross',
      { ...before, maximum: 100 },
      { ...taken, maximum: null },
      { minimum: 200 },
      before,
      [{ part: 'maximum', reason: 'bounds' }],
    ],
  ] as const)('%s', (_, was, became, over, restored, kept) => {
    expect(restoredDefinition(was, became, { ...present, ...over })).toEqual({ restored, kept })
  })

  test('every part that changed is put back, told, or was put back before', () => {
    const word = fc.constantFrom('a', 'b', 'c')
    fc.assert(
      fc.property(word, word, word, (was, became, now) => {
        const { restored, kept } = restoredDefinition({ name: was }, { name: became }, { ...present, name: now })
        const after = { name: now, ...restored }.name
        expect(after === was || kept.length === 1 || was === became).toBe(true)
        expect(kept.length === 1 && 'name' in restored).toBe(false)
      }),
    )
  })
})

test.each([
  ['nextPublicationOn', 'edited', 'Next publication', 'edited since'],
  ['maximum', 'bounds', 'Largest possible value', 'above the largest'],
] as const)('%s and the reason are said in words', (part, reason, name, said) => {
  expect(describePart(part)).toBe(name)
  expect(describeKeptPart({ reason })).toContain(said)
})
