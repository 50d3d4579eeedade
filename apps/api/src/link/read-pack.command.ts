import type { ReadPackView } from '@ttc/contracts/link/pack'
import type { Database } from '@ttc/db/connect'
import { type Scope, scopeFor } from '@ttc/domain/access'
import type { IsoDate } from '@ttc/domain/day'
import { isPackLinkOpen } from '@ttc/domain/link'
import { LINK_OVER } from '@ttc/domain/link.words'
import { Problem } from '@ttc/domain/problem'
import { hashOf } from '../account/server-secret.queries.ts'
import { presentFront } from '../pack/pack.queries.ts'
import { findPackLinkByKey, type PackLinkRow } from './pack-link.queries.ts'

type Opened = Readonly<{ found: PackLinkRow; packId: string; scope: Scope }>

const over = () => new Problem('not-found', LINK_OVER)

/** The open link to a pack of a key; null where the key is of no such link at all. One that is over is refused. */
export async function openPackLink(db: Database, key: string, today: IsoDate): Promise<Opened | null> {
  const found = await findPackLinkByKey(db, hashOf(key))
  if (found === null) return null
  const { partnershipId, packId, withdrawnAt, expiresOn } = found.link
  if (packId === null || !isPackLinkOpen({ withdrawn: withdrawnAt !== null, expiresOn }, today)) throw over()
  return { found, packId, scope: scopeFor(partnershipId, partnershipId) }
}

/** The same, or the refusal. */
export async function presentReading(db: Database, key: string, today: IsoDate): Promise<Opened> {
  const opened = await openPackLink(db, key, today)
  if (opened === null) throw over()
  return opened
}

/** What was frozen, and for whom the link is. */
export async function readPackView(db: Database, { found, packId, scope }: Opened): Promise<ReadPackView> {
  const { link, partnership, by } = found
  const { content, cards, pdf, slides } = await presentFront(db, scope, packId)
  return {
    kind: 'pack',
    partnership,
    forName: link.forName,
    agency: link.agency,
    sentBy: { name: by.name, agency: by.agency },
    expiresOn: link.expiresOn,
    content,
    cards,
    files: { pdf: pdf.size, slides: slides.size },
  }
}
