import type { FastifyRequest } from 'fastify'
import { type Placed, placed } from '../access/place.queries.ts'

/** What an address can name that belongs to the partnership as a whole. */
const shared: ReadonlySet<string> = new Set([
  'partnership',
  'member',
  'role',
  'board',
  'seat',
  'token',
  'invitation',
  'mail',
  'batch',
  'comparator',
  'import',
  'edition',
  'code',
  'answer',
  'file',
  'view',
  'challenge',
  'copy',
  'card',
])

const placedNames: ReadonlySet<string> = new Set(placed)

/** Parts of an address that the access check knows nothing of; a route with one does not start. */
export function unknownPartsOf(url: string): string[] {
  const parts = [...url.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '')
  return parts.filter((name) => !placedNames.has(name) && !shared.has(name))
}

export type Named = Readonly<{ kind: Placed; id: string }>

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export const isId = (value: unknown): value is string => typeof value === 'string' && uuid.test(value)

/** What a body can name besides what its address does, and what that is. */
const mentions: Readonly<Record<string, Placed>> = {
  planId: 'plan',
  priorityId: 'priority',
  placementId: 'placement',
  indicatorId: 'indicator',
  proxyId: 'indicator',
  seriesId: 'series',
}

/** The objects in a plan that a request names in its body; what is not an id is left to the contract to refuse. */
export function mentionedIn({ body }: FastifyRequest): Named[] {
  if (typeof body !== 'object' || body === null) return []
  return Object.entries(body).flatMap(([field, id]) => {
    const kind = mentions[field]
    return kind !== undefined && isId(id) ? [{ kind, id }] : []
  })
}

/**
 * The object a request acts on: the last one that its address names; where a body names the priority or the series,
 * that is where the change is made. Null for the partnership itself.
 */
export function objectOf(request: FastifyRequest): Named | null {
  const within = mentionedIn(request).find(({ kind }) => kind === 'series' || kind === 'priority')
  const inAddress = Object.entries(request.params as Record<string, unknown>).flatMap(([name, id]) =>
    placedNames.has(name) && isId(id) ? [{ kind: name as Placed, id }] : [],
  )
  const addressed = inAddress.at(-1) ?? null
  if (addressed !== null && addressed.kind !== 'plan') return addressed
  return within ?? addressed
}
