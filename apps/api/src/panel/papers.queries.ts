import type { PanelPapersView } from '@ttc/contracts/panel'
import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import { assess } from '@ttc/domain/assessment/assess'
import { lastValues } from '@ttc/domain/link'
import { answerDueOn } from '@ttc/domain/panel'
import { describePlainCurve } from '@ttc/domain/panel.words'
import { findGround } from '../assessment/ground.queries.ts'
import { groundOf, ownSeriesOf } from '../assessment/ground.ts'
import { listPanelPriorities, listPlacedUnder } from './panel.queries.ts'

type Meeting = Readonly<{ id: string; planId: string; meetsOn: string }>
type Curve = PanelPapersView['priorities'][number]['curves'][number]
type Placed = Awaited<ReturnType<typeof listPlacedUnder>>[number]

/**
 * What the panel sees of its papers for a meeting: the plain words, and of each curve what may be shown to anybody now.
 * Null where there are none. A curve that has left its priority since is left out.
 */
export async function panelPapers(db: Database, scope: Scope, meeting: Meeting): Promise<PanelPapersView | null> {
  const rows = await listPanelPriorities(db, scope, meeting.id)
  if (rows.length === 0) return null
  const ids = rows.map(({ priority }) => priority.id)
  const placed = await listPlacedUnder(db, scope, meeting.planId, ids)
  const chosen = rows.flatMap(({ priority, first, second }) =>
    [first, second].flatMap(
      (id) => placed.find((one) => one.placementId === id && one.priorityId === priority.id) ?? [],
    ),
  )
  const curves = await curvesOf(db, scope, chosen)
  return {
    answersBy: answerDueOn(meeting.meetsOn),
    priorities: rows.map(({ priority: { id, name }, plain, first, second }) => ({
      id,
      name,
      plain,
      curves: [first, second].flatMap((placementId) => curves.get(placementId ?? '') ?? []),
    })),
  }
}

/** The line of all children of each, without what may not be shown. */
async function curvesOf(db: Database, scope: Scope, placed: readonly Placed[]): Promise<ReadonlyMap<string, Curve>> {
  const stored = await findGround(
    db,
    scope,
    placed.map(({ indicatorId }) => indicatorId),
  )
  const curves = new Map<string, Curve>()
  for (const { placementId, indicatorId, name } of placed) {
    const row = stored.indicators.find(({ id }) => id === indicatorId)
    const at = stored.placements.find(({ id }) => id === placementId)
    const series = ownSeriesOf(stored, indicatorId)[0]
    if (row === undefined || at === undefined || series === undefined) continue
    const ground = groundOf(stored, row, series, at)
    const { direction, verdict } = assess(ground)
    const { history, scale } = ground
    curves.set(placementId, {
      name,
      words: describePlainCurve({ history, direction, verdict, scale }),
      scale,
      last: lastValues(history).map(({ period, value, status }) => ({ period, value, status })),
    })
  }
  return curves
}
