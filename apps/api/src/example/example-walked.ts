import { addDays } from '@ttc/domain/day'
import type { IsoDate } from '@ttc/domain/period'
import type { Content } from '@ttc/domain/turning-the-curve/content'
import { steps } from '@ttc/domain/turning-the-curve/step'
import { action, type ExampleAnswer, type ExampleWalk, factor, idea, statement } from './example-answer.ts'

const partner = (text: string, role: string, reply: 'yes' | 'asked' | 'no'): Content => ({
  kind: 'partner',
  text,
  standing: 'existing',
  role,
  ask: '',
  reply,
  replyNote: '',
})

/** A walk with every question answered, and a year of what was agreed behind it: done, late and still to come. */
export function wholeWalk(today: IsoDate): ExampleWalk {
  return { priority: 'In class and included', confirmed: steps, answers: answersOn(today) }
}

function answersOn(today: IsoDate): readonly ExampleAnswer[] {
  return [
    { key: 'aim', content: statement('aim', 'Every child is in class, and belongs there.') },
    {
      key: 'all',
      content: { kind: 'population-group', text: 'All pupils of Tarrowmouth’s schools', size: null, note: '' },
    },
    {
      key: 'send',
      link: 'all',
      content: {
        kind: 'population-group',
        text: 'Pupils with SEND',
        size: null,
        note: 'Suspended three times as often',
      },
    },
    {
      key: 'success',
      content: statement('success', 'Somebody would notice on the first morning I am not there.', true),
    },
    { key: 'target', content: statement('target', 'Back under the path to our target within two years.') },
    {
      key: 'position',
      content: statement('position', 'Absence has fallen since its peak, and is not yet where it was before.'),
    },
    { key: 'calls', content: factor('contributing', 'Schools that call on the first morning lose fewer days') },
    { key: 'winter', content: factor('restricting', 'Anxiety about school has grown, most in years 8 and 9', 1) },
    {
      key: 'moves',
      content: factor('restricting', 'Pupils who change school in the year lose weeks between the two', 2),
    },
    {
      key: 'who',
      link: 'winter',
      owner: 'Head of SEND',
      content: {
        kind: 'knowledge',
        state: 'research',
        text: 'What did pupils who came back say had helped?',
        ownerMemberId: null,
        dueOn: addDays(today, 45),
        found: '',
      },
    },
    { key: 'heads', content: partner('Secondary heads’ forum', 'Agree one way to call on the first morning', 'yes') },
    { key: 'camhs', content: partner('CAMHS', 'A worker in the two largest schools', 'asked') },
    {
      key: 'call',
      link: 'calls',
      content: idea(
        'Call home before ten on the first day of absence',
        'none',
        'Three schools have done it for a year',
        {
          strength: 'strong',
        },
      ),
    },
    {
      key: 'base',
      link: 'winter',
      content: idea('A quiet base in every secondary school for the first week back', 'low', 'Pupils asked for it'),
    },
    {
      key: 'letters',
      link: 'winter',
      content: idea('Stop sending the warning letter after five days', 'none', 'Parents say it closes the door', {
        stops: true,
        strength: 'untested',
      } as Partial<Content>),
    },
    {
      key: 'calling',
      link: 'call',
      owner: 'Headteacher of a secondary school',
      content: action(
        'All seven secondary schools call before ten',
        addDays(today, -420),
        addDays(today, -150),
        'Fewer second and third days of absence',
      ),
      updates: [
        { on: addDays(today, -300), status: 'on-track', note: 'Four schools call, three begin after Easter.' },
        { on: addDays(today, -140), status: 'done', note: 'All seven call. Second days fell most in years 7 and 8.' },
      ],
    },
    {
      key: 'bases',
      link: 'base',
      owner: 'Head of SEND',
      content: action(
        'Open a quiet base in the four schools that have a room',
        addDays(today, -90),
        addDays(today, -20),
        'More pupils stay after their first week back',
      ),
      updates: [{ on: addDays(today, -15), status: 'late', note: 'Two are open. The other two wait for furniture.' }],
    },
    {
      key: 'moving',
      link: 'moves',
      owner: 'Head of SEND',
      content: action(
        'One named person for every pupil who changes school in the year',
        addDays(today, 14),
        addDays(today, 110),
        'Fewer days lost between two schools',
      ),
    },
  ]
}
