import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import type { IsoDate } from '@ttc/domain/day'
import { Problem } from '@ttc/domain/problem'
import { canBecome, closedByOpening, type RoundState } from '@ttc/domain/round'
import { describeRoundState } from '@ttc/domain/round.words'
import { note } from '../audit/audit.queries.ts'
import { closeRound } from '../escalation/close-round.command.ts'
import { findRound, holdRounds, listOpening, type RoundRow, saveState } from './round.queries.ts'
import { roundView } from './round.view.ts'

type Noted = typeof note

/** What the calendar does by itself: nobody stands beside it. */
const byCalendar: Noted = (tx, scope, entry) => note(tx, scope, { ...entry, by: null })

/**
 * Opens a round or closes it, in a transaction. Opening closes the plan's earlier round whose meeting has been, and is
 * refused while one is still under way. `by` writes it down: in a person's name, or the calendar's.
 */
async function turn(
  tx: Database,
  scope: Scope,
  round: RoundRow,
  wanted: Readonly<{ state: RoundState; version: number; today: IsoDate; by: Noted }>,
): Promise<number> {
  const { state, version, today, by } = wanted
  const rounds = await holdRounds(tx, scope, round.planId)
  const present = rounds.find(({ id }) => id === round.id) ?? round
  if (present.version !== version) throw changed(present)
  if (!canBecome(present.state, state))
    throw new Problem('rule-broken', `This round is ${describeRoundState(present.state).toLowerCase()} already.`)
  const others = rounds.filter(({ id }) => id !== round.id)
  const over = state === 'open' ? closedByOpening(others, today) : []
  for (const { id } of over) {
    const one = rounds.find((row) => row.id === id)
    if (one !== undefined) await save(one, 'closed')
  }
  return save(present, state)

  async function save(one: RoundRow, to: RoundState): Promise<number> {
    const saved = await saveState(tx, scope, one, to)
    if (saved === null) throw changed(one)
    const change = { before: { state: one.state }, after: { state: to, name: one.name } }
    if (to === 'closed') await closeRound(tx, scope, { planId: one.planId, roundEnd: endOf(one, today), today })
    await by(tx, scope, { action: 'round.run', object: 'round', id: one.id, ...change })
    return saved
  }
}

/** The day that names it in the history of statuses: its meeting's, or the present one where it is closed before that. */
const endOf = ({ meetsOn }: RoundRow, today: IsoDate) => (meetsOn < today ? meetsOn : today)

const changed = (present: RoundRow) =>
  new Problem('conflict', 'Someone else changed this round since you opened it.', { present: roundView(present) })

type Turned = Readonly<{ state: 'open' | 'closed'; version: number; today: IsoDate }>

/** A person's press: opens the round, or closes it. */
export function turnRound(tx: Database, scope: Scope, round: RoundRow, wanted: Turned): Promise<number> {
  return turn(tx, scope, round, { ...wanted, by: note })
}

/** The round whose pack has been frozen: from then on what comes is for the next one. */
export function freezeRound(tx: Database, scope: Scope, round: RoundRow, today: IsoDate): Promise<number> {
  return turn(tx, scope, round, { state: 'frozen', version: round.version, today, by: note })
}

/**
 * Opens every round of a partnership that opens by itself by a day; done twice it does nothing more. One whose plan has
 * a round under way waits until that is closed.
 */
export async function openDueRounds(db: Database, scope: Scope, today: IsoDate): Promise<void> {
  for (const { id } of await listOpening(db, scope, today)) {
    try {
      await db.transaction(async (tx) => {
        const found = await findRound(tx, scope, id)
        if (found === null || found.round.state !== 'planned') return
        const { version } = found.round
        await turn(tx, scope, found.round, { state: 'open', version, today, by: byCalendar })
      })
    } catch (error) {
      // Another round is under way, or another node was first: both are looked at again the next time.
      if (!(error instanceof Problem)) throw error
    }
  }
}
