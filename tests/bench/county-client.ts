import { Agent, type IncomingMessage, request } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { addressOf, multipartOf } from '../support/county-inject.ts'
import type { CountyPerson } from '../support/county-people.ts'
import type { Answer, Asking, Worker } from '../support/county-worker.ts'

/** What was asked, how long the whole answer took, and its status; 0 where there was none. */
export type Told = (as: string, ms: number, status: number) => void

export type Browser = Readonly<{ worker: Worker; signIn: () => Promise<void>; close: () => void }>

/** Somebody at an address of their own behind the proxy, with one connection that is kept and a session that is real. */
export function openBrowser(origin: string, person: CountyPerson, told: Told): Browser {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const state = { cookie: '' }
  const from = `10.1.${Math.floor(person.n / 250)}.${(person.n % 250) + 1}`
  const ask = async (asking: Asking): Promise<Answer> => {
    const began = performance.now()
    const { head, payload } = sentOf(asking)
    const headers = {
      'accept-encoding': 'gzip',
      'x-forwarded-for': from,
      ...(asking.guest === true ? {} : { cookie: state.cookie }),
      ...head,
    }
    try {
      const url = new URL(addressOf(person.county.partnershipId, asking.path), origin)
      const { answer, body } = await exchanged(url, { agent, headers, method: asking.method ?? 'GET' }, payload)
      told(asking.as, performance.now() - began, answer.statusCode ?? 0)
      return { status: answer.statusCode ?? 0, headers: answer.headers, json: () => JSON.parse(textOf(answer, body)) }
    } catch {
      told(asking.as, performance.now() - began, 0)
      return { status: 0, headers: {}, json: () => JSON.parse('{}') }
    }
  }
  const { county, role, email, password } = person
  return {
    worker: { county, role, ask, pick, remembered: new Map() },
    signIn: async () => {
      const path = '/api/account/sign-in'
      const { status, headers } = await ask({
        as: 'sign-in',
        method: 'POST',
        path,
        guest: true,
        body: { email, password },
      })
      const [cookie = ''] = (headers['set-cookie'] ?? []) as readonly string[]
      if (status !== 200) throw new Error(`Person ${person.n} could not sign in: ${status}`)
      state.cookie = cookie.split(';')[0] ?? ''
    },
    close: () => agent.destroy(),
  }
}

function pick<Thing>(things: readonly Thing[]): Thing {
  const picked = things[Math.floor(Math.random() * things.length)]
  if (picked === undefined) throw new Error('There is nothing to pick.')
  return picked
}

function sentOf({ body, file, headers = {} }: Asking) {
  if (file !== undefined) {
    const { payload, type } = multipartOf(file)
    return { payload, head: { ...headers, 'content-type': type, 'content-length': String(Buffer.byteLength(payload)) } }
  }
  if (body === undefined) return { payload: null, head: headers }
  const payload = JSON.stringify(body)
  const told = { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(payload)) }
  return { payload, head: { ...headers, ...told } }
}

type Settings = Readonly<{ agent: Agent; method: string; headers: Readonly<Record<string, string>> }>

function exchanged(url: URL, settings: Settings, payload: string | null) {
  return new Promise<{ answer: IncomingMessage; body: Buffer }>((done, fail) => {
    const asked = request(url, settings, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.once('end', () => done({ answer, body: Buffer.concat(parts) }))
      answer.once('error', fail)
    })
    asked.once('error', fail)
    asked.end(payload ?? undefined)
  })
}

const textOf = ({ headers }: IncomingMessage, body: Buffer) =>
  (headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString('utf8')
