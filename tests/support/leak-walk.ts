import { spawnSync } from 'node:child_process'
import { inflateRawSync } from 'node:zlib'
import { sql } from 'drizzle-orm'
import type { TestApp } from './app.ts'
import { addressOf, documentOf, type Operation, operationsOf } from './operation.ts'
import { objectsOf, readWith } from './pdf.ts'
import { rowsOf } from './rows.ts'

type Parameter = Readonly<{ name: string; in: string; schema?: Readonly<{ enum?: readonly string[] }> }>

/** Everything that one address of the API says, as text a person could read. */
export type Said = Readonly<{ address: string; status: number; text: string }>

const tableOf: Readonly<Record<string, string>> = {
  plan: 'plan',
  outcome: 'outcome',
  priority: 'priority',
  placement: 'placement',
  indicator: 'indicator',
  series: 'series',
  member: 'member',
  batch: 'batch',
  board: 'board',
}

/** The whole partnership for its administrator alone, who is told that small numbers are in it: it could not be put back without. */
const WHOLE = '/partnerships/{partnership}/export'

/** Every readable address of the partnership by the API's own document: a new route is among them by itself. */
export async function readEverything(it: TestApp, day: string): Promise<readonly Said[]> {
  const ids = await idsOf(it)
  const reading = operationsOf(documentOf(it.app)).filter(
    ({ method, path }) => method === 'GET' && !path.endsWith(WHOLE),
  )
  const addresses = reading.flatMap((one) => addressesOf(one, ids, day))
  const said: Said[] = []
  for (const { address, accept } of addresses) {
    const answer = await it.app.inject({ method: 'GET', url: address, headers: accept === '' ? {} : { accept } })
    const text = textOf(String(answer.headers['content-type'] ?? ''), answer.rawPayload)
    said.push({ address: `${address} ${accept}`.trim(), status: answer.statusCode, text })
  }
  return said
}

async function idsOf({ connection, scope }: TestApp): Promise<Readonly<Record<string, readonly string[]>>> {
  const found = await Promise.all(
    Object.entries(tableOf).map(async ([name, table]) => {
      const statement = `select id from ${table} where partnership_id = '${scope.partnershipId}'`
      const rows = await rowsOf<{ id: string }>(connection, sql.raw(statement))
      return [name, rows.map((row) => row.id)] as const
    }),
  )
  return { ...Object.fromEntries(found), partnership: [scope.partnershipId] }
}

/** An address with each object it can name, in each format it can be answered in, today and as known on a day. */
function addressesOf(operation: Operation, ids: Readonly<Record<string, readonly string[]>>, day: string) {
  const parts = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')
  const named = parts.reduce<Readonly<Record<string, string>>[]>(
    (so, part) => so.flatMap((one) => (ids[part] ?? []).map((id) => ({ ...one, [part]: id }))),
    [{}],
  )
  const parameters = (operation.described.parameters ?? []) as readonly Parameter[]
  const queries = parameters
    .filter((one) => one.in === 'query')
    .flatMap(({ name, schema }) => {
      if (schema?.enum !== undefined) return schema.enum.map((value) => `${name}=${value}`)
      if (name === 'series') return (ids.series ?? []).map((id) => `series=${id}`)
      return name === 'knownOn' ? [`knownOn=${day}`] : []
    })
  const types = Object.values(operation.described.responses ?? {}).flatMap(({ content }) => Object.keys(content ?? {}))
  const accepted = [...new Set(types.filter((type) => !type.includes('problem')))]
  return named.flatMap((one) => {
    const path = addressOf(operation.path, one)
    return [
      ...['', ...accepted].map((accept) => ({ address: path, accept })),
      ...queries.map((query) => ({ address: `${path}?${query}`, accept: '' })),
    ]
  })
}

function textOf(type: string, bytes: Buffer): string {
  if (type.startsWith('application/pdf')) return `${readWith('pdftotext', ['-layout'], bytes)}\n${objectsOf(bytes)}`
  return bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004' ? unpacked(bytes) : bytes.toString('utf8')
}

/** The parts of a spreadsheet, which is a zip file. */
function unpacked(bytes: Buffer): string {
  const listed = spawnSync('unzip', ['-p', '/dev/stdin'], { input: bytes, maxBuffer: 64 * 1024 * 1024 })
  if (listed.status === 0) return listed.stdout.toString('utf8')
  return entriesOf(bytes).join('\n')
}

function entriesOf(bytes: Buffer): string[] {
  const texts: string[] = []
  for (let at = bytes.indexOf('PK\u0003\u0004'); at >= 0; at = bytes.indexOf('PK\u0003\u0004', at + 4)) {
    const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)
    try {
      texts.push(inflateRawSync(bytes.subarray(start), { finishFlush: 2 }).toString('utf8'))
    } catch {
      texts.push(bytes.subarray(start).toString('latin1'))
    }
  }
  return texts
}

/** Where any of some long numbers stands in a text as one of its own, whole or grouped by thousands. */
export function findNumbers(said: readonly Said[], numbers: readonly number[]): string[] {
  const words = numbers.flatMap((number) => [
    String(number),
    number.toLocaleString('en-GB', { maximumFractionDigits: 6 }),
  ])
  const any = [...new Set(words)].join('|').replaceAll('.', '\\.')
  const pattern = new RegExp(`(?<![\\w.-])(?:${any})(?![\\w-]|\\.\\d)`, 'g')
  return said.flatMap(({ address, text }) =>
    [...text.matchAll(pattern)].map(
      (match) => `${address}: …${text.slice(Math.max(0, match.index - 60), match.index + 40)}…`,
    ),
  )
}
