import type { Changed } from '@ttc/domain/digest'
import { describeChanges, describeDigest, describeNow } from '@ttc/domain/digest.words'
import { isRedOrAmber } from '@ttc/domain/exception'
import { describeDay } from '@ttc/domain/period/label'
import type { RagStatus } from '@ttc/domain/rag'
import type { DigestParts } from '../mail/letter.ts'

type Marking = 'none' | 'OFFICIAL' | 'OFFICIAL-SENSITIVE' | 'Part 2 exempt'
type Named = Readonly<{
  id: string
  name: string
  plan: Readonly<{ id: string; name: string; marking: Marking }>
}>
type Standing = Named & Readonly<{ standing: Readonly<{ status: RagStatus | null }> }>
type Moves = Readonly<{ cameIn: readonly string[]; wentOut: readonly string[] }>

export type DigestFacts = Readonly<{
  partnership: Readonly<{ id: string; name: string }>
  publicUrl: string
  /** The day of the last mail; null where there is none to hold this one against. */
  since: string | null
  /** What is told of, worst first. */
  watched: readonly Standing[]
  changed: readonly Changed[]
  views: readonly Readonly<{
    name: string
    search: Readonly<Record<string, string>>
    holds: readonly string[]
    /** Null where the list is told of for the first time. */
    moves: Moves | null
  }>[]
  /** Every indicator the reader may see. */
  seen: readonly Named[]
}>

/** Beyond it a mail is a list that nobody reads: the page is shorter. */
const MOST = 60

/** The words of the mail; null where there is nothing to tell. */
export function digestParts(facts: DigestFacts): DigestParts | null {
  const { partnership, since, watched, changed } = facts
  const now = since === null ? watched.filter(({ standing }) => isRedOrAmber(standing.status)) : []
  const views = facts.views.flatMap((view) => viewLines(view, facts))
  const items = since === null ? now.map(nowItem) : changed.map((one) => changedItem(one, facts))
  if (items.length + views.length === 0) return null
  const count = (status: RagStatus) => now.filter(({ standing }) => standing.status === status).length
  const isFirst = since === null
  const subject = describeDigest({ red: count('red'), amber: count('amber'), changed: changed.length, isFirst })
  const marking = markingOf(facts.seen)
  const list = `${facts.publicUrl}/partnerships/${partnership.id}/exceptions`
  return {
    subject: `${marking === null ? '' : `${marking}: `}${partnership.name}: ${subject}`,
    paragraphs: [
      ...(marking === null ? [] : [marking]),
      openingOf(facts, items.length),
      ...byPlan(items, facts),
      ...(items.length > MOST ? [`And ${items.length - MOST} more: see the list.`] : []),
      ...views,
      `All that is red and amber:\n${list}`,
      `You get this mail because you are a director, own an indicator, or keep a view that is mailed weekly. Stop it on your account page:\n${facts.publicUrl}/account#weekly-mail`,
    ],
  }
}

function openingOf({ partnership: { name }, since }: DigestFacts, items: number): string {
  if (since !== null) return `What has changed in ${name} since ${describeDay(since)}.`
  const now = items > 0 ? `What is red and amber in ${name} now.` : `Your views of ${name} now.`
  return `${now} From now on this mail tells what has changed, and comes only when something has.`
}

type Item = Readonly<{ named: Named | null; words: string }>

const nowItem = (one: Standing): Item => ({ named: one, words: describeNow(one.name, one.standing.status ?? 'red') })

const changedItem = ({ id, name, changes }: Changed, { watched }: DigestFacts): Item => ({
  named: watched.find((one) => one.id === id) ?? null,
  words: describeChanges(name, changes),
})

/** Under the name of each plan what is told of it, each with the address of its page; last what has no page any more. */
function byPlan(items: readonly Item[], facts: DigestFacts): string[] {
  const told = items.slice(0, MOST)
  const plans = new Map(told.flatMap(({ named }) => (named === null ? [] : [[named.plan.id, named.plan.name]])))
  const of = (plan: string | null) => told.filter(({ named }) => (named?.plan.id ?? null) === plan)
  const lines = (plan: string | null) =>
    of(plan).map(({ named, words }) => (named === null ? words : `${words}\n${pageOf(named, facts)}`))
  return [...[...plans].flatMap(([id, name]) => [name, ...lines(id)]), ...lines(null)]
}

function viewLines(view: DigestFacts['views'][number], facts: DigestFacts): string[] {
  const { name, search, holds, moves } = view
  const { publicUrl, partnership, seen } = facts
  const head = `Your view “${name}”\n${publicUrl}/partnerships/${partnership.id}/exceptions?${new URLSearchParams(search)}`
  if (moves === null)
    return holds.length === 0
      ? []
      : [head, `It holds ${holds.length} ${holds.length === 1 ? 'indicator' : 'indicators'} now.`]
  const { cameIn, wentOut } = moves
  const names = (ids: readonly string[], words: string) =>
    seen.filter(({ id }) => ids.includes(id)).map((one) => `${words}: ${one.name}\n${pageOf(one, facts)}`)
  const told = [...names(cameIn, 'Came in'), ...names(wentOut, 'Went out')]
  const hidden = wentOut.filter((id) => !seen.some((one) => one.id === id)).length
  const lines = [
    ...told.slice(0, MOST),
    ...(told.length > MOST ? [`And ${told.length - MOST} more.`] : []),
    // Their names are not said: the reader may not see them any more.
    ...(hidden > 0 ? [`Went out: ${hidden} that ${hidden === 1 ? 'stands' : 'stand'} in no plan you see now`] : []),
  ]
  return lines.length === 0 ? [] : [head, ...lines]
}

const pageOf = ({ id, plan }: Named, { publicUrl, partnership }: DigestFacts) =>
  `${publicUrl}/partnerships/${partnership.id}/plans/${plan.id}/placements/${id}`

/** The marking of the mail: the strictest of the plans it can name something of. */
function markingOf(seen: readonly Named[]): string | null {
  const marked = new Set(seen.map(({ plan }) => plan.marking))
  return (['Part 2 exempt', 'OFFICIAL-SENSITIVE', 'OFFICIAL'] as const).find((one) => marked.has(one)) ?? null
}
