import { describeRevisionChange, describeStanding, type ToldRevision } from '@ttc/domain/figure/revision'
import { expect, test } from 'vitest'
import { aScale } from '../support/series.ts'

const told = (over: Partial<ToldRevision> = {}): ToldRevision => ({
  value: 18.2,
  status: 'value',
  provisional: false,
  final: false,
  revision: 2,
  origin: 'import',
  file: '',
  ...over,
})
const none = { value: null, status: 'suppressed' } as const

test.each<[ToldRevision, ToldRevision | null, string]>([
  [told({ revision: 1 }), null, 'First recorded.'],
  [told({ revision: 1, origin: 'derived' }), null, 'First computed.'],
  [told({ revision: 7 }), null, 'Recorded again.'],
  [told(), told({ value: 18.4 }), 'Revised from 18.4% to 18.2%, 0.2 points lower.'],
  [told({ value: 19 }), told(), 'Revised from 18.2% to 19.0%, 0.8 points higher.'],
  [told({ origin: 'derived', value: 19 }), told(), 'Computed again from 18.2% to 19.0%, 0.8 points higher.'],
  [told(), told({ provisional: true }), 'Confirmed: no longer provisional.'],
  [told({ provisional: true }), told(), 'Unchanged, and now provisional.'],
  [told({ final: true }), told({ provisional: true }), 'Unchanged, and now final.'],
  [told(), told(), 'Recorded again, unchanged.'],
  [told(none), told(), 'Revised: suppressed to protect individuals, before 18.2%.'],
  [told(), told(none), 'Revised: 18.2%, before suppressed to protect individuals.'],
  [
    told({ ...none, status: 'missing' }),
    told(none),
    'Revised: no value received, before suppressed to protect individuals.',
  ],
  [
    told({ origin: 'undo' }),
    told({ value: 20, file: 'figures.csv' }),
    'Put back when figures.csv was undone: revised from 20.0% to 18.2%, 1.8 points lower.',
  ],
])('%o after %o: %s', (now, before, words) => {
  expect(describeRevisionChange(now, before, aScale())).toBe(words)
})

test.each<[Partial<ToldRevision>, string]>([
  [{ provisional: true, revision: 1 }, 'provisional'],
  [{ final: true }, 'final'],
  [{}, 'revised'],
  [{ revision: 1 }, ''],
])('%o stands as "%s"', (over, words) => {
  expect(describeStanding(told(over))).toBe(words)
})
