import { type Client, escapeLiteral } from 'pg'
import type { Statement } from './statements.ts'

type Node = Readonly<{
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Index Cond'?: string
  'Recheck Cond'?: string
  Plans?: readonly Node[]
}>

/** One reach for a table inside a plan. */
export type Reach = Readonly<{ how: string; table: string; index: string | null; by: string }>

/** How a statement reaches its tables: with its own parameters, and once for all parameters where it is kept planned. */
export async function reachesOf(client: Client, statement: Statement): Promise<readonly Reach[]> {
  const own = await client.query({ text: `explain (format json) ${statement.text}`, values: [...statement.values] })
  const kept = statement.name === null ? [] : await keptPlan(client, statement)
  return [...rootsOf(own.rows), ...kept].flatMap(reached)
}

const rootsOf = (rows: readonly Record<string, unknown>[]): Node[] =>
  rows.flatMap((row) => (row['QUERY PLAN'] as { Plan: Node }[]).map(({ Plan }) => Plan))

async function keptPlan(client: Client, { text, values }: Statement): Promise<Node[]> {
  const given = values.map((value) => (value === null ? 'null' : escapeLiteral(written(value))))
  await client.query(`prepare kept as ${text}`)
  try {
    await client.query('set plan_cache_mode = force_generic_plan')
    const answered = await client.query(
      `explain (format json) execute kept${given.length === 0 ? '' : `(${given.join(', ')})`}`,
    )
    return rootsOf(answered.rows)
  } finally {
    await client.query('reset plan_cache_mode')
    await client.query('deallocate kept')
  }
}

/** As the driver writes it. */
function written(value: unknown): string {
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return `{${value.map((one) => JSON.stringify(one)).join(',')}}`
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function reached(node: Node): readonly Reach[] {
  const { Plans = [], 'Relation Name': table } = node
  const below = Plans.flatMap(reached)
  if (table === undefined || !/Scan$/.test(node['Node Type'])) return below
  const inside = Plans.flatMap(bitmaps)
  const index = node['Index Name'] ?? inside[0]?.['Index Name'] ?? null
  const by = node['Index Cond'] ?? inside.map((one) => one['Index Cond'] ?? '').join(' ')
  return [{ how: node['Node Type'], table, index, by }, ...below]
}

const bitmaps = (node: Node): readonly Node[] =>
  node['Node Type'] === 'Bitmap Index Scan' ? [node] : (node.Plans ?? []).flatMap(bitmaps)
