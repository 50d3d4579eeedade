import type { MultipartFile, MultipartValue } from '@fastify/multipart'
import { Id } from '@ttc/contracts/id'
import { ImportOptions } from '@ttc/contracts/import'
import { Problem } from '@ttc/domain/problem'
import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { type ReceivedFile, receiveFile } from './received-file.ts'

export type Received = Readonly<{ file: ReceivedFile; meta: ReceivedFile | null; discard: () => Promise<void> }>
export type Upload = Received & Readonly<{ id: string | null; options: ImportOptions }>
export type LookedAt = Received & Readonly<{ table: ImportOptions['table'] }>

/**
 * Takes an upload apart: the fields `id` (where something is stored) and `options`, then `file`, and beside it `meta`,
 * in any order. The caller discards the files when it is done; a request that is refused here leaves none behind.
 */
export function receiveUpload(request: FastifyRequest): Promise<Upload> {
  return received(request, (fields) => ({ id: idIn(fields), options: optionsIn(fields) }))
}

/** The same for a file that is only looked at: of the options the table alone. */
export function receiveLookedAt(request: FastifyRequest): Promise<LookedAt> {
  return received(request, (fields) => {
    const text = fields.get('options')
    return { table: text === undefined ? undefined : checked(LookedAtOptions, text).table }
  })
}

const LookedAtOptions = ImportOptions.pick({ table: true })

async function received<Rest>(
  request: FastifyRequest,
  restOf: (fields: ReadonlyMap<string, string>) => Rest,
): Promise<Received & Rest> {
  const fields = new Map<string, string>()
  const files = new Map<string, ReceivedFile>()
  const discard = async () => {
    await Promise.all([...files.values()].map((one) => one.discard()))
  }
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file') files.set(part.fieldname, await keptFile(part, files))
      else fields.set(part.fieldname, textOf(part))
    }
    const file = files.get('file')
    if (file === undefined) throw wrong('file', 'Choose a file.')
    return { ...restOf(fields), file, meta: files.get('meta') ?? null, discard }
  } catch (error) {
    await discard()
    throw error
  }
}

async function keptFile(part: MultipartFile, before: ReadonlyMap<string, ReceivedFile>): Promise<ReceivedFile> {
  const isMeta = part.fieldname === 'meta'
  if (before.has(part.fieldname) || (part.fieldname !== 'file' && !isMeta)) {
    part.file.resume()
    throw wrong('file', 'Send one file, in the field “file”, and beside it at most its meta file, in “meta”.')
  }
  return receiveFile(part.file, part.filename, isMeta ? MOST_META_BYTES : undefined)
}

const MOST_META_BYTES = 4 * 1024 * 1024

function textOf(part: MultipartValue): string {
  return typeof part.value === 'string' ? part.value : ''
}

function idIn(fields: ReadonlyMap<string, string>): string | null {
  const given = fields.get('id')
  if (given === undefined) return null
  const read = Id.safeParse(given)
  if (!read.success) throw wrong('id', 'Send an id in the form of a UUID.')
  return read.data
}

function optionsIn(fields: ReadonlyMap<string, string>): ImportOptions {
  return checked(ImportOptions, fields.get('options') ?? '')
}

function checked<Schema extends z.ZodType>(schema: Schema, text: string): z.infer<Schema> {
  const read = schema.safeParse(parsed(text))
  if (read.success) return read.data
  const problems = read.error.issues.map((issue) => ({
    field: ['options', ...issue.path].join('.'),
    message: issue.message,
  }))
  throw new Problem('invalid', 'Some options cannot be used. Nothing was stored.', { fields: problems })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw wrong('options', 'Send the options as JSON.')
  }
}

function wrong(field: string, message: string): Problem {
  return new Problem('invalid', message, { fields: [{ field, message }] })
}
