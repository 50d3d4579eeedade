import { addDays } from '@ttc/domain/day'
import type { IsoDate } from '@ttc/domain/period'
import type { Content } from '@ttc/domain/turning-the-curve/content'
import type { Step } from '@ttc/domain/turning-the-curve/step'

/** An answer of the example's walk; `link` names the answer it belongs to, `owner` a member by role title. */
export type ExampleAnswer = Readonly<{ key: string; link?: string; owner?: string; content: Content }>

const statement = (step: 'aim' | 'success' | 'target' | 'position', text: string, voice = false): Content => ({
  kind: 'statement',
  step,
  text,
  voice,
})

const factor = (direction: 'contributing' | 'restricting', text: string, rank: number | null = null): Content => ({
  kind: 'factor',
  direction,
  text,
  control: direction === 'contributing' ? 'us' : 'partners',
  rank,
})

const idea = (text: string, cost: 'none' | 'low' | 'funded', evidence: string, more: Partial<Content> = {}): Content =>
  ({
    kind: 'idea',
    text,
    cost,
    offTheWall: false,
    stops: false,
    strength: 'promising',
    evidence,
    elsewhere: '',
    source: '',
    ...more,
  }) as Content

const high = (reason: string) => ({ score: 'high', reason }) as const
const unscored = { score: null, reason: '' } as const

const action = (
  text: string,
  startsOn: IsoDate,
  dueOn: IsoDate,
  effect: string,
  leverage = 'It goes at the root',
): Content => ({
  kind: 'action',
  text,
  ownerMemberId: null,
  startsOn,
  dueOn,
  stops: '',
  effect,
  leverage: high(leverage),
  feasibility: high('The people are there'),
  specificity: high('Who, what and when are said'),
  values: unscored,
})

export const WALK_PRIORITY = 'Feeling well'
export const CONFIRMED: readonly Step[] = ['aim', 'outcomes', 'population', 'success']

/** A walk that is half done, as a group leaves it between two meetings. */
export function exampleWalk(today: IsoDate): readonly ExampleAnswer[] {
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
