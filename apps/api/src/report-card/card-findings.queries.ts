import type { CardFindingView } from '@ttc/contracts/report-card/writing'
import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import { statusShown } from '@ttc/domain/override'
import { type CardFinding, checkCard } from '@ttc/domain/report-card'
import { describeCardFinding } from '@ttc/domain/report-card.words'
import { listSheetsAbout } from '../recovery-sheet/recovery-sheet.queries.ts'
import type { Composed } from './live-card.queries.ts'
import { findBefore } from './report-card.queries.ts'

/** What is thin about a card as it stands, and what the card before it said. */
export async function findFindings(db: Database, scope: Scope, { present, rows }: Composed) {
  const before = await findBefore(db, scope, present)
  const sheets = await listSheetsAbout(
    db,
    scope,
    rows.map(({ placementId }) => placementId),
  )
  const findings = checkCard({
    words: present.words,
    before,
    indicators: rows.map(({ placementId, name, assessment, override, lateDays }) => ({
      placementId,
      name,
      status: statusShown(assessment.status, override),
      lateDays,
      sheet: sheets.get(placementId)?.[0]?.state ?? null,
    })),
  })
  return { findings, before }
}

/** A finding with its words. */
export function findingView(finding: CardFinding): CardFindingView {
  const { code, serious } = finding
  const placementId = 'placementId' in finding ? finding.placementId : null
  return { code, serious, placementId, ...describeCardFinding(finding) }
}
