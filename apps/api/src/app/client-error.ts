import type { Socket } from 'node:net'
import type { ProblemView } from '@ttc/contracts/problem'
import { requestIdOf } from './log.ts'

type Refusal = Readonly<{ status: number; title: string; code: ProblemView['code']; detail: string }>

const refusals: Readonly<Record<string, Refusal>> = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    title: 'Too much at once',
    code: 'too-many',
    detail: 'The address and the headers of this request are longer than 16 kB together.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    title: 'Too late',
    code: 'invalid',
    detail: 'This request was not sent to its end in time. Nothing was stored.',
  },
}

const unreadable: Refusal = {
  status: 400,
  title: 'There is a problem with what was sent',
  code: 'invalid',
  detail: 'This request cannot be read. Nothing was stored.',
}

const reasons: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  408: 'Request Timeout',
  431: 'Request Header Fields Too Large',
}

/** What no route ever sees, because it is no whole request: refused in the form in which everything is refused. */
export function refuseUnread(error: Readonly<{ code?: string }>, socket: Socket): void {
  // Nobody is left who could be told.
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  const { status, ...said } = refusals[error.code ?? ''] ?? unreadable
  const view: ProblemView = {
    type: 'about:blank',
    status,
    ...said,
    fields: [],
    requestId: requestIdOf({ headers: {} }),
  }
  const body = JSON.stringify(view)
  const head = [
    `HTTP/1.1 ${status} ${reasons[status]}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
    'Connection: close',
  ]
  if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${body}`)
  socket.destroySoon()
}
