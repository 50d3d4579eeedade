import { addDays } from '@ttc/domain/day'
import type { IsoDate } from '@ttc/domain/period'
import { action, type ExampleAnswer, type ExampleWalk, factor, idea, statement } from './example-answer.ts'

/** A walk that is half done, as a group leaves it between two meetings. */
export function halfDoneWalk(today: IsoDate): ExampleWalk {
  return {
    priority: 'Feeling well',
    confirmed: ['aim', 'outcomes', 'population', 'success'],
    answers: answersOn(today),
  }
}

function answersOn(today: IsoDate): readonly ExampleAnswer[] {
  return [
    {
      key: 'aim',
      content: statement('aim', 'Children and young people feel well, and know whom to talk to when they do not.'),
    },
    {
      key: 'all',
      content: { kind: 'population-group', text: 'All children and young people of Tarrowmouth', size: null, note: '' },
    },
    {
      key: 'care',
      link: 'all',
      content: {
        kind: 'population-group',
        text: 'Young people in care and leaving care',
        size: null,
        note: 'They move home, and lose their place in the queue',
      },
    },
    {
      key: 'seen',
      content: statement('success', 'I would have one grown-up at school who asks how I am, and means it.', true),
    },
    { key: 'seen-2', content: statement('success', 'Nobody has to tell their story twice.') },
    {
      key: 'candidate',
      content: {
        kind: 'candidate',
        text: 'Pupils who say they have an adult at school to talk to, %',
        placementId: null,
        communication: 'high',
        proxy: 'high',
        data: 'low',
        use: 'data-development',
        note: 'The pupil survey could ask it from next autumn',
      },
    },
    {
      key: 'judged',
      link: 'candidate',
      content: {
        kind: 'working-baseline',
        text: 'Pupils who say they have an adult at school to talk to',
        unit: '%',
        betterIs: 'higher',
        year: Number(today.slice(0, 4)),
        now: 60,
        course: 'worse',
        speed: 'slow',
        yearsBack: 3,
        before: 65,
        yearsAhead: 3,
        future: 55,
      },
    },
    { key: 'helps', content: factor('contributing', 'Every secondary school has a trained mental-health lead') },
    {
      key: 'waits',
      content: factor('restricting', 'One in four first appointments is missed, and the slot is lost', 1),
    },
    { key: 'fares', link: 'waits', content: factor('restricting', 'The clinic is two bus rides from the estates', 2) },
    {
      key: 'why',
      link: 'waits',
      owner: 'CAMHS service manager',
      content: {
        kind: 'knowledge',
        state: 'information',
        text: 'Which first appointments are missed most: by day, place and school?',
        ownerMemberId: null,
        dueOn: addDays(today, 30),
        found: '',
      },
    },
    {
      key: 'schools',
      link: 'fares',
      content: {
        kind: 'partner',
        text: 'Secondary schools',
        standing: 'existing',
        role: 'A quiet room, one afternoon a week',
        ask: 'Offer the room from January',
        reply: 'asked',
        replyNote: '',
      },
    },
    {
      key: 'room',
      link: 'fares',
      content: idea(
        'See young people at school instead of at the clinic',
        'none',
        'Young people asked for it in the survey',
      ),
    },
    {
      key: 'message',
      link: 'waits',
      content: idea('A text message two days before, that can be answered', 'low', 'The hospital’s own clinics do it', {
        strength: 'strong',
      }),
    },
    {
      key: 'messages',
      link: 'message',
      owner: 'CAMHS service manager',
      content: action(
        'Send a message before every first appointment',
        addDays(today, -60),
        addDays(today, -7),
        'Fewer missed first appointments',
      ),
    },
    {
      key: 'rooms',
      link: 'room',
      owner: 'CAMHS service manager',
      content: action(
        'First appointments in two schools, one afternoon a week',
        addDays(today, 20),
        addDays(today, 120),
        'Shorter waits on the estates',
      ),
    },
  ]
}
