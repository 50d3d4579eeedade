import { newId } from '@ttc/contracts/new-id'
import { area } from '@ttc/db/area'
import type { Database } from '@ttc/db/connect'
import { member, memberAgency } from '@ttc/db/member'
import { partnership } from '@ttc/db/partnership'
import { memberRole } from '@ttc/db/role'
import { scopeFor } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import { note } from '../audit/audit.queries.ts'
import { linkTo } from '../mail/letter.ts'
import { findAccountByEmail, saveAccount } from './account.queries.ts'
import type { AccountSettings } from './account-settings.ts'
import { makeExampleAccounts } from './example-account.queries.ts'
import {
  hasAdministrator,
  listWithoutAdministrator,
  makeSetUpLink,
  removeSetUpLink,
  setUpOver,
  spendSetUpLink,
} from './set-up.queries.ts'

/** At a start: the example's accounts where it may be shown, and the set-up link while nobody can look after anything. */
export async function offerSetUp(db: Database, settings: AccountSettings, say: (line: string) => void): Promise<void> {
  if (settings.signInAs) await makeExampleAccounts(db)
  if (await hasAdministrator(db, settings.signInAs)) return removeSetUpLink(db)
  const token = await makeSetUpLink(db)
  say(`No administrator yet. Open this link within 24 hours, once: ${linkTo(settings.publicUrl, 'set-up', token)}`)
}

type NewPartnership = Readonly<{ name: string; area: Readonly<{ code: string; name: string }> }>

/** Spends the link: one account, administrator of the partnership named or of every one that has none. */
export function setUp(
  db: Database,
  token: string,
  first: Readonly<{ name: string; email: string; passwordHash: string; partnership: NewPartnership | null }>,
): Promise<string> {
  return db.transaction(async (tx) => {
    if (!(await spendSetUpLink(tx, token))) throw setUpOver()
    const waiting = await listWithoutAdministrator(tx)
    const made = first.partnership === null ? [] : [await savePartnership(tx, first.partnership)]
    const all = [...waiting, ...made]
    if (all.length === 0)
      throw new Problem('invalid', 'Name the first partnership and its area.', {
        fields: [{ field: 'partnership', message: 'Name the first partnership and its area.' }],
      })
    const known = await findAccountByEmail(tx, first.email)
    const accountId = known === null ? await saveAccount(tx, first) : null
    if (accountId === null)
      throw new Problem('conflict', 'There is an account for this address already. Use another address.', {
        fields: [{ field: 'email', message: 'This address has an account already.' }],
      })
    for (const { id, name } of all) await saveAdministrator(tx, { id, name, accountId, email: first.email })
    return accountId
  })
}

async function savePartnership(tx: Database, { name, area: place }: NewPartnership) {
  await tx.insert(area).values({ code: place.code, name: place.name, kind: 'authority' }).onConflictDoNothing()
  const made = { id: newId(), name }
  await tx.insert(partnership).values({ ...made, areaCode: place.code })
  return made
}

async function saveAdministrator(
  tx: Database,
  { id, name, accountId, email }: Readonly<{ id: string; name: string; accountId: string; email: string }>,
): Promise<void> {
  const memberId = newId()
  await tx
    .insert(member)
    .values({ partnershipId: id, id: memberId, accountId, email, name: 'Administrator', agency: name })
  await tx.insert(memberAgency).values({ partnershipId: id, id: newId(), memberId, agency: name })
  await tx
    .insert(memberRole)
    .values({ partnershipId: id, id: newId(), memberId, role: 'administrator', grantedBy: memberId })
  const entry = { action: 'partnership.set-up', object: 'member', id: memberId } as const
  await note(tx, scopeFor(id, memberId), { ...entry, before: null, after: { role: 'administrator' } })
}
