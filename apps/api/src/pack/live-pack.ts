import type { PackContent, PackPreviewView } from '@ttc/contracts/pack'
import type { ReportCard } from '@ttc/contracts/report-card'
import { itemTimes, strongerMarking } from '@ttc/domain/pack'
import { describeDay, describePeriod } from '@ttc/domain/period/label'
import { describePromise } from '@ttc/domain/promise.words'
import type { ItemRow } from '../challenge-meeting/agenda.queries.ts'
import type { MeetingRow } from '../challenge-meeting/challenge-meeting.queries.ts'
import type { PromiseRow } from '../promise/promise.queries.ts'
import type { OwedRow } from '../round/owed.view.ts'
import type { RoundRow } from '../round/round.queries.ts'

type Person = Readonly<{ name: string; agency: string }>

export type PackParts = Readonly<{
  meeting: MeetingRow
  plan: Readonly<{ name: string; startsOn: string; endsOn: string; marking: string }>
  partnership: Readonly<{ name: string; example: boolean }>
  frozenBy: Person | null
  items: readonly ItemRow[]
  brought: readonly PromiseRow[]
  exceptions: PackContent['exceptions']
  cards: readonly Readonly<{ id: string; card: ReportCard }>[]
  round: RoundRow | null
  owed: readonly OwedRow[]
  today: string
}>

/** A pack but for its number, its moment and what it changes. */
export type PackDraft = Omit<PackContent, 'number' | 'frozenAt' | 'changes'>

export type LivePack = Readonly<{ draft: PackDraft; round: RoundRow | null }>

const MOST_MISSING = 60

/** A pack from what stands now. The same parts give the same pack. */
export function livePackOf(parts: PackParts): LivePack {
  const { meeting, plan, partnership, items, brought, round, today } = parts
  const { row, chair } = meeting
  const times = itemTimes(
    row.startsAt,
    items.map(({ minutes }) => minutes),
  )
  const draft: PackDraft = {
    schema: 1,
    audience: 'meeting',
    frozenOn: today,
    frozenBy: personOf(parts.frozenBy),
    marking: strongerMarking(row.marking, plan.marking),
    partnership: { name: partnership.name, example: partnership.example },
    plan: { name: plan.name, period: `${plan.startsOn.slice(0, 4)} to ${plan.endsOn.slice(0, 4)}` },
    round: round?.name ?? null,
    meeting: {
      name: row.name,
      meetsOn: row.meetsOn,
      startsAt: row.startsAt,
      place: row.place,
      minutes: row.minutes,
      chair: personOf(chair),
    },
    agenda: items.map(({ id, kind, title, minutes, priorityId, placementId }, i) => ({
      id,
      kind,
      title,
      about: priorityId ?? placementId,
      minutes,
      at: times[i] ?? null,
    })),
    promises: brought.map((one) => promiseOf(one, today)),
    exceptions: parts.exceptions,
    missing: missingOf(parts.owed),
    leftOut: [],
    cards: worstFirst(parts.cards.map(({ id, card }) => ({ id, standing: standingOf(card), card }))),
  }
  return { draft, round }
}

const personOf = (person: Person | null) => person && { name: person.name, agency: person.agency }

function promiseOf(row: PromiseRow, today: string): PackContent['promises'][number] {
  const { id, text, owner, agency, madeOn, dueOn, state, note } = row
  const who = [owner, agency].filter((part) => part !== '').join(', ')
  return { id, text, who, agency, madeOn, dueOn, state, standing: describePromise({ state, dueOn }, today), note }
}

type Card = PackContent['cards'][number]

function standingOf({ counts }: ReportCard): Card['standing'] {
  if (counts.red > 0) return 'red'
  return counts.amber > 0 ? 'amber' : 'other'
}

const ORDER: Readonly<Record<Card['standing'], number>> = { red: 0, amber: 1, other: 2 }

/** Red cards, then amber ones, then the others; among each, those with most first, then in the plan's order. */
function worstFirst(cards: readonly Card[]): Card[] {
  return cards.toSorted(
    (a, b) =>
      ORDER[a.standing] - ORDER[b.standing] ||
      b.card.counts.red - a.card.counts.red ||
      b.card.counts.amber - a.card.counts.amber,
  )
}

/** What the round asked for and did not get, a sentence each, late first; beyond 60 the rest is counted. */
function missingOf(owed: readonly OwedRow[]): string[] {
  const open = owed.filter(({ state }) => state !== 'answered')
  const said = open.slice(0, MOST_MISSING).map(missingText)
  return open.length > MOST_MISSING ? [...said, `And ${open.length - MOST_MISSING} more`] : said
}

const KINDS = { value: 'Value', card: 'Report card', sheet: 'Recovery sheet' } as const

function missingText({ kind, name, value, state, dueOn, member }: OwedRow): string {
  const period = value === null ? '' : `, ${describePeriod(value.period, value.accumulation)}`
  const by = member === null ? 'no owner' : [member.name, member.agency].filter((part) => part !== '').join(', ')
  const due = state === 'late' ? `late since ${describeDay(dueOn)}` : `due ${describeDay(dueOn)}`
  return `${KINDS[kind]}: ${name}${period}, ${due} (${by})`
}

/** What would be frozen, without the cards themselves. */
export function previewOf({ draft, round }: LivePack): PackPreviewView {
  return {
    asOf: draft.frozenOn,
    marking: draft.marking,
    agenda: draft.agenda,
    minutes: {
      planned: draft.agenda.reduce((sum, { minutes }) => sum + minutes, 0),
      meeting: draft.meeting.minutes,
    },
    promises: draft.promises.length,
    exceptions: draft.exceptions.length,
    cards: draft.cards.map(({ standing, card }) => ({ name: card.priority, standing, line: card.line })),
    missing: draft.missing,
    round: round && { name: round.name, freezeOn: round.freezeOn, willFreeze: round.state === 'open' },
  }
}
