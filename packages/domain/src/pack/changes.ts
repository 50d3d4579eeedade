import { packLimits } from '../pack.ts'

/** An indicator as a card shows it: the words that are read, since those are what a reader would find changed. */
export type IndicatorFacts = Readonly<{ name: string; status: string; value: string; target: string }>

export type CardFacts = Readonly<{
  id: string
  name: string
  indicators: readonly IndicatorFacts[]
  /** What is said on the card, by the part it stands in. */
  words: readonly Readonly<{ part: string; lines: readonly string[] }>[]
}>

/** What of a pack is held against the version before. */
export type PackFacts = Readonly<{
  meeting: readonly Readonly<{ what: string; text: string }>[]
  agenda: readonly Readonly<{ id: string; title: string; minutes: number }>[]
  promises: readonly Readonly<{ id: string; text: string; state: string }>[]
  exceptions: readonly Readonly<{ id: string; name: string; words: CardFacts['words'] }>[]
  cards: readonly CardFacts[]
}>

export const packChangeKinds = [
  'meeting',
  'agenda',
  'minutes',
  'promise',
  'exception',
  'card',
  'indicator',
  'status',
  'value',
  'target',
  'words',
] as const

/** One thing that reads otherwise. `before` is null for what was not there, `after` for what has gone. */
export type PackChange = Readonly<{
  kind: (typeof packChangeKinds)[number]
  /** The item, the promise, or the card's priority. */
  about: string
  /** The indicator, or the part of the words; null where it is the thing itself. */
  what: string | null
  before: string | null
  after: string | null
}>

/**
 * What a version of a pack says otherwise than the one before it: the meeting, agenda, promises, exceptions, then card by
 * card numbers, statuses, targets and words, each in the order of the new version. Items, promises and cards are the same
 * where their ids are, indicators where their names are. Only what reads otherwise is told: an order that changed alone
 * is not. At most 400; there are never too many to store.
 */
export function packChanges(before: PackFacts, after: PackFacts): readonly PackChange[] {
  const all = [
    ...meetingChanges(before, after),
    ...agendaChanges(before, after),
    ...promiseChanges(before, after),
    ...exceptionChanges(before, after),
    ...paired(before.cards, after.cards).flatMap(([old, now]) => cardChanges(old, now)),
  ]
  return all.slice(0, packLimits.changes)
}

function meetingChanges(before: PackFacts, after: PackFacts): PackChange[] {
  const was = new Map(before.meeting.map(({ what, text }) => [what, text]))
  return after.meeting.flatMap(({ what, text }) => differs('meeting', what, null, was.get(what) ?? '', text))
}

function agendaChanges(before: PackFacts, after: PackFacts): PackChange[] {
  return paired(before.agenda, after.agenda).flatMap(([old, now]) => [
    ...thing('agenda', old?.title ?? null, now?.title ?? null),
    ...(old !== null && now !== null
      ? differs('minutes', now.title, null, String(old.minutes), String(now.minutes))
      : []),
  ])
}

function promiseChanges(before: PackFacts, after: PackFacts): PackChange[] {
  return paired(before.promises, after.promises).flatMap(([old, now]) => [
    ...thing('promise', old?.text ?? null, now?.text ?? null),
    ...(old !== null && now !== null ? differs('promise', now.text, 'state', old.state, now.state) : []),
  ])
}

function exceptionChanges(before: PackFacts, after: PackFacts): PackChange[] {
  return paired(before.exceptions, after.exceptions).flatMap(([old, now]) => [
    ...thing('exception', old?.name ?? null, now?.name ?? null),
    ...(old !== null && now !== null ? wordChanges(now.name, old.words, now.words) : []),
  ])
}

function cardChanges(old: CardFacts | null, now: CardFacts | null): PackChange[] {
  const itself = thing('card', old?.name ?? null, now?.name ?? null)
  if (old === null || now === null) return itself
  const named = (all: readonly IndicatorFacts[]) => all.map((one) => ({ ...one, id: one.name }))
  const indicators = paired(named(old.indicators), named(now.indicators)).flatMap(([was, is]) =>
    indicatorChanges(now.name, was, is),
  )
  return [...itself, ...indicators, ...wordChanges(now.name, old.words, now.words)]
}

function indicatorChanges(card: string, was: IndicatorFacts | null, is: IndicatorFacts | null): PackChange[] {
  if (was === null || is === null)
    return [{ kind: 'indicator', about: card, what: null, before: was?.name ?? null, after: is?.name ?? null }]
  return [
    ...differs('status', card, is.name, was.status, is.status),
    ...differs('value', card, is.name, was.value, is.value),
    ...differs('target', card, is.name, was.target, is.target),
  ]
}

/** The lines of a part that went and those that came: the words between them say what was written anew. */
function wordChanges(about: string, old: CardFacts['words'], now: CardFacts['words']): PackChange[] {
  const parts = [...new Set([...old, ...now].map(({ part }) => part))]
  const linesOf = (all: CardFacts['words'], part: string) => all.find((one) => one.part === part)?.lines ?? []
  return parts.flatMap((part) => {
    const [was, is] = [linesOf(old, part), linesOf(now, part)]
    const gone = was.filter((line) => !is.includes(line))
    const come = is.filter((line) => !was.includes(line))
    if (gone.length + come.length === 0) return []
    const joined = (lines: readonly string[]) => (lines.length === 0 ? null : lines.join('\n'))
    return [{ kind: 'words', about, what: part, before: joined(gone), after: joined(come) } as const]
  })
}

/** The thing itself: new, gone, or called otherwise. */
function thing(kind: PackChange['kind'], before: string | null, after: string | null): PackChange[] {
  return before === after ? [] : [{ kind, about: after ?? before ?? '', what: null, before, after }]
}

function differs(
  kind: PackChange['kind'],
  about: string,
  what: string | null,
  before: string,
  after: string,
): PackChange[] {
  return before === after ? [] : [{ kind, about, what, before, after }]
}

/** Each one of the new list with its old self, then what has gone. */
function paired<One extends Readonly<{ id: string }>>(
  before: readonly One[],
  after: readonly One[],
): readonly (readonly [One | null, One | null])[] {
  const was = new Map(before.map((one) => [one.id, one]))
  const ids = new Set(after.map(({ id }) => id))
  return [
    ...after.map((one) => [was.get(one.id) ?? null, one] as const),
    ...before.filter(({ id }) => !ids.has(id)).map((one) => [one, null] as const),
  ]
}
