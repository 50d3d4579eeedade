import { Problem } from '@ttc/domain/problem'
import { z } from 'zod'
import type { Tally } from './tally.ts'

/** What the first line of a dump says. */
export const Manifest = z.object({
  file: z.literal('Turning the Curve backup'),
  /** Of the file itself. A reader of every number is kept for ever. */
  format: z.literal(1),
  product: z.string(),
  /** The last step of the tables that the rows were read from. */
  migration: z.object({ number: z.number(), name: z.string(), hash: z.string() }),
  /** Where the rows lay: embedded or on a server, with PostgreSQL's own version. */
  from: z.string(),
  madeAt: z.string(),
})
export type Manifest = z.infer<typeof Manifest>

export const TableLine = z.object({ table: z.string(), columns: z.array(z.string()) })

/** The last line: what every table came to, and the SHA-256 of all that stands before it. */
export const LastLine = z.object({
  tables: z.record(z.string(), z.object({ rows: z.number(), checksum: z.string() })),
  sha256: z.string(),
})

/** After the last row of a table. No row is this line: a backslash in a row is always two. */
export const END_OF_ROWS = '\\.\n'

export const asLine = (value: unknown): Uint8Array => Buffer.from(`${JSON.stringify(value)}\n`)

export type Tallies = ReadonlyMap<string, Tally>

/** The tables in which two readings differ, each in one sentence. */
export function differencesOf(expected: Tallies, found: Tallies): string[] {
  const names = [...new Set([...expected.keys(), ...found.keys()])].toSorted()
  const none = { rows: 0, checksum: '' }
  return names.flatMap((name) => {
    const [was, is] = [expected.get(name) ?? none, found.get(name) ?? none]
    if (was.rows !== is.rows) return [`${name}: ${was.rows} rows were read, ${is.rows} are there`]
    return was.checksum === is.checksum ? [] : [`${name}: ${was.rows} rows, but not the same ones`]
  })
}

export const countOf = (tallies: Tallies): number => [...tallies.values()].reduce((sum, { rows }) => sum + rows, 0)

/** A line of a dump as what it should be, or a refusal. */
export function readLine<Schema extends z.ZodType>(schema: Schema, line: Uint8Array): z.infer<Schema> {
  try {
    return schema.parse(JSON.parse(Buffer.from(line).toString()))
  } catch {
    throw damaged('a line in it cannot be read')
  }
}

export const damaged = (why: string) =>
  new Problem('invalid', `This backup is damaged: ${why}. Nothing was stored. Use another copy of it.`)

export const FOREIGN = 'This is not a backup made by this product. Give a file that the command backup has written.'
