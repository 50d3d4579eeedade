import multipart from '@fastify/multipart'
import type { FastifyInstance } from 'fastify'
import { MOST_BYTES } from './received-file.ts'

const limits = { fileSize: MOST_BYTES + 1, files: 2, fields: 4, fieldSize: 1_048_576, parts: 7 }

/** A request with a file and the one that describes it, and the lines between them. */
export const MOST_SENT = MOST_BYTES * 2

/** How a file is sent, for whoever reads the document of the API. */
export const uploading = [
  'Send multipart/form-data: `options` (JSON), `file` (CSV, tab-separated text or .xlsx, gzip allowed, 60 MB at most),',
  'beside it the publisher’s `meta` file where there is one, and to store it `id`. Asked for as application/x-ndjson,',
  'the answer comes in lines: {"rows","of"} about twice a second while the file is read, and at last {"result"} or',
  '{"problem"}.',
].join(' ')

/** Lets the routes of one plugin take files. */
export async function acceptUploads(app: Pick<FastifyInstance, 'register'>): Promise<void> {
  await app.register(multipart, { limits, throwFileSizeLimit: false })
}
