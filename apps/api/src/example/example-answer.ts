import type { UpdateStatus } from '@ttc/domain/action'
import type { IsoDate } from '@ttc/domain/period'
import type { Content } from '@ttc/domain/turning-the-curve/content'
import type { Step } from '@ttc/domain/turning-the-curve/step'

/** What became of an action of the example, so many days before it is looked at. */
type ExampleUpdate = Readonly<{ on: IsoDate; status: UpdateStatus; note: string }>

/** An answer of the example's walk; `link` names the answer it belongs to, `owner` a member by role title. */
export type ExampleAnswer = Readonly<{
  key: string
  link?: string
  owner?: string
  content: Content
  updates?: readonly ExampleUpdate[]
}>

export type ExampleWalk = Readonly<{
  priority: string
  confirmed: readonly Step[]
  answers: readonly ExampleAnswer[]
}>

export const statement = (step: 'aim' | 'success' | 'target' | 'position', text: string, voice = false): Content => ({
  kind: 'statement',
  step,
  text,
  voice,
})

export const factor = (
  direction: 'contributing' | 'restricting',
  text: string,
  rank: number | null = null,
): Content => ({
  kind: 'factor',
  direction,
  text,
  control: direction === 'contributing' ? 'us' : 'partners',
  rank,
})

export const idea = (
  text: string,
  cost: 'none' | 'low' | 'funded',
  evidence: string,
  more: Partial<Content> = {},
): Content =>
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

export const action = (
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
