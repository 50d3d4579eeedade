import { randomUUID } from 'node:crypto'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import type { CountyPerson } from './county-people.ts'
import type { Answer, Asking, Worker } from './county-worker.ts'

/** Somebody who asks an application in this process; what is not answered well is thrown. */
export function workerIn(
  app: FastifyInstance,
  { county, role }: CountyPerson,
  cookie: string,
  chance: () => number,
): Worker {
  return {
    county,
    role,
    remembered: new Map(),
    pick: (things) => {
      const picked = things[Math.floor(chance() * things.length)]
      if (picked === undefined) throw new Error('There is nothing to pick.')
      return picked
    },
    ask: async (asking) => {
      const answer = await app.inject(injected(county.partnershipId, asking, cookie))
      if (![200, 201, 304, 422].includes(answer.statusCode))
        throw new Error(`${asking.as}: ${asking.path} answered ${answer.statusCode}: ${answer.body}`)
      return answerOf(answer)
    },
  }
}

export const addressOf = (partnershipId: string, path: string) =>
  path.startsWith('/api/') ? path : `/api/partnerships/${partnershipId}${path}`

function injected(partnershipId: string, asking: Asking, cookie: string): InjectOptions {
  const { method = 'GET', path, body, headers = {}, file, guest = false } = asking
  const sent = file === undefined ? null : multipartOf(file)
  return {
    method,
    url: addressOf(partnershipId, path),
    headers: { cookie: guest ? '' : cookie, ...headers, ...(sent !== null && { 'content-type': sent.type }) },
    ...(body !== undefined && { payload: body }),
    ...(sent !== null && { payload: sent.payload }),
  }
}

const answerOf = ({ statusCode, headers, json }: LightMyRequestResponse): Answer => ({
  status: statusCode,
  headers,
  json: <Body>() => json<Body>(),
})

/** A file with its fields, as a form sends it. */
export function multipartOf({ name, text, fields }: NonNullable<Asking['file']>) {
  const boundary = `----${randomUUID()}`
  const part = (head: string) => `--${boundary}\r\nContent-Disposition: form-data; ${head}\r\n\r\n`
  const named = Object.entries(fields).map(([key, value]) => `${part(`name="${key}"`)}${value}\r\n`)
  const whole = `${part(`name="file"; filename="${name}"\r\nContent-Type: text/csv`).trimEnd()}\r\n\r\n${text}\r\n--${boundary}--\r\n`
  return { payload: named.join('') + whole, type: `multipart/form-data; boundary=${boundary}` }
}
