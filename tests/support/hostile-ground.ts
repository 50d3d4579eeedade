import { gunzipSync } from 'node:zlib'
import { newId } from '@ttc/contracts/new-id'
import { memberRole } from '@ttc/db/role'
import fc from 'fast-check'
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { idsIn, startWalk, type Walk } from './access-walk.ts'
import { AnswerCheck } from './answer-check.ts'
import { fillEveryTable } from './every-table.ts'
import { Passing, type Pool } from './hostile-body.ts'
import { type HostileRequest, requestsOf } from './hostile-request.ts'
import { addressOf, documentOf, type Operation, operationsOf } from './operation.ts'
import { placeIn } from './place.ts'

/** Longer than the slowest answer takes on a busy machine: what takes longer has hung. */
const HUNG_MS = 20_000
/** How often something of one's own is named, for once that something of another plan and of elsewhere is. */
const OWN = 16

export type HostileGround = Readonly<{
  walk: Walk
  pool: Pool
  operations: readonly Operation[]
  check: AnswerCheck
}>

/** Frozen things of the other plan are rows that a test wrote, and not what the product freezes. */
const frozen: ReadonlySet<string> = new Set(['pack', 'packId', 'copy'])

/** Two partnerships, a row in every table, a person for every role, and the ids of what is there by their names. */
export async function startHostileGround(): Promise<HostileGround> {
  const walk = await startWalk()
  const { it, otherPlan, elsewhere } = walk
  const { partnershipId, memberId } = it.scope
  await fillEveryTable(it, await placeIn(it))
  await it.connection.db.insert(memberRole).values({ partnershipId, id: newId(), memberId, role: 'director' })
  const own = await idsIn(it, it.scope, it.planId)
  const named = (name: string) =>
    [
      ...Array.from({ length: OWN }, () => own[name]),
      ...(frozen.has(name) ? [] : [otherPlan[name]]),
      elsewhere[name],
    ].filter((id) => typeof id === 'string')
  const pool = Object.fromEntries(Object.keys(own).map((name) => [name, named(name)]))
  const document = documentOf(it.app)
  return { walk, pool, operations: operationsOf(document), check: new AnswerCheck(document) }
}

/** As many requests as asked for, the same for the same seed but for the ids. */
export function hostileRequests({ walk, pool, operations }: HostileGround, seed: number, count: number) {
  const passing = new Passing(documentOf(walk.it.app), pool)
  return fc.sample(requestsOf(operations, passing, pool), { seed, numRuns: count })
}

export type Tally = Readonly<{
  /** What was wrong, one line each, with the request. */
  faults: readonly string[]
  /** How many requests were answered with each status. */
  statuses: Readonly<Record<number, number>>
  /** Ids of what was made, by the name they have in addresses. */
  made: Pool
}>

/** Sends all of them one after the other. */
export async function sendAll(ground: HostileGround, requests: readonly HostileRequest[]): Promise<Tally> {
  const faults: string[] = []
  const statuses: Record<number, number> = {}
  const made: Record<string, string[]> = {}
  for (const [at, request] of requests.entries()) {
    const answer = await answerTo(ground, request)
    const status = answer?.statusCode ?? 0
    statuses[status] = (statuses[status] ?? 0) + 1
    faults.push(...faultsOf(ground, request, answer).map((fault) => `${at}. ${told(request)}: ${fault}`))
    if (status === 201 && request.operation.body !== null) note(made, ground, request)
  }
  return { faults, statuses, made }
}

function faultsOf(ground: HostileGround, request: HostileRequest, answer: LightMyRequestResponse | null) {
  if (answer === null) return [`no answer in ${HUNG_MS} ms`]
  const { statusCode, headers } = answer
  const body = unpacked(answer)
  const faults = [
    statusCode >= 500 ? `${statusCode} ${body}` : null,
    ground.check.wrongIn(request.operation, { statusCode, headers, body }),
    statusCode < 300 && isForbidden(ground, request) ? `${statusCode} though the document forbids the body` : null,
  ]
  return faults.filter((fault) => fault !== null)
}

const told = ({ operation: { method }, url, payload, who }: HostileRequest) =>
  `${method} ${url.slice(0, 200)} (${who}) ${(payload ?? '').slice(0, 600)}`

async function answerTo({ walk: { it, people } }: HostileGround, { operation, url, payload, ...sent }: HostileRequest) {
  const cookie = sent.who === 'coordinator' ? {} : { cookie: people[sent.who]?.cookie ?? '' }
  const headers = { ...sent.headers, ...cookie }
  return inTime(
    it.app.inject({
      method: operation.method,
      url,
      headers,
      ...(payload === null ? {} : { payload }),
    } as InjectOptions),
  )
}

async function inTime(answer: Promise<LightMyRequestResponse>): Promise<LightMyRequestResponse | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((done) => {
    timer = setTimeout(() => done(null), HUNG_MS)
  })
  return Promise.race([answer, late]).finally(() => clearTimeout(timer))
}

const unpacked = ({ headers, rawPayload }: LightMyRequestResponse) =>
  (headers['content-encoding'] === 'gzip' ? gunzipSync(rawPayload) : rawPayload).toString('utf8')

const isForbidden = ({ check }: HostileGround, { operation, payload }: HostileRequest) =>
  operation.body !== null && payload !== null && !check.letsPass(operation, JSON.parse(payload))

/** What a list holds has an address below that of the list: its last part is the name of the id. */
function note(made: Record<string, string[]>, { operations }: HostileGround, request: HostileRequest): void {
  const below = `${request.operation.path}/{`
  const inOne = operations.find(({ path }) => path.startsWith(below) && path.indexOf('}', below.length) > 0)
  const name = inOne?.path.slice(below.length, inOne.path.indexOf('}', below.length))
  const { id } = JSON.parse(request.payload ?? '{}') as { id?: string }
  if (name === undefined || id === undefined) return
  made[name] = [...(made[name] ?? []), id]
}

/** Of what was made this much is read of each kind. */
const READ_OF_EACH = 8

/** Reads everything that is there, old and new: what is wrong with any answer, and how many were as they should be. */
export async function readAll(
  ground: HostileGround,
  made: Pool,
): Promise<Readonly<{ faults: string[]; read: number }>> {
  const ids = (name: string) => [
    ...new Set([...(ground.pool[name] ?? []).slice(0, OWN + 1), ...(made[name] ?? []).slice(-READ_OF_EACH)]),
  ]
  const faults: string[] = []
  let read = 0
  for (const operation of ground.operations.filter(({ method }) => method === 'GET')) {
    const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')
    const sets = names.reduce<Record<string, string>[]>(
      (so, name) => so.flatMap((one) => ids(name).map((id) => ({ ...one, [name]: id }))),
      [{}],
    )
    for (const one of sets) {
      const request = {
        operation,
        url: addressOf(operation.path, one),
        headers: {},
        payload: null,
        who: 'coordinator',
      } as const
      const answer = await answerTo(ground, request)
      faults.push(...faultsOf(ground, request, answer).map((fault) => `${request.url}: ${fault}`))
      if (answer?.statusCode === 200) read += 1
    }
  }
  return { faults, read }
}
