import type { MakeLink, SendLinkAgain } from '@ttc/contracts/link'
import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import { groupInSentence } from '@ttc/domain/breakdown.words'
import { checkPeriod } from '@ttc/domain/indicator'
import { checkLinkDay } from '@ttc/domain/link'
import { hasEnded, type IsoDate, type Period } from '@ttc/domain/period'
import { describeDay, describePeriod } from '@ttc/domain/period/label'
import { Problem } from '@ttc/domain/problem'
import { newLinkToken } from '../account/server-secret.queries.ts'
import { checkNotDerived } from '../assessment/derived.queries.ts'
import { scaleOf } from '../assessment/ground.ts'
import { note } from '../audit/audit.queries.ts'
import { askingLetter, linkTo } from '../mail/letter.ts'
import { type Delivery, emptyMail, queueMail } from '../mail/mail.queries.ts'
import { findMember } from '../member/member.queries.ts'
import { findPlan } from '../plan/plan.queries.ts'
import { wrongFields } from '../problem/wrong-fields.ts'
import { presentPlacement } from '../target/placed.queries.ts'
import { endLink, linkChanged } from './end-link.command.ts'
import { findAskable, holdLink, type LinkRow, saveLink, saveNewLink } from './link.queries.ts'
import { periodOfLink } from './link.view.ts'
import { listLastAnswers } from './link-answer.queries.ts'

export type LinkSettings = Readonly<{
  /** Without a slash at the end. */
  publicUrl: string
  delivery: Delivery
}>

/** The page that a key opens: short, since people type it from a text message. */
export const PAGE = 'l'

type Letter = Readonly<{
  row: LinkRow['row']
  pairs: LinkRow['pairs']
  partnership: string
  period: Period
  planId: string
}> &
  Pick<MakeLink, 'forName' | 'forEmail' | 'expiresOn'>

/** Makes a link and mails it where an address is given. Answers its address, which is kept nowhere. */
export async function makeLink(
  tx: Database,
  scope: Scope,
  placementId: string,
  body: MakeLink,
  today: IsoDate,
  settings: LinkSettings,
): Promise<string> {
  const { id, seriesId, period: days, forName, agency, forEmail, expiresOn } = body
  const placed = await presentPlacement(tx, scope, placementId)
  const askable = await findAskable(tx, scope, placed.indicatorId, seriesId)
  if (askable === null) throw wrong('seriesId', 'Choose all children or a group of this indicator.')
  await checkNotDerived(tx, scope, seriesId)
  const period = checkedAsking(days, expiresOn, askable.row, today)
  const { token, sha256 } = newLinkToken()
  const address = linkTo(settings.publicUrl, PAGE, token)
  const letter = { ...askable, planId: placed.plan.id, period, forName, forEmail, expiresOn }
  await saveNewLink(tx, scope, {
    id,
    kind: 'value',
    planId: placed.plan.id,
    placementId,
    seriesId,
    periodStart: period.start,
    periodEnd: period.end,
    forName,
    agency,
    forEmail,
    keySha256: sha256,
    expiresOn,
    ...(await mailed(tx, scope, letter, address, settings)),
  })
  const after = {
    indicatorId: placed.indicatorId,
    seriesId,
    period: days,
    agency,
    expiresOn,
    mailed: forEmail !== null,
  }
  await note(tx, scope, { action: 'link.make', object: 'link', id, before: null, after })
  return address
}

function checkedAsking(days: MakeLink['period'], expiresOn: IsoDate, row: LinkRow['row'], today: IsoDate): Period {
  const fields = wrongFields()
  const period = fields.check(() => checkPeriod(days, scaleOf(row)))
  if (period !== null && !hasEnded(period, today))
    fields.note('period', 'This period has not ended yet. Ask for it when it has.')
  fields.check(() => checkLinkDay(expiresOn, today))
  fields.refuse()
  if (period === null) throw new Error('A period that was refused')
  return period
}

async function mailed(tx: Database, scope: Scope, letter: Letter, address: string, settings: LinkSettings) {
  if (letter.forEmail === null) return { mailId: null, sentAt: null }
  const { row, pairs, partnership, period, planId, forName, forEmail, expiresOn } = letter
  const by = await findMember(tx, scope, scope.memberId)
  const group = pairs.length === 0 ? '' : ` (${groupInSentence(pairs)})`
  const parts = {
    marking: (await findPlan(tx, scope, planId))?.marking ?? 'none',
    partnership,
    name: forName,
    askedBy: by === null ? partnership : `${by.name}, ${by.agency},`,
    asked: `${row.name}${group}, ${describePeriod(period, row.accumulation)}`,
    until: describeDay(expiresOn),
    link: address,
  }
  const mailId = await queueMail(tx, settings.delivery, scope.partnershipId, askingLetter(forEmail, parts))
  return { mailId, sentAt: new Date() }
}

/** Gives a link another key, and mails it where an address is given. The old key opens nothing any more. */
export async function renewLink(
  tx: Database,
  scope: Scope,
  linkId: string,
  { version, forEmail, expiresOn }: SendLinkAgain,
  today: IsoDate,
  settings: LinkSettings,
): Promise<Readonly<{ version: number; address: string }>> {
  const held = await holdLink(tx, scope, linkId)
  if (!held.stands)
    throw new Problem('rule-broken', 'This indicator is no longer in the plan, so it cannot be asked for.')
  const last = (await listLastAnswers(tx, scope, [linkId])).get(linkId)
  if (last?.answer.state === 'accepted')
    throw new Problem('rule-broken', 'The number was accepted. Make another link to ask for it again.')
  checkLinkDay(expiresOn, today)
  const { token, sha256 } = newLinkToken()
  const address = linkTo(settings.publicUrl, PAGE, token)
  if (held.link.mailId !== null) await emptyMail(tx, scope, held.link.mailId)
  const letter = { ...held, partnership: held.partnership.name, period: periodOfLink(held), ...namesOf(held) }
  const sent = await mailed(tx, scope, { ...letter, forEmail, expiresOn }, address, settings)
  const kept = { keySha256: sha256, expiresOn, forEmail, openedAt: null, withdrawnAt: null, withdrawnBy: null }
  const saved = await saveLink(tx, scope, linkId, version, { ...kept, ...sent })
  if (saved === null) throw linkChanged(held.link)
  const before = { expiresOn: held.link.expiresOn, withdrawn: held.link.withdrawnAt !== null }
  const after = { expiresOn, mailed: forEmail !== null, newKey: true }
  await note(tx, scope, { action: 'link.make', object: 'link', id: linkId, before, after })
  return { version: saved, address }
}

/** Makes a link worthless; what it brought stays. */
export async function withdrawLink(tx: Database, scope: Scope, linkId: string, version: number): Promise<number> {
  const held = await holdLink(tx, scope, linkId)
  return endLink(tx, scope, held.link, version)
}

const namesOf = ({ link: { forName, planId } }: LinkRow) => ({ forName, planId })

const wrong = (field: string, message: string) => new Problem('invalid', message, { fields: [{ field, message }] })
