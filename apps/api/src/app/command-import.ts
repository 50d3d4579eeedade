import { ImportOptions } from '@ttc/contracts/import'
import type { Database } from '@ttc/db/connect'
import { type Scope, scopeFor } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import { listKnownAreas } from '../import/import.queries.ts'
import { listIndicators } from '../indicator/indicator.queries.ts'
import { listAllPartnerships } from '../partnership/partnership.queries.ts'
import type { CommandRun } from './command-run.ts'

/** The scope of a partnership that the command line names: whoever can run commands acts as its plan coordinator. */
export async function scopeNamed(db: Database, named: string | null): Promise<Scope> {
  const found = (await listAllPartnerships(db)).filter((one) => one.id === named || one.name === named)
  const [only] = found
  if (only === undefined) throw new Problem('not-found', `There is no partnership "${named}". List them: partnerships`)
  if (found.length > 1) throw new Problem('invalid', `${found.length} partnerships are called "${named}". Give the id.`)
  return scopeFor(only.id, only.actingAs.id)
}

/** The options of an import as the command line gives them; without a map every indicator is filled by its own code. */
export async function importOptions(
  { db, option, options }: Pick<CommandRun, 'db' | 'option' | 'options'>,
  scope: Scope,
): Promise<ImportOptions> {
  const known = await listIndicators(db, scope)
  const idOf = new Map(known.map((one) => [one.code, one.id]))
  const map = options('map')
  const pairs = map.length === 0 ? known.map(({ code }) => [code, code] as const) : map.map(pairOf)
  const indicators = pairs.map(([code, key]) => {
    const indicatorId = idOf.get(code)
    if (indicatorId === undefined)
      throw new Problem('not-found', `The partnership has no indicator with the code ${code}.`)
    return { indicatorId, key }
  })
  const read = ImportOptions.safeParse({
    indicators,
    areas: await areasOf(db, option('areas')),
    yearType: option('years'),
    refuseAllOnProblem: option('all-or-nothing') !== null,
  })
  if (read.success) return read.data
  const fields = read.error.issues.map(({ path, message }) => ({ field: path.join('.'), message }))
  throw new Problem('invalid', 'These options cannot be used.', { fields })
}

function pairOf(text: string): readonly [string, string] {
  const at = text.indexOf('=')
  if (at < 1) throw new Problem('invalid', `"${text}" is not <indicator code>=<column or code of the file>.`)
  return [text.slice(0, at), text.slice(at + 1)]
}

async function areasOf(db: Database, given: string | null): Promise<readonly string[] | null> {
  if (given === null) return null
  return given === 'all' ? (await listKnownAreas(db)).map(({ code }) => code) : given.split(',')
}
