import type { Database } from '@ttc/db/connect'
import { scopeFor } from '@ttc/domain/access'
import type { IsoDate } from '@ttc/domain/day'
import { noticeDue } from '@ttc/domain/round/notice'
import { roundLetter } from '../mail/letter.ts'
import { type Delivery, queueMail } from '../mail/mail.queries.ts'
import { listAllPartnerships } from '../partnership/partnership.queries.ts'
import { holdSent, listNotices, saveSent } from './notice.queries.ts'
import { ownPart, roundOwed } from './owed.view.ts'
import { findOwedGround } from './owed-ground.queries.ts'
import { listMailed } from './round.queries.ts'
import { roundParts } from './round-letter.ts'
import { openDueRounds } from './turn-round.command.ts'

export type RoundMailSettings = Readonly<{
  /** Without a slash at the end. */
  publicUrl: string
  delivery: Delivery
}>

type Only = Readonly<{ partnershipId: string; roundId: string }>
type Mailed = Awaited<ReturnType<typeof listMailed>>[number]

/**
 * Queues the mails of all open rounds (or of one) that somebody is due on a day; run as often as one likes, by as many
 * nodes. Answers how many were queued, and how many could not be, who are due again the next time: one must not keep
 * the rest from theirs.
 */
export async function sendRoundMails(
  db: Database,
  today: IsoDate,
  settings: RoundMailSettings,
  only: Only | null = null,
): Promise<Readonly<{ sent: number; failed: number }>> {
  let sent = 0
  let failed = 0
  for (const one of await listMailed(db, today)) {
    if (only !== null && (one.round.id !== only.roundId || one.round.partnershipId !== only.partnershipId)) continue
    for (const send of await lettersOf(db, one, today, settings)) {
      try {
        if (await send()) sent += 1
      } catch {
        failed += 1
      }
    }
  }
  return { sent, failed }
}

/** A letter for each member of a round who is due one and can be mailed. */
async function lettersOf(db: Database, mailed: Mailed, today: IsoDate, settings: RoundMailSettings) {
  const { round, plan, partnership } = mailed
  const scope = scopeFor(round.partnershipId, round.partnershipId)
  const ground = await findOwedGround(db, scope, plan.id, round.openedAt)
  const notices = await listNotices(db, scope, round.id)
  const owed = roundOwed(round, ground, notices, today)
  return ground.members.flatMap(({ id: memberId, mailTo }) => {
    const rows = ownPart(owed, memberId).rows.filter(({ state }) => state !== 'answered')
    const due = noticeDue(rows, notices.get(memberId)?.sent ?? [], round.reminders, today)
    if (mailTo === null || due === null) return []
    return [
      () =>
        db.transaction(async (tx) => {
          const sent = await holdSent(tx, scope, round.id, memberId)
          const kind = noticeDue(rows, sent, round.reminders, today)
          if (kind === null) return false
          const { publicUrl, delivery } = settings
          const parts = roundParts({ kind, round, plan, partnership, publicUrl, rows, today })
          await queueMail(tx, delivery, scope.partnershipId, roundLetter(mailTo, parts))
          await saveSent(tx, scope, { roundId: round.id, memberId, sent: [...sent, { kind, on: today }] })
          return true
        }),
    ]
  })
}

export type RoundPost = Readonly<{ start: () => void; close: () => Promise<void> }>

const LOOK_MS = 600_000

/** Another pass over who is due a mail, made with the rounds'. */
type Pass = (today: IsoDate) => Promise<Readonly<{ failed: number }>>

/**
 * Opens what opens by itself and mails who is due a mail, at once and every ten minutes, until it is closed; `more` are made in the
 * same pass. `warn` gets no names.
 */
export function openRoundPost(
  db: Database,
  today: () => IsoDate,
  settings: RoundMailSettings,
  warn: (reason: string) => void,
  more: readonly Pass[] = [],
): RoundPost {
  let pass: Promise<void> | null = null
  let timer: NodeJS.Timeout | null = null
  const send = async () => {
    for (const { id } of await listAllPartnerships(db)) await openDueRounds(db, scopeFor(id, id), today())
    const { failed } = await sendRoundMails(db, today(), settings)
    if (failed > 0) warn(`${failed} mails about rounds could not be made`)
    for (const pass of more) {
      const others = await pass(today())
      if (others.failed > 0) warn(`${others.failed} mails after meetings could not be made`)
    }
  }
  const look = () => {
    pass ??= send()
      .catch(() => warn('who is due a mail about a round could not be read'))
      .finally(() => {
        pass = null
      })
  }
  return {
    start: () => {
      timer ??= setInterval(look, LOOK_MS)
      timer.unref()
      look()
    },
    close: async () => {
      if (timer !== null) clearInterval(timer)
      await pass
    },
  }
}
