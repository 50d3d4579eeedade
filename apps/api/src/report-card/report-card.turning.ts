import type { CardAnswers, CardPlan } from '@ttc/contracts/report-card'
import { type Action, byUrgency, stateOfAction } from '@ttc/domain/action'
import type { Factor } from '@ttc/domain/factor'
import type { Idea } from '@ttc/domain/idea'
import type { Partner } from '@ttc/domain/partner'
import { describeDay } from '@ttc/domain/period/label'
import type { Content } from '@ttc/domain/turning-the-curve/content'

type Answered = Readonly<{ id: string; linkId: string | null; content: Content }>
type Item = CardAnswers['items'][number]

/** What a card is made from of a group's walk: its answers in their order, and how its actions stand. */
export type WalkParts = Readonly<{
  answers: readonly Answered[]
  statuses: ReadonlyMap<string, 'on-track' | 'late' | 'done' | 'stopped'>
  /** Role titles by member. */
  names: ReadonlyMap<string, string>
  today: string
}>

/** More of each no side of A4 has room for. */
const MOST = 4
const COSTS = { none: 'no cost', low: 'low cost', funded: 'needs funding' } as const
const REPLIES = { 'not-asked': 'not asked yet', asked: 'asked', yes: 'on board', no: 'said no' } as const
const STATUSES = { planned: '', 'on-track': 'on track', late: 'late', done: 'done', stopped: 'stopped' } as const

/** The plan to turn the curve in four lists; null where the group has said nothing of it yet. */
export function cardPlanOf(walk: WalkParts): CardPlan | null {
  const plan = {
    story: listed(storyOf(walk)),
    partners: listed(partnersOf(walk)),
    works: listed(worksOf(walk)),
    actions: listed(actionsOf(walk)),
  }
  return Object.values(plan).every(({ items }) => items.length === 0) ? null : plan
}

/** The same with the last answer of the longest list counted rather than shown; null where none is shown any more. */
export function shorterPlan(plan: CardPlan): CardPlan | null {
  const lists = Object.entries(plan) as [keyof CardPlan, CardAnswers][]
  const [name, list] = lists.reduce((longest, one) => (lengthOf(one[1]) >= lengthOf(longest[1]) ? one : longest))
  if (list.items.length === 0) return null
  return { ...plan, [name]: { items: list.items.slice(0, -1), more: list.more + 1 } }
}

/** By how many answers it shows; of two with as many, by how much they say. */
const lengthOf = ({ items }: CardAnswers) =>
  items.length * 100_000 + items.reduce((sum, { text, note }) => sum + text.length + (note?.length ?? 0), 0)

const listed = (items: readonly Item[]): CardAnswers => ({
  items: items.slice(0, MOST),
  more: Math.max(0, items.length - MOST),
})

function contents<Kind extends Content['kind']>({ answers }: WalkParts, kind: Kind) {
  return answers.filter(({ content }) => content.kind === kind) as unknown as readonly (Omit<Answered, 'content'> &
    Readonly<{ content: Extract<Content, { kind: Kind }> }>)[]
}

/** Root causes first, in their rank; then the others as the group ordered them. */
function storyOf(walk: WalkParts): Item[] {
  const rank = ({ content }: Readonly<{ content: Factor }>) => content.rank ?? Number.MAX_SAFE_INTEGER
  return contents(walk, 'factor')
    .toSorted((a, b) => rank(a) - rank(b))
    .map(({ content: { text, direction, rank: place } }) => ({
      text,
      note: place === null ? direction : `${direction}, root cause ${place}`,
    }))
}

/** Who is on board first, who said no last. */
function partnersOf(walk: WalkParts): Item[] {
  const order: readonly Partner['reply'][] = ['yes', 'asked', 'not-asked', 'no']
  return contents(walk, 'partner')
    .toSorted((a, b) => order.indexOf(a.content.reply) - order.indexOf(b.content.reply))
    .map(({ content: { text, role, reply } }) => ({ text, note: said(role, REPLIES[reply]) }))
}

/** What is being done first, then what costs nothing. */
function worksOf(walk: WalkParts): Item[] {
  const taken = new Set(contents(walk, 'action').map(({ linkId }) => linkId))
  const order = ({ id, content }: Readonly<{ id: string; content: Idea }>) =>
    (taken.has(id) ? 0 : 2) + (content.cost === 'none' ? 0 : 1)
  return contents(walk, 'idea')
    .toSorted((a, b) => order(a) - order(b))
    .map(({ content: { text, cost } }) => ({ text, note: cost === null ? null : COSTS[cost] }))
}

function actionsOf(walk: WalkParts): Item[] {
  const stands = ({ id, content }: Readonly<{ id: string; content: Action }>) => {
    const { dueOn } = content
    return { dueOn, ...stateOfAction({ dueOn, status: walk.statuses.get(id) ?? 'planned' }, walk.today) }
  }
  return contents(walk, 'action')
    .map((one) => ({ content: one.content, ...stands(one) }))
    .toSorted(byUrgency)
    .map(({ content: { text, ownerMemberId }, dueOn, status, overdueDays }) => ({
      text,
      note: said(
        walk.names.get(ownerMemberId ?? '') ?? 'no owner',
        dueOn === null ? 'no due day' : `due ${describeDay(dueOn)}`,
        overdueDays === null ? STATUSES[status] : `${overdueDays} day${overdueDays === 1 ? '' : 's'} overdue`,
      ),
    }))
}

const said = (...parts: readonly string[]) => parts.filter((part) => part !== '').join(', ') || null
