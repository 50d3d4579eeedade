import type { Decision } from '../challenge.ts'
import { describeDecision } from '../challenge.words.ts'
import { type ItemKind, itemOf, type MeetingState } from '../challenge-meeting.ts'
import type { IsoDate } from '../day.ts'
import { describeDay } from '../period/label.ts'
import type { PromiseState } from '../promise.ts'
import { describePromise, describePromiseCounts } from '../promise.words.ts'
import { describeCorrection, type MinutedChange } from './correction.words.ts'

type Person = Readonly<{ name: string; agency: string }>
type Named = Readonly<{ name: string }>

type Asked = Readonly<{
  id: string
  itemId: string | null
  placementId: string | null
  source: 'room' | 'before'
  question: string
  askedBy: Named
  agency: string
  answer: string
  answeredBy: Named
  answerAgency: string
  decision: Decision | null
  removed: boolean
}>

type Promised = Readonly<{
  id: string
  itemId: string | null
  challengeId: string | null
  text: string
  owner: Named
  agency: string
  dueOn: IsoDate | null
  state: PromiseState
  note: string
  removed: boolean
}>

/** A meeting as far as its minutes tell it. */
export type MinutedMeeting = Readonly<{
  name: string
  plan: Named
  meetsOn: IsoDate
  startsAt: string | null
  place: string
  state: MeetingState
  marking: string
  chair: Person | null
  minuteTaker: Person | null
  closedAt: string | null
  items: readonly Readonly<{ id: string; kind: ItemKind; placementId: string | null; title: string }>[]
  challenges: readonly Asked[]
  promises: readonly Promised[]
  brought: readonly Promised[]
  history: readonly MinutedChange[]
}>

/** A promise in words: what, who, by when, and how it stands with its note. */
export type MinutedPromise = Readonly<{ id: string; text: string; who: string; due: string; stands: string }>

export type MinutedQuestion = Readonly<{
  id: string
  question: string
  /** "Director of public health, NHS, before the day". */
  asked: string
  /** Null where nothing was answered, or it was not typed. */
  answer: string | null
  answered: string | null
  promises: readonly MinutedPromise[]
  decision: string | null
}>

export type MinutedItem = Readonly<{
  id: string
  title: string
  asked: readonly MinutedQuestion[]
  /** What was promised under the item without a question. */
  promises: readonly MinutedPromise[]
}>

/** The minutes of a meeting in words: what the page, the PDF and the Word file say alike. */
export type Minutes = Readonly<{
  title: string
  /** Null where the meeting carries none. */
  marking: string | null
  heldOn: IsoDate
  facts: readonly Readonly<{ name: string; text: string }>[]
  broughtWords: string
  brought: readonly MinutedPromise[]
  items: readonly MinutedItem[]
  /** The items under which nothing was asked or promised. */
  silent: readonly string[]
  madeWords: string
  made: readonly MinutedPromise[]
  /** What was changed after the end, newest first. */
  corrections: readonly string[]
}>

/**
 * The minutes of a meeting in words, on a day. Taken out questions and promises are left out; so are questions and
 * promises of which nothing has been typed. A question from before the day stands under its item as the chair placed
 * it; what stands under no item (any more) comes last, under "Other questions". Who was there is not recorded: named are
 * those who asked, answered or promised. A promise that is open past its day is told as overdue on that day.
 */
export function minutesOf(meeting: MinutedMeeting, today: IsoDate): Minutes {
  const made = meeting.promises.filter(isSaid)
  const words = (one: Promised) => promiseWords(one, today)
  const all = itemsOf(meeting, made, words)
  return {
    title: meeting.name,
    marking: meeting.marking === 'none' ? null : meeting.marking,
    heldOn: meeting.meetsOn,
    facts: factsOf(meeting, made),
    broughtWords: countWords(meeting.brought),
    brought: meeting.brought.map(words),
    items: all.filter(isTold),
    silent: all.filter((one) => !isTold(one)).map(({ title }) => title),
    madeWords: countWords(made),
    made: made.map(words),
    corrections: meeting.history.filter(({ what }) => what === 'corrected').map(describeCorrection),
  }
}

