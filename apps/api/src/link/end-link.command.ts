import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import { note } from '../audit/audit.queries.ts'
import { emptyMail } from '../mail/mail.queries.ts'
import { saveLink } from './link.queries.ts'

type Held = Readonly<{ id: string; version: number; mailId: string | null; withdrawnAt: Date | null }>

/** Makes a link that is held worthless, of whatever kind; what came through it stays. Done twice it does nothing more. */
export async function endLink(tx: Database, scope: Scope, link: Held, version: number): Promise<number> {
  if (link.withdrawnAt !== null) return link.version
  if (link.mailId !== null) await emptyMail(tx, scope, link.mailId)
  const saved = await saveLink(tx, scope, link.id, version, { withdrawnAt: new Date(), withdrawnBy: scope.memberId })
  if (saved === null) throw linkChanged(link)
  const [before, after] = [{ withdrawn: false }, { withdrawn: true }]
  await note(tx, scope, { action: 'link.make', object: 'link', id: link.id, before, after })
  return saved
}

/** The refusal of a change that was based on an older version of a link. */
export const linkChanged = ({ version }: Pick<Held, 'version'>) =>
  new Problem('conflict', 'Somebody else changed this link since you opened it.', { present: { version } })
