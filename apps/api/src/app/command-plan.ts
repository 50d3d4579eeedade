import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { Problem } from '@ttc/domain/problem'
import { listKnownAreas } from '../import/import.queries.ts'
import { type EesColumn, planFromLait } from '../import/plan-from-lait.command.ts'
import { PlanFile } from '../plan/plan-file.ts'
import type { CommandRun } from './command-run.ts'
import { tellCounts, tellImport } from './command-words.ts'

/** A plan file as JSON; every part of it that is wrong is named. */
export async function loadPlanAt(path: string): Promise<PlanFile> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new Problem('not-found', `There is no file at ${path}.`)
  })
  const read = PlanFile.safeParse(parsed(text))
  if (read.success) return read.data
  const fields = read.error.issues.map((issue) => ({ field: issue.path.join('.'), message: issue.message }))
  throw new Problem('invalid', 'The plan file cannot be used. Nothing was stored.', { fields })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Problem('invalid', 'The plan file is not JSON. Nothing was stored.')
  }
}

/** What the columns of published files that can be added to a plan stand for. */
const COLUMNS: Readonly<Record<string, Omit<EesColumn['measure'], 'source' | 'code'>>> = {
  rereferral_percent: {
    name: 'Re-referrals within 12 months (children in need census)',
    topic: 'Children in Need',
    polarity: 'lower',
    unit: '%',
    decimals: 1,
    periodKind: 'financial-year',
    accumulation: 'single',
  },
  no_further_action_percent: {
    name: 'Referrals that led to no further action (children in need census)',
    topic: 'Children in Need',
    polarity: 'contextual',
    unit: '%',
    decimals: 1,
    periodKind: 'financial-year',
    accumulation: 'single',
  },
}

export async function planOnLait({ db, files, option, options, today, say }: CommandRun): Promise<void> {
  const code = option('area') ?? ''
  const area = (await listKnownAreas(db)).find((one) => one.code === code)
  if (area === undefined)
    throw new Problem('not-found', `No area with the code ${code} is known. Load the areas first.`)
  const columns = options('column')
  const made = await planFromLait(
    db,
    {
      path: files[0] ?? '',
      owner: {
        name: option('name') ?? `${area.name} Children’s Partnership`,
        area: code,
        neighbourModel: option('neighbours') ?? 'sn-2025',
      },
      days: { startsOn: option('starts') ?? '2023-04-01', endsOn: option('ends') ?? '2028-03-31' },
      extras: options('ees').map((path, at) => extraOf(path, columns[at] ?? 'rereferral_percent')),
    },
    today,
  )
  for (const one of made.imports) tellImport(one, say)
  await tellCounts(db, made.scope, say)
}

function extraOf(path: string, column: string): EesColumn {
  const known = COLUMNS[column]
  if (known === undefined)
    throw new Problem('invalid', `What "${column}" stands for is not known. Known: ${Object.keys(COLUMNS).join(', ')}.`)
  const source = `Department for Education, Explore Education Statistics, ${basename(path)}`
  return { path, column, measure: { ...known, code: column, source } }
}
