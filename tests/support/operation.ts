import { newId } from '@ttc/contracts/new-id'
import type { FastifyInstance } from 'fastify'

export type Schema = Readonly<{
  $ref?: string
  type?: string | readonly string[]
  format?: string
  pattern?: string
  const?: unknown
  enum?: readonly unknown[]
  anyOf?: readonly Schema[]
  oneOf?: readonly Schema[]
  allOf?: readonly Schema[]
  properties?: Readonly<Record<string, Schema>>
  required?: readonly string[]
  items?: Schema
  minItems?: number
  maxItems?: number
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  exclusiveMaximum?: number
}>

type Described = Readonly<{
  summary?: string
  tags?: readonly string[]
  parameters?: readonly Readonly<{ name: string; in: string; schema?: Schema }>[]
  requestBody?: Readonly<{ content?: Readonly<Record<string, Readonly<{ schema?: Schema }>>> }>
  responses?: Readonly<Record<string, Readonly<{ content?: Readonly<Record<string, Readonly<{ schema?: unknown }>>> }>>>
}>

export type ApiDocument = Readonly<{
  openapi: string
  info: Readonly<Record<string, string>>
  paths: Readonly<Record<string, Readonly<Record<string, Described>>>>
  components: Readonly<{ schemas: Readonly<Record<string, Schema>> }>
}>

/** One operation of the API as its own document describes it: a new route is among them by itself. */
export type Operation = Readonly<{
  name: string
  method: 'GET' | 'POST' | 'PUT'
  path: string
  described: Described
  /** The schema of its JSON body, or null where it takes none. */
  body: Schema | null
}>

export const documentOf = (app: FastifyInstance) => app.swagger() as unknown as ApiDocument

export function operationsOf(document: ApiDocument): readonly Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase() as Operation['method'],
      path,
      described,
      body: described.requestBody?.content?.['application/json']?.schema ?? null,
    })),
  )
}

/** Ids by the name they have in an address or a body; null for one that is left out. */
export type Ids = Readonly<Record<string, string | null>>

/** The address of an operation with its parts filled in; a part nobody named gets an id that nothing has. */
export const addressOf = (path: string, ids: Ids) =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? newId())

const AREA_CODE = '^[A-Z]\\d{8}$'

/** What a field of that name has to be beside the others, where its schema alone does not say. */
const byName: Readonly<Record<string, unknown>> = {
  start: '2025-04-01',
  end: '2026-03-31',
  startsOn: '2025-04-01',
  endsOn: '2028-03-31',
  fromOn: '2025-04-01',
  minimum: 0,
  maximum: 100,
  measureKind: null,
  status: 'value',
  value: 50,
  numerator: null,
  denominator: null,
  version: 1,
  retired: false,
  password: 'seven-wet-lanterns-by-the-quay',
  ended: false,
  email: 'person@example.test',
  forEmail: null,
  parentId: null,
  formula: null,
  yearStartsIn: null,
  next: null,
  expiresOn: '2027-01-10',
  dueOn: '2027-01-10',
  service: null,
  replaces: null,
  reason: 'As agreed at the meeting',
  startsAt: '14:00',
  opensOn: '2026-11-24',
  numbersDueOn: '2026-12-01',
  cardsDueOn: '2026-12-07',
  freezeOn: '2026-12-08',
  meetsOn: '2026-12-15',
  noteOn: '2026-12-17',
  nudgeOn: '2027-01-14',
}

/** A text is never meant by the number of a field with the same name, nor a choice by what cannot be chosen. */
const isMeant = (schema: Schema, value: unknown) =>
  (schema.type !== 'string' || typeof value !== 'number') && (schema.enum?.includes(value) ?? true)

/** A choice that need not be made: what is chosen may be at odds with the other fields. */
const needNotBeChosen = ({ anyOf = [] }: Schema) =>
  anyOf.some(({ type }) => type === 'null') && anyOf.some((one) => one.enum !== undefined)

/** A body that the schema lets pass, with every field filled in; ids by the name of their field, else new ones. */
export function bodyFor(schema: Schema, document: ApiDocument, ids: Ids, name = ''): unknown {
  if (schema.const !== undefined) return schema.const
  if (needNotBeChosen(schema)) return null
  if (name in byName && !(name in ids) && isMeant(schema, byName[name])) return byName[name]
  const referred = document.components.schemas[schema.$ref?.split('/').at(-1) ?? '']
  const inner = referred ?? schema.anyOf?.find((one) => one.type !== 'null') ?? schema.oneOf?.[0] ?? schema.allOf?.[0]
  if (inner !== undefined) return bodyFor(inner, document, ids, name)
  if (schema.properties !== undefined)
    return Object.fromEntries(
      Object.entries(schema.properties).map(([key, of]) => [key, bodyFor(of, document, ids, key)]),
    )
  if (schema.type === 'array')
    return (schema.minItems ?? 0) > 0 ? [bodyFor(schema.items ?? {}, document, ids, name)] : []
  return schema.enum?.[0] ?? plainValue(schema, name in ids ? ids[name] : newId())
}

function plainValue({ type, format, pattern, minimum = 1 }: Schema, id: string | null | undefined): unknown {
  if (type === 'boolean') return false
  if (type !== 'string') return Math.max(1, minimum)
  if (format === 'uuid') return id
  if (pattern === AREA_CODE) return 'E06900002'
  return format === 'date' ? '2026-01-10' : 'As agreed'
}
