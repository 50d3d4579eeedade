import { ExceptionFilter } from '@ttc/contracts/exception'
import type { Database } from '@ttc/db/connect'
import { type Grant, plansWith, type Scope, scopeFor } from '@ttc/domain/access'
import type { IsoDate } from '@ttc/domain/day'
import { changesBetween, type HeldView, movesOf, standingOn, type Told, toldOf } from '@ttc/domain/digest'
import { listHeld } from '../exception/exception.queries.ts'
import { digestLetter } from '../mail/letter.ts'
import { type Delivery, queueMail } from '../mail/mail.queries.ts'
import { listMemberGrants } from '../member/grant.queries.ts'
import { findReader, listDue, listStandings, saveTold, takeTurn } from './digest.queries.ts'
import { type DigestFacts, digestParts } from './digest-letter.ts'
import { listViews } from './view.queries.ts'

export type DigestSettings = Readonly<{
  /** Without a slash at the end. */
  publicUrl: string
  delivery: Delivery
}>

/**
 * Queues the week's mails of all who are due one on a day; run as often as one likes. Answers how many were queued, and
 * the codes of what went wrong with others, who are due again the next time: one must not keep the rest from theirs.
 */
export async function sendDigests(db: Database, today: IsoDate, settings: DigestSettings) {
  let sent = 0
  const failed: string[] = []
  for (const { partnershipId, memberId } of await listDue(db, today)) {
    try {
      if (await sendDigest(db, { partnershipId, memberId }, today, settings)) sent += 1
    } catch (error) {
      failed.push(codeOf(error))
    }
  }
  return { sent, failed }
}

/** What a database calls its refusal, else what kind of error it is: its words can hold names. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const { cause } = error
  return cause instanceof Error && 'code' in cause ? String(cause.code) : error.name
}

type Who = Readonly<{ partnershipId: string; memberId: string }>

/**
 * One member's mail and what they have been told by it, in one transaction: a process that is killed has done both or
 * neither. The week counts as done where there was nothing to tell.
 */
function sendDigest(db: Database, { partnershipId, memberId }: Who, today: IsoDate, settings: DigestSettings) {
  return db.transaction(async (tx) => {
    const scope = scopeFor(partnershipId, memberId, await listMemberGrants(tx, partnershipId, memberId))
    const reader = await findReader(tx, scope)
    const turn = reader === null ? null : await takeTurn(tx, scope, today)
    if (reader === null || turn === null) return false
    const { watched, seen } = await watchedBy(tx, scope, today)
    const views = await viewsOf(tx, scope, today, turn.told)
    await saveTold(tx, scope, toldOf(watched, views), today)
    const parts = digestParts({
      partnership: { id: partnershipId, name: reader.partnership },
      publicUrl: settings.publicUrl,
      since: Object.keys(turn.told).length === 0 ? null : turn.since,
      watched,
      changed: changesBetween(turn.told, watched),
      views,
      seen,
    })
    if (parts === null) return false
    await queueMail(tx, settings.delivery, partnershipId, digestLetter(reader.email, parts))
    return true
  })
}

/** The plans that somebody directs, as far as they may see them; null for all. */
const directedBy = (grants: readonly Grant[]) =>
  plansWith(
    grants.filter(({ role }) => role === 'director'),
    'plan.read',
  )

/** All that somebody may see, and of it what they direct or own. */
async function watchedBy(tx: Database, scope: Scope, today: IsoDate) {
  const directed = directedBy(scope.grants)
  const rows = await listStandings(tx, scope, plansWith(scope.grants, 'plan.read'))
  const seen = rows.map((row) => ({ ...row, standing: standingOn(row, today) }))
  const watched = seen.filter(
    ({ plan, ownerMemberId }) => directed === null || directed.includes(plan.id) || ownerMemberId === scope.memberId,
  )
  return { seen, watched }
}

type MailedView = HeldView & DigestFacts['views'][number]

/** The lists somebody has mailed to them, with what they hold now and what has moved. */
async function viewsOf(tx: Database, scope: Scope, today: IsoDate, told: Told): Promise<MailedView[]> {
  const plans = plansWith(scope.grants, 'plan.read')
  const mailed = (await listViews(tx, scope)).filter(({ weekly }) => weekly)
  const views: MailedView[] = []
  for (const { id, name, search } of mailed) {
    const holds = await listHeld(tx, scope, { filter: ExceptionFilter.parse(search), plans, today })
    views.push({ id, name, search, holds, moves: movesOf(told, { id, holds }) })
  }
  return views
}

export type DigestPost = Readonly<{ start: () => void; close: () => Promise<void> }>

const ROUND_MS = 600_000

/** Looks every ten minutes whether somebody is due a mail, until it is closed. `warn` gets no names. */
export function openDigests(
  db: Database,
  today: () => IsoDate,
  settings: DigestSettings,
  warn: (reason: string) => void,
): DigestPost {
  let round: Promise<void> | null = null
  let timer: NodeJS.Timeout | null = null
  const send = async () => {
    const { failed } = await sendDigests(db, today(), settings)
    if (failed.length > 0)
      warn(`the weekly mail could not be made for ${failed.length} members: ${[...new Set(failed)].join(', ')}`)
  }
  const look = () => {
    round ??= send()
      .catch(() => warn('who is due a weekly mail could not be read'))
      .finally(() => {
        round = null
      })
  }
  return {
    start: () => {
      timer ??= setInterval(look, ROUND_MS)
      timer.unref()
    },
    close: async () => {
      if (timer !== null) clearInterval(timer)
      await round
    },
  }
}
