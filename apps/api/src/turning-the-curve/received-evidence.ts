import { createHash } from 'node:crypto'
import type { MultipartFile } from '@fastify/multipart'
import { Id } from '@ttc/contracts/id'
import { Problem } from '@ttc/domain/problem'
import { evidenceNameOf, evidenceTypeOf, MOST_EVIDENCE_BYTES } from '@ttc/domain/turning-the-curve/evidence-file'
import type { FastifyRequest } from 'fastify'
import type { NewFile } from './evidence-file.queries.ts'

/** Takes a form apart: the field `id`, and one `file`, which is judged by what it holds before anything is stored. */
export async function receiveEvidence(request: FastifyRequest): Promise<NewFile> {
  const { id, file } = await partsOf(request)
  const read = Id.safeParse(id)
  if (!read.success) throw wrong('id', 'Send an id in the form of a UUID.')
  if (file === null) throw wrong('file', 'Choose a file.')
  return { id: read.data, ...file }
}

type Parts = { id: string | null; file: Omit<NewFile, 'id'> | null }

async function partsOf(request: FastifyRequest): Promise<Parts> {
  const read: Parts = { id: null, file: null }
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file') read.file = await readFile(part, read.file !== null)
      else if (part.fieldname === 'id') read.id = String(part.value)
    }
    return read
  } catch (error) {
    // What the reader of forms throws at one that breaks off carries no status of its own.
    if (error instanceof Problem || (error instanceof Error && 'statusCode' in error)) throw error
    throw wrong('file', 'The file came only in part. Send it again.')
  }
}

async function readFile(part: MultipartFile, isSecond: boolean): Promise<Omit<NewFile, 'id'>> {
  if (isSecond || part.fieldname !== 'file') {
    part.file.resume()
    throw wrong('file', 'Send one file, in the field “file”.')
  }
  const content = await part.toBuffer()
  if (part.file.truncated || content.length > MOST_EVIDENCE_BYTES)
    throw wrong('file', `Choose a file of ${MOST_EVIDENCE_BYTES / 1024 / 1024} MB or less, or add a link to it.`)
  if (content.length === 0) throw wrong('file', 'This file is empty. Choose another.')
  const mediaType = evidenceTypeOf(content)
  if (mediaType === null)
    throw wrong(
      'file',
      'Choose a PDF, a PNG or JPEG picture, a Word, Excel or PowerPoint document without macros, or plain text. This file is none of them, whatever its name says.',
    )
  const sha256 = createHash('sha256').update(content).digest('hex')
  return { name: evidenceNameOf(part.filename, mediaType), mediaType, size: content.length, sha256, content }
}

function wrong(field: string, message: string): Problem {
  return new Problem('invalid', message, { fields: [{ field, message }] })
}
