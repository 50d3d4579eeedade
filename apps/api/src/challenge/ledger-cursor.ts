import { isDay } from '@ttc/domain/day'
import { Problem } from '@ttc/domain/problem'

/** Where a list of the ledger goes on: after the row of this day and id. */
export type LedgerPlace = Readonly<{ on: string; id: string }>

export const ledgerCursor = ({ on, id }: LedgerPlace) => `${on}_${id}`

const FORM = /^(\d{4}-\d{2}-\d{2})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i

/** The place that a text of `ledgerCursor` names; null for the beginning. Whatever else is sent is refused. */
export function ledgerPlace(text: string | undefined): LedgerPlace | null {
  if (text === undefined) return null
  const [, on = '', id = ''] = FORM.exec(text) ?? []
  if (isDay(on)) return { on, id }
  const message = 'Send `after` as the answer before gave it, or leave it out.'
  throw new Problem('invalid', message, { fields: [{ field: 'after', message }] })
}

/** Words to look for with LIKE: what has a meaning there is only itself. */
export const likeWords = (words: string) => `%${words.replace(/[\\%_]/g, '\\$&')}%`
