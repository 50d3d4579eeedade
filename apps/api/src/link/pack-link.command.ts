import type { MakePackLink, SendPackLinkAgain } from '@ttc/contracts/link/pack'
import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import type { IsoDate } from '@ttc/domain/day'
import { checkMayRead, checkPackLinkDay } from '@ttc/domain/link'
import { describeDay } from '@ttc/domain/period/label'
import { Problem } from '@ttc/domain/problem'
import { newLinkToken } from '../account/server-secret.queries.ts'
import { note } from '../audit/audit.queries.ts'
import { linkTo, packLetter } from '../mail/letter.ts'
import { emptyMail, queueMail } from '../mail/mail.queries.ts'
import { findMember } from '../member/member.queries.ts'
import { findPartnership } from '../partnership/partnership.queries.ts'
import { wrongFields } from '../problem/wrong-fields.ts'
import { endLink, linkChanged } from './end-link.command.ts'
import { saveLink, saveNewLink } from './link.queries.ts'
import { type LinkSettings, PAGE } from './make-link.command.ts'
import { holdPack, listPackLinks, presentPackLink } from './pack-link.queries.ts'

const MOST_LINKS = 100

type Linkable = Awaited<ReturnType<typeof holdPack>>

/** Makes a link to a frozen pack and mails it where an address is given. Answers its address, kept nowhere. */
export async function makePackLink(
  tx: Database,
  scope: Scope,
  packId: string,
  body: MakePackLink,
  today: IsoDate,
  settings: LinkSettings,
): Promise<string> {
  const { id, forName, agency, forEmail, expiresOn, mayReadMarking } = body
  const pack = await holdPack(tx, scope, packId)
  const fields = wrongFields()
  fields.check(() => checkPackLinkDay(expiresOn, today))
  fields.check(() => checkMayRead(pack.marking, mayReadMarking))
  fields.refuse()
  if ((await listPackLinks(tx, scope, packId)).length >= MOST_LINKS)
    throw new Problem('rule-broken', `A pack has ${MOST_LINKS} links at most. Send one again that you have.`)
  const { token, sha256 } = newLinkToken()
  const address = linkTo(settings.publicUrl, PAGE, token)
  await saveNewLink(tx, scope, {
    id,
    kind: 'pack',
    planId: pack.planId,
    packId,
    forName,
    agency,
    forEmail,
    keySha256: sha256,
    expiresOn,
    ...(await mailed(tx, scope, pack, body, address, settings)),
  })
  const after = { packId, agency, expiresOn, marking: pack.marking, mayReadMarking, mailed: forEmail !== null }
  await note(tx, scope, { action: 'link.make', object: 'link', id, before: null, after })
  return address
}

type At = Readonly<{ packId: string; linkId: string }>

/** Gives a link another key, and mails it where an address is given. The old key opens nothing any more. */
export async function renewPackLink(
  tx: Database,
  scope: Scope,
  at: At,
  { version, forEmail, expiresOn }: SendPackLinkAgain,
  today: IsoDate,
  settings: LinkSettings,
): Promise<Readonly<{ version: number; address: string }>> {
  const pack = await holdPack(tx, scope, at.packId)
  const { link } = await presentPackLink(tx, scope, at)
  checkPackLinkDay(expiresOn, today)
  const { token, sha256 } = newLinkToken()
  const address = linkTo(settings.publicUrl, PAGE, token)
  if (link.mailId !== null) await emptyMail(tx, scope, link.mailId)
  const sent = await mailed(tx, scope, pack, { forName: link.forName, forEmail, expiresOn }, address, settings)
  const kept = { keySha256: sha256, expiresOn, forEmail }
  const fresh = { openings: 0, openedAt: null, lastOpenedAt: null, withdrawnAt: null, withdrawnBy: null }
  const saved = await saveLink(tx, scope, link.id, version, { ...kept, ...fresh, ...sent })
  if (saved === null) throw linkChanged(link)
  const before = { expiresOn: link.expiresOn, withdrawn: link.withdrawnAt !== null }
  const after = { expiresOn, mailed: forEmail !== null, newKey: true }
  await note(tx, scope, { action: 'link.make', object: 'link', id: link.id, before, after })
  return { version: saved, address }
}

/** Makes a link worthless. */
export async function withdrawPackLink(tx: Database, scope: Scope, at: At, version: number): Promise<number> {
  await holdPack(tx, scope, at.packId)
  const { link } = await presentPackLink(tx, scope, at)
  return endLink(tx, scope, link, version)
}

async function mailed(
  tx: Database,
  scope: Scope,
  { meeting, marking }: Linkable,
  { forName, forEmail, expiresOn }: Pick<MakePackLink, 'forName' | 'forEmail' | 'expiresOn'>,
  address: string,
  { delivery }: LinkSettings,
) {
  if (forEmail === null) return { mailId: null, sentAt: null }
  const partnership = (await findPartnership(tx, scope))?.name ?? ''
  const by = await findMember(tx, scope, scope.memberId)
  const letter = packLetter(forEmail, {
    marking,
    partnership,
    name: forName,
    askedBy: by === null ? partnership : `${by.name}, ${by.agency},`,
    meeting: meeting.name,
    on: describeDay(meeting.meetsOn),
    until: describeDay(expiresOn),
    link: address,
  })
  return { mailId: await queueMail(tx, delivery, scope.partnershipId, letter), sentAt: new Date() }
}
