import { crossesAgencies, wasQuiet } from '@ttc/domain/challenge'
import { describeChallengeField, describeDecision } from '@ttc/domain/challenge.words'
import { expect, test } from 'vitest'

test.each([
  ['another agency answered', 'NHS', 'Council', [], true],
  ['the same answered', 'NHS', 'NHS', [], false],
  ['the same in other letters and spaces', 'NHS  ICB', ' nhs icb ', [], false],
  ['nobody knows who answered', 'NHS', '', [], null],
  ['nobody knows who asked', '', 'NHS', [], null],
  ['another promised', 'NHS', '', ['Police'], true],
  ['the same promised', 'NHS', '', ['nhs'], false],
  ['the same and another promised', 'NHS', '', ['NHS', 'Police'], true],
  ['a promise of nobody known', 'NHS', ' ', ['', ' '], null],
  ['who answered outranks who promised', 'NHS', 'NHS', ['Police'], false],
  ['full-width letters', 'ＮＨＳ', 'nhs', [], false],
])('%s', (_, asked, answered, promised, crosses) => {
  expect(crossesAgencies({ asked, answered, promised })).toBe(crosses)
})

const meetings = ['2027-08-12', '2027-05-12', '2027-02-12', '2026-11-23', '2026-08-12'].map((meetsOn) => ({
  id: meetsOn,
  meetsOn,
}))
const asked = (...ids: string[]) => new Set(ids)

test.each([
  ['never asked about', '2026-01-01', asked(), 5, true],
  ['asked about before the last four', '2026-01-01', asked('2026-08-12'), 5, true],
  ['asked about in the oldest of the four', '2026-01-01', asked('2026-11-23'), 5, false],
  ['asked about in the last', '2026-01-01', asked('2027-08-12'), 5, false],
  ['placed on the day of the oldest', '2026-11-23', asked(), 5, true],
  ['placed the day after', '2026-11-24', asked(), 5, false],
  ['fewer than four meetings', '2026-01-01', asked(), 3, false],
])('%s', (_, placedOn, askedIn, count, quiet) => {
  expect(wasQuiet({ placedOn, askedIn }, meetings.slice(0, count))).toBe(quiet)
})

test('decisions and fields have words', () => {
  expect([describeDecision('come-back'), describeChallengeField('askedBy')]).toEqual(['Come back', 'Who asked'])
})
