import type { IsoDate } from '../day.ts'
import { isAbsent } from '../member.ts'
import type { Period } from '../period.ts'
import type { RoundDays } from '../round.ts'

/** What a round asks of people: the value of an indicator, the report card of a priority, a recovery sheet. */
export const owedKinds = ['value', 'card', 'sheet'] as const
export type OwedKind = (typeof owedKinds)[number]

export const owedStates = ['late', 'owed', 'opened', 'answered'] as const
export type OwedState = (typeof owedStates)[number]

/** A member as far as it matters whom something is asked of. */
export type Askable = Readonly<{
  id: string
  hasLeft: boolean
  absentFrom: IsoDate | null
  absentTo: IsoDate | null
  deputyMemberId: string | null
}>

/** An indicator in the plan: when its next value can be there, and what came since the round opened. */
export type PlacedValue = Readonly<{
  placementId: string
  ownerMemberId: string | null
  /** Computed from others: nobody gives it. */
  derived: boolean
  /** Null where no value has come yet, so that no day is known. */
  nextDue: Readonly<{ period: Period; on: IsoDate }> | null
  /** The latest period that was new since the round opened. */
  given: Readonly<{ period: Period; on: IsoDate }> | null
}>

export type LedPriority = Readonly<{ priorityId: string; leadMemberId: string | null; answeredOn: IsoDate | null }>

/** A recovery sheet as it stands. `answeredOn` is the day it was last sent, where it was and was not sent back. */
export type SheetAsked = Readonly<{
  sheetId: string
  placementId: string
  ownerMemberId: string | null
  dueOn: IsoDate
  answeredOn: IsoDate | null
}>

export type Ground = Readonly<{
  values: readonly PlacedValue[]
  priorities: readonly LedPriority[]
  sheets: readonly SheetAsked[]
  members: readonly Askable[]
}>

export type RoundAsking = RoundDays & Readonly<{ openedOn: IsoDate | null }>

type Asked = Readonly<{
  /** Null where nobody is there to be asked: the coordinator sees it as "no owner". */
  memberId: string | null
  /** Who would be asked if they were there; null where the owner themselves is. */
  insteadOf: string | null
  dueOn: IsoDate
  answeredOn: IsoDate | null
}>

export type Ask = Asked &
  (
    | Readonly<{ kind: 'value'; placementId: string; period: Period; expectedOn: IsoDate | null }>
    | Readonly<{ kind: 'card'; priorityId: string }>
    | Readonly<{ kind: 'sheet'; placementId: string; sheetId: string }>
  )

/** An indicator that is not asked for, since its next value is not out before the round's numbers are due. */
export type NotAsked = Readonly<{ placementId: string; memberId: string | null; until: IsoDate | null }>

/**
 * Whom something of an owner is asked of on a day: the owner; while they are away, or have left, their deputy, if that
 * one is there; an owner who is away without a deputy themselves. Nobody (null) where there is no owner, or they have
 * left and no deputy stands in. A deputy's deputy is not asked: nobody agreed to that.
 */
export function askedFor(
  ownerMemberId: string | null,
  members: ReadonlyMap<string, Askable>,
  today: IsoDate,
): Pick<Asked, 'memberId' | 'insteadOf'> {
  const owner = ownerMemberId === null ? undefined : members.get(ownerMemberId)
  if (owner === undefined) return { memberId: null, insteadOf: null }
  const isThere = !owner.hasLeft && !isAbsent(owner, today)
  if (isThere) return { memberId: owner.id, insteadOf: null }
  const deputy = owner.deputyMemberId === null ? undefined : members.get(owner.deputyMemberId)
  if (deputy !== undefined && !deputy.hasLeft && !isAbsent(deputy, today))
    return { memberId: deputy.id, insteadOf: owner.id }
  return owner.hasLeft ? { memberId: null, insteadOf: owner.id } : { memberId: owner.id, insteadOf: null }
}

/**
 * What a round asks for and of whom, and which indicators it does not ask for. A value is asked for if the next one is
 * due, by its announced day or its usual delay, on or before the day numbers are due (whatever was late before the
 * round too); one that came since the round opened stands as answered, unless a further one is due by then. Nobody is
 * asked for what cannot be new, nor for a derived value. Every priority's lead is asked for its card, the owner for
 * every open recovery sheet; a sheet that was sent before the round opened is not part of it. Nothing is stored: the
 * same question on another day may have another answer.
 */
export function owedIn(
  round: RoundAsking,
  ground: Ground,
  today: IsoDate,
): Readonly<{ asks: readonly Ask[]; notAsked: readonly NotAsked[] }> {
  const members = new Map(ground.members.map((one) => [one.id, one]))
  const asked = (ownerMemberId: string | null) => askedFor(ownerMemberId, members, today)
  const values = ground.values.filter(({ derived }) => !derived)
  const sheets = ground.sheets.filter(
    ({ answeredOn }) => answeredOn === null || (round.openedOn !== null && answeredOn >= round.openedOn),
  )
  return {
    asks: [
      ...values.flatMap((one) => valueAsk(one, round, asked(one.ownerMemberId))),
      ...ground.priorities.map(({ priorityId, leadMemberId, answeredOn }) => ({
        kind: 'card' as const,
        priorityId,
        ...asked(leadMemberId),
        dueOn: round.cardsDueOn,
        answeredOn,
      })),
      ...sheets.map(({ sheetId, placementId, ownerMemberId, dueOn, answeredOn }) => ({
        kind: 'sheet' as const,
        sheetId,
        placementId,
        ...asked(ownerMemberId),
        dueOn,
        answeredOn,
      })),
    ],
    notAsked: values
      .filter(({ nextDue, given }) => given === null && !isDueIn(round, nextDue))
      .map(({ placementId, ownerMemberId, nextDue }) => ({
        placementId,
        memberId: asked(ownerMemberId).memberId,
        until: nextDue?.on ?? null,
      })),
  }
}

function isDueIn(
  { numbersDueOn }: RoundDays,
  nextDue: PlacedValue['nextDue'],
): nextDue is { period: Period; on: IsoDate } {
  return nextDue !== null && nextDue.on <= numbersDueOn
}

function valueAsk(
  { placementId, nextDue, given }: PlacedValue,
  round: RoundDays,
  asked: Pick<Asked, 'memberId' | 'insteadOf'>,
): Ask[] {
  const row = { kind: 'value' as const, placementId, ...asked, dueOn: round.numbersDueOn }
  if (isDueIn(round, nextDue)) return [{ ...row, period: nextDue.period, expectedOn: nextDue.on, answeredOn: null }]
  return given === null ? [] : [{ ...row, period: given.period, expectedOn: null, answeredOn: given.on }]
}

/**
 * How something asked for stands on a day: answered, else late once its day has passed, else opened where whoever is
 * asked has looked at what they owe, else owed.
 */
export function owedStateOf(
  { dueOn, answeredOn }: Pick<Asked, 'dueOn' | 'answeredOn'>,
  isOpened: boolean,
  today: IsoDate,
): OwedState {
  if (answeredOn !== null) return 'answered'
  if (dueOn < today) return 'late'
  return isOpened ? 'opened' : 'owed'
}