const isSaid = ({ removed, text }: Promised) => !removed && text !== ''
const isAsked = ({ removed, question, answer }: Asked) => !removed && (question !== '' || answer !== '')
const isTold = ({ asked, promises }: MinutedItem) => asked.length + promises.length > 0
const joined = (...parts: readonly string[]) => parts.filter((part) => part !== '').join(', ')
const countWords = (promises: readonly Promised[]) => describePromiseCounts(promises.map(({ state }) => state))

const OTHER = 'Other questions and promises'

function itemsOf(
  { items, challenges }: MinutedMeeting,
  made: readonly Promised[],
  words: (one: Promised) => MinutedPromise,
): MinutedItem[] {
  const asked = challenges.filter(isAsked)
  const known = new Set(items.map(({ id }) => id))
  const shown = new Set(asked.map(({ id }) => id))
  const place = (one: Asked) => (one.source === 'before' ? itemOf(one, items) : one.itemId)
  const at = (itemId: string | null) => (itemId !== null && known.has(itemId) ? itemId : null)
  return [...items.map(({ id, title }) => ({ id, title })), { id: null, title: OTHER }]
    .map(({ id, title }) => ({
      id: id ?? 'other',
      title,
      asked: asked
        .filter((one) => at(place(one)) === id)
        .map((one) => questionWords(one, made.filter(({ challengeId }) => challengeId === one.id).map(words))),
      promises: made
        .filter(({ challengeId, itemId }) => (challengeId === null || !shown.has(challengeId)) && at(itemId) === id)
        .map(words),
    }))
    .filter((one) => one.id !== 'other' || isTold(one))
}

function questionWords(one: Asked, promises: readonly MinutedPromise[]): MinutedQuestion {
  const answered = joined(one.answeredBy.name, one.answerAgency)
  return {
    id: one.id,
    question: one.question === '' ? 'The question was not written down' : one.question,
    asked: joined(
      joined(one.askedBy.name, one.agency) || 'Nobody named',
      one.source === 'before' ? 'before the day' : '',
    ),
    answer: one.answer === '' ? null : one.answer,
    answered: answered === '' ? null : answered,
    promises,
    decision: one.decision === null ? null : describeDecision(one.decision),
  }
}

function promiseWords(one: Promised, today: IsoDate): MinutedPromise {
  const state = describePromise(one, today)
  return {
    id: one.id,
    text: one.text,
    who: joined(one.owner.name, one.agency) || 'Nobody named',
    due: one.dueOn === null ? 'No day given' : describeDay(one.dueOn),
    stands: one.note === '' ? state : `${state}: ${one.note}`,
  }
}

function factsOf(meeting: MinutedMeeting, made: readonly Promised[]): Minutes['facts'] {
  const { plan, meetsOn, startsAt, place, state, chair, minuteTaker, closedAt } = meeting
  const person = (one: Person | null) => (one === null ? 'Not named' : joined(one.name, one.agency))
  const named = namedIn(meeting, made)
  return [
    { name: 'Plan', text: plan.name },
    { name: 'Held on', text: joined(describeDay(meetsOn), startsAt ?? '') },
    { name: 'Place', text: place },
    { name: 'Chair', text: person(chair) },
    { name: 'Minutes taken by', text: person(minuteTaker) },
    { name: 'Asked, answered or promised', text: named.join('; ') },
    {
      name: 'State',
      text:
        state === 'closed' && closedAt !== null
          ? `Closed on ${describeDay(closedAt.slice(0, 10))}`
          : 'The meeting is not closed: these minutes may still change',
    },
  ].filter(({ text }) => text !== '')
}

/** Everybody the minutes name, each once, by their first words in them. */
function namedIn({ challenges }: MinutedMeeting, made: readonly Promised[]): string[] {
  const people = [
    ...challenges.filter(isAsked).flatMap((one) => [
      [one.askedBy.name, one.agency],
      [one.answeredBy.name, one.answerAgency],
    ]),
    ...made.map((one) => [one.owner.name, one.agency]),
  ] as [name: string, agency: string][]
  const known = new Map<string, string>()
  for (const [name, agency] of people) {
    const key = name.toLowerCase()
    const before = known.get(key)
    if (name !== '' && (before === undefined || before === name)) known.set(key, joined(name, agency))
  }
  return [...known.values()]
}
