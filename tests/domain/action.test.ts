import { byUrgency, stateOfAction } from '@ttc/domain/action'
import { expect, test } from 'vitest'

test.each([
  ['planned, due tomorrow', 'planned', '2026-11-24', null],
  ['planned, due today', 'planned', '2026-11-23', null],
  ['planned, due yesterday', 'planned', '2026-11-22', 1],
  ['on track by its own word, due long ago', 'on-track', '2026-10-31', 23],
  ['done after its day', 'done', '2026-10-31', null],
  ['stopped', 'stopped', '2026-10-31', null],
  ['late by its own word, not yet due', 'late', '2026-12-01', null],
  ['without a day', 'planned', null, null],
] as const)('%s: overdue %j', (_, status, dueOn, overdueDays) => {
  expect(stateOfAction({ dueOn, status }, '2026-11-23')).toEqual({ status, overdueDays })
})

test('overdue longest first, then late, then by due day, what is over last', () => {
  const action = (name: string, status: 'planned' | 'late' | 'done', dueOn: string | null) => ({
    name,
    dueOn,
    ...stateOfAction({ dueOn, status }, '2026-11-23'),
  })
  const all = [
    action('done', 'done', '2026-01-01'),
    action('open end', 'planned', null),
    action('later', 'planned', '2027-03-31'),
    action('soon', 'planned', '2026-12-01'),
    action('late', 'late', '2026-12-24'),
    action('overdue', 'planned', '2026-11-01'),
    action('overdue longest', 'planned', '2026-09-01'),
  ]
  expect(all.toSorted(byUrgency).map(({ name }) => name)).toEqual([
    'overdue longest',
    'overdue',
    'late',
    'soon',
    'later',
    'open end',
    'done',
  ])
})
