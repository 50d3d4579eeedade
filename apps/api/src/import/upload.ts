import type { MultipartFile, MultipartValue } from '@fastify/multipart'
import { Id } from '@ttc/contracts/id'
import { ImportOptions } from '@ttc/contracts/import'
import { Problem } from '@ttc/domain/problem'
import type { FastifyRequest } from 'fastify'
import { type ReceivedFile, receiveFile } from './received-file.ts'

export type Upload = Readonly<{ id: string | null; options: ImportOptions; file: ReceivedFile }>

/**
 * Takes an upload apart: the fields `id` (where something is stored) and `options`, then `file`, in any order. The
 * caller discards the file when it is done; a request that is refused here leaves none behind.
 */
export async function receiveUpload(request: FastifyRequest): Promise<Upload> {
  const fields = new Map<string, string>()
  let file: ReceivedFile | null = null
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file') file = await keptFile(part, file)
      else fields.set(part.fieldname, textOf(part))
    }
    if (file === null) throw wrong('file', 'Choose a file.')
    return { id: idIn(fields), options: optionsIn(fields), file }
  } catch (error) {
    await file?.discard()
    throw error
  }
}

async function keptFile(part: MultipartFile, before: ReceivedFile | null): Promise<ReceivedFile> {
  if (before !== null || part.fieldname !== 'file') {
    part.file.resume()
    throw wrong('file', 'Send one file, in the field “file”.')
  }
  return receiveFile(part.file, part.filename)
}

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
  const read = ImportOptions.safeParse(parsed(fields.get('options') ?? ''))
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
