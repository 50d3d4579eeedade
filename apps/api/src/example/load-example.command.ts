import { area, neighbour, neighbourModel } from '@ttc/db/area'
import type { Database } from '@ttc/db/connect'
import { partnership } from '@ttc/db/partnership'
import { scopeFor } from '@ttc/domain/access'
import { eq, inArray } from 'drizzle-orm'
import { removeExampleAccounts } from '../account/example-account.queries.ts'
import { removePartnership } from '../partnership/remove-partnership.command.ts'
import { loadPlanFile } from '../plan/plan-file.command.ts'
import { PlanFile } from '../plan/plan-file.ts'
import { exampleAreas, NEIGHBOUR_MODEL } from './example-areas.ts'
import { loadExampleCards } from './example-card.command.ts'
import { loadExampleRounds } from './example-closed-round.command.ts'
import { loadExampleOverrides } from './example-override.command.ts'
import { examplePlan } from './example-plan.ts'
import { loadExampleRound } from './example-round.command.ts'
import { loadExampleSheets } from './example-sheet.command.ts'
import { loadExampleWalks } from './example-walk.command.ts'

/** Loads the worked example where there is none yet. Its figures end with the periods that are over today. */
export async function loadExample(db: Database, today: string, say: (line: string) => void): Promise<void> {
  const [known] = await db
    .select({ name: partnership.name })
    .from(partnership)
    .where(eq(partnership.example, true))
    .limit(1)
  if (known !== undefined) {
    say(`The worked example is there: ${known.name}`)
    return
  }
  const file = PlanFile.parse(examplePlan(today))
  const { scope, planId } = await loadPlanFile(db, file, today)
  await loadExampleWalks(db, scope, today)
  await loadExampleOverrides(db, scope, today)
  await loadExampleSheets(db, scope, today)
  await loadExampleRounds(db, scope, today)
  await loadExampleRound(db, scope, planId, today)
  await loadExampleCards(db, scope, today)
  say(`Loaded the worked example: ${file.partnership.name}, ${file.indicators.length} indicators`)
}

/**
 * Takes every example partnership out, with all that belongs to it and its made-up areas; others are not touched.
 * Answers how many partnerships there were.
 */
export async function removeExample(db: Database): Promise<number> {
  const examples = await db.select({ id: partnership.id }).from(partnership).where(eq(partnership.example, true))
  for (const { id } of examples) await removePartnership(db, scopeFor(id, id))
  await removeExampleAccounts(db)
  await db.delete(neighbour).where(eq(neighbour.modelId, NEIGHBOUR_MODEL))
  await db.delete(neighbourModel).where(eq(neighbourModel.id, NEIGHBOUR_MODEL))
  await db.delete(area).where(
    inArray(
      area.code,
      exampleAreas.map((one) => one.code),
    ),
  )
  return examples.length
}
