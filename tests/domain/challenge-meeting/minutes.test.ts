import { describeMinutesValue } from '@ttc/domain/challenge-meeting/correction.words'
import { type MinutedMeeting, minutesOf } from '@ttc/domain/challenge-meeting/minutes.words'
import { expect, test } from 'vitest'

const question = (over: Partial<MinutedMeeting['challenges'][number]>): MinutedMeeting['challenges'][number] => ({
  id: 'q',
  itemId: 'a',
  placementId: null,
  source: 'room',
  question: 'Why so late?',
  askedBy: { name: 'Director of public health' },
  agency: 'NHS',
  answer: 'No data',
  answeredBy: { name: '' },
  answerAgency: 'Schools',
  decision: 'come-back',
  removed: false,
  ...over,
})

const promised = (over: Partial<MinutedMeeting['promises'][number]>): MinutedMeeting['promises'][number] => ({
  id: 'p',
  itemId: 'a',
  challengeId: null,
  text: 'Sign the offer',
  owner: { name: 'Trust lead' },
  agency: 'Schools',
  dueOn: '2027-01-31',
  state: 'open',
  note: '',
  removed: false,
  ...over,
})

const meeting = (over: Partial<MinutedMeeting>): MinutedMeeting => ({
  name: 'Autumn challenge meeting',
  plan: { name: 'Children’s plan' },
  meetsOn: '2026-11-23',
  startsAt: '14:00',
  place: 'Town hall',
  state: 'closed',
  marking: 'OFFICIAL',
  chair: { name: 'Plan lead', agency: 'Council' },
  minuteTaker: null,
  closedAt: '2026-11-23T16:00:00.000Z',
  items: [
    { id: 'a', kind: 'exception', placementId: 'x', title: 'Suspensions' },
    { id: 'b', kind: 'other', placementId: null, title: 'Read back' },
  ],
  challenges: [],
  promises: [],
  brought: [],
  history: [],
  ...over,
})

test('each item tells its questions with who asked, the answer, what was promised and the decision', () => {
  const { items, silent, made, madeWords } = minutesOf(
    meeting({ challenges: [question({})], promises: [promised({ challengeId: 'q' })] }),
    '2027-02-01',
  )
  const signed = {
    id: 'p',
    text: 'Sign the offer',
    who: 'Trust lead, Schools',
    due: '31 January 2027',
    stands: 'Overdue',
  }
  expect(items).toEqual([
    {
      id: 'a',
      title: 'Suspensions',
      promises: [],
      asked: [
        {
          id: 'q',
          question: 'Why so late?',
          asked: 'Director of public health, NHS',
          answer: 'No data',
          answered: 'Schools',
          promises: [signed],
          decision: 'Come back',
        },
      ],
    },
  ])
  expect([silent, made, madeWords]).toEqual([['Read back'], [signed], '1 open'])
})

test.each([
  ['a question taken out', { challenges: [question({ removed: true })] }, []],
  ['a question of which nothing was typed', { challenges: [question({ question: '', answer: '' })] }, []],
  ['a promise without a question', { promises: [promised({})] }, [['Suspensions', 0, 1]]],
  [
    'a promise whose question was taken out',
    { challenges: [question({ removed: true })], promises: [promised({ challengeId: 'q' })] },
    [['Suspensions', 0, 1]],
  ],
  [
    'a question from before the day about its indicator',
    { challenges: [question({ source: 'before', itemId: null, placementId: 'x' })] },
    [['Suspensions', 1, 0]],
  ],
  [
    'a question from before the day under no item',
    { challenges: [question({ source: 'before', itemId: null })] },
    [['Other questions and promises', 1, 0]],
  ],
  [
    'a promise whose item has left the agenda',
    { promises: [promised({ itemId: 'gone' })] },
    [['Other questions and promises', 0, 1]],
  ],
] as const)('%s stands where it belongs', (_, over, expected) => {
  const { items } = minutesOf(meeting(over), '2026-11-24')
  expect(items.map(({ title, asked, promises }) => [title, asked.length, promises.length])).toEqual(expected)
})

test('the facts name the chair, the place, the hour and everybody the minutes name, each once', () => {
  const { facts, marking } = minutesOf(
    meeting({
      challenges: [question({}), question({ id: 'r', answeredBy: { name: 'Trust lead' } })],
      promises: [promised({})],
    }),
    '2026-11-24',
  )
  expect([marking, facts.map(({ name, text }) => `${name}: ${text}`)]).toEqual([
    'OFFICIAL',
    [
      'Plan: Children’s plan',
      'Held on: 23 November 2026, 14:00',
      'Place: Town hall',
      'Chair: Plan lead, Council',
      'Minutes taken by: Not named',
      'Asked, answered or promised: Director of public health, NHS; Trust lead, Schools',
      'State: Closed on 23 November 2026',
    ],
  ])
})

test('what became of promises from last time is told with its note, and what was corrected with its reason', () => {
  const { brought, broughtWords, corrections, marking, facts } = minutesOf(
    meeting({
      marking: 'none',
      state: 'held',
      closedAt: null,
      brought: [promised({ state: 'late', note: 'Two of four', dueOn: null, owner: { name: '' }, agency: '' })],
      history: [
        {
          at: '2026-11-25T09:00:00.000Z',
          by: { name: 'Plan coordinator' },
          what: 'corrected',
          from: '2027-01-31',
          to: null,
          field: 'dueOn',
          reason: 'Misheard',
        },
        {
          at: '2026-11-01T09:00:00.000Z',
          by: null,
          what: 'moved',
          from: '2026-11-20',
          to: '2026-11-23',
          field: null,
          reason: 'Strike',
        },
      ],
    }),
    '2026-11-24',
  )
  expect([brought, broughtWords, corrections, marking, facts.at(-1)?.text]).toEqual([
    [{ id: 'p', text: 'Sign the offer', who: 'Nobody named', due: 'No day given', stands: 'Late: Two of four' }],
    '1 late',
    ['25 November 2026: Day of a promise: 31 January 2027 became nothing by Plan coordinator. Misheard'],
    null,
    'The meeting is not closed: these minutes may still change',
  ])
})

test.each([
  ['decision', 'come-back', 'Come back'],
  ['dueOn', '2027-01-31', '31 January 2027'],
  ['owner', 'Trust lead', '“Trust lead”'],
  ['answer', '', 'nothing'],
  ['answer', null, 'nothing'],
])('a corrected %s of %s reads %s', (field, value, words) => {
  expect(describeMinutesValue(field, value)).toBe(words)
})
