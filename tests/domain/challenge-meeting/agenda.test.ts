import { type Candidate, leastMinutesFor, proposeAgenda } from '@ttc/domain/challenge-meeting/agenda'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'

const one = (kind: Candidate['kind'], isLate = false, name: string = kind): Candidate => ({
  placementId: name,
  name,
  kind,
  isLate,
})

test.each([
  ['red', false, 5],
  ['red', true, 6],
  ['amber', false, 3],
  ['amber', true, 4],
  ['forecast', false, 3],
] as const)('%s, late %s, needs %i minutes', (kind, isLate, minutes) => {
  expect(leastMinutesFor({ kind, isLate })).toBe(minutes)
})

/** Worked by hand. */
test.each([
  // 30 − 3 for reading back = 27; red 5 + amber 3, 19 to spare: shared 5:3 up to 15 and 12.
  [{ minutes: 30, promises: 0, panel: null, questions: 0, exceptions: [one('red'), one('amber')] }, [15, 12, 3]],
  // 15 − 3 − 3 = 9: red 5 and amber 3 fit, one minute to spare goes to whoever has least for what it needs, the first.
  [{ minutes: 15, promises: 1, panel: null, questions: 0, exceptions: [one('red'), one('amber')] }, [3, 6, 3, 3]],
  // Twelve promises have ten minutes, two questions four.
  [{ minutes: 17, promises: 12, panel: null, questions: 2, exceptions: [] }, [10, 4, 3]],
  [{ minutes: 90, promises: 0, panel: null, questions: 0, exceptions: [] }, [3]],
  // The panel has 5 minutes before it has asked, 5 + 2 × 3 for three questions, and 15 for any number.
  [{ minutes: 90, promises: 1, panel: 0, questions: 0, exceptions: [] }, [3, 5, 3]],
  [{ minutes: 90, promises: 1, panel: 3, questions: 1, exceptions: [] }, [3, 11, 4, 3]],
  [{ minutes: 90, promises: 0, panel: 9, questions: 0, exceptions: [] }, [15, 3]],
  // 20 − 3 − 7 − 3 = 7: red 5 fits, and gets the two to spare; amber has no room.
  [{ minutes: 20, promises: 1, panel: 1, questions: 0, exceptions: [one('red'), one('amber')] }, [3, 7, 7, 3]],
])('an agenda of %j has minutes of %j', (meeting, minutes) => {
  expect(proposeAgenda(meeting).items.map((item) => item.minutes)).toEqual(minutes)
})

test('promises come first, then the panel, then the worst, then questions, then what was decided; what does not fit is told', () => {
  const exceptions = [one('red', true, 'a'), one('red', false, 'b'), one('amber', false, 'c')]
  const { items, leftOut } = proposeAgenda({ minutes: 26, promises: 4, panel: 0, questions: 1, exceptions })
  expect(items.map(({ kind, placementId }) => [kind, placementId])).toEqual([
    ['promises', null],
    ['question', null],
    ['exception', 'a'],
    ['question', null],
    ['other', null],
  ])
  expect(items.map(({ forPanel }) => forPanel)).toEqual([false, true, false, false, false])
  expect(leftOut.map(({ name }) => name)).toEqual(['b', 'c'])
})

const candidates = fc.array(
  fc.record({
    placementId: fc.uuid(),
    name: fc.string(),
    kind: fc.constantFrom('red', 'amber', 'forecast'),
    isLate: fc.boolean(),
  }) satisfies fc.Arbitrary<Candidate>,
  { maxLength: 60 },
)

test('the sum never exceeds the meeting, nobody gets less than they need or more than a quarter of an hour', () => {
  const meetings = fc.record({
    minutes: fc.integer({ min: 46, max: 480 }),
    promises: fc.nat({ max: 50 }),
    panel: fc.option(fc.nat({ max: 20 })),
    questions: fc.nat({ max: 50 }),
    exceptions: candidates,
  })
  fc.assert(
    fc.property(meetings, (meeting) => {
      const { items, leftOut } = proposeAgenda(meeting)
      const talked = items.filter(({ kind }) => kind === 'exception')
      const chosen = meeting.exceptions.slice(0, talked.length)
      expect(items.reduce((sum, { minutes }) => sum + minutes, 0)).toBeLessThanOrEqual(meeting.minutes)
      expect(talked.every(({ minutes }, i) => minutes >= leastMinutesFor(chosen[i] as Candidate))).toBe(true)
      expect(talked.every(({ minutes }) => minutes <= 15)).toBe(true)
      expect(talked.length + leftOut.length).toBe(meeting.exceptions.length)
    }),
  )
})
