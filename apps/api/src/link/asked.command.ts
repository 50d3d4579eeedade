import type { AskedView } from '@ttc/contracts/link'
import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import { answerWaits, canCorrect, lastBefore } from '@ttc/domain/link'
import { scaleOf } from '../assessment/ground.ts'
import { listHistory } from '../measurement/history.queries.ts'
import { findOpen } from '../measurement/measurement.queries.ts'
import type { LinkRow } from './link.queries.ts'
import { groupOf, periodOfLink } from './link.view.ts'
import { findLastAnswer, type LastAnswer } from './link-answer.queries.ts'

/**
 * All that whoever holds a link's key is told: of the one series what may be shown to anybody of the last values before
 * the period, and what they sent themselves.
 */
export async function askedView(db: Database, scope: Scope, found: LinkRow): Promise<AskedView> {
  const { link, row, by, plan, partnership } = found
  const period = periodOfLink(found)
  const seriesId = link.seriesId ?? ''
  const history = await listHistory(db, scope, seriesId, row.periodKind)
  const open = await findOpen(db, scope, seriesId, period.start, period.end)
  const other = open === null || open.linkId === link.id ? null : open
  const last = await findLastAnswer(db, scope, link.id)
  return {
    kind: 'value',
    partnership,
    plan: plan.name,
    forName: link.forName,
    agency: link.agency,
    askedBy: { name: by.name, agency: by.agency },
    indicator: { name: row.name, definition: row.definition, group: groupOf(found) },
    scale: scaleOf(row),
    period,
    last: lastBefore(history, period.end).map(({ period, value, status }) => ({ period, value, status })),
    standing: other === null ? null : { value: other.value, status: other.status },
    hideUpTo: row.disclosure.hideUpTo,
    waits: answerWaits(plan.answersWait, other !== null),
    expiresOn: link.expiresOn,
    canAnswer: canCorrect(last?.state ?? null),
    answer: last === null ? null : answerOf(last),
  }
}

function answerOf(row: LastAnswer['answer']): NonNullable<AskedView['answer']> {
  const { id, state, value, numerator, denominator, reason, note, recordedAt, refusal } = row
  return { id, state, value, numerator, denominator, reason, note, at: recordedAt.toISOString(), refusal }
}
