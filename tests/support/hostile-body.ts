import fc from 'fast-check'
import { hostileDay, hostileName, hostileNumber, hostileText, hostileValue } from './hostile-value.ts'
import { type ApiDocument, bodyFor, type Ids, type Schema } from './operation.ts'

/** Ids that an address or a body can name, by the name they have there. */
export type Pool = Readonly<Record<string, readonly string[]>>

const days = ['2024-04-01', '2025-04-01', '2026-03-31', '2026-11-22', '2026-11-23', '2026-12-15', '2027-01-10'] as const

const freshId = fc.uuid({ version: 7 })

/** The id of something there where the name tells what is meant, else one that nothing has. */
const idNamed = (name: string, pool: Pool) => {
  const known = pool[name] ?? []
  return known.length === 0
    ? freshId
    : fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: freshId })
}

/** Bodies, fields and parameters that a schema of the document lets pass. */
export class Passing {
  readonly #document: ApiDocument
  readonly #pool: Pool
  readonly #patterns = new Map<string, fc.Arbitrary<string>>()

  constructor(document: ApiDocument, pool: Pool) {
    this.#document = document
    this.#pool = pool
  }

  /** A body such as the other tests send, with other ids: more of these are stored than of those made freely. */
  usual(schema: Schema): fc.Arbitrary<unknown> {
    const picks = Object.entries(this.#pool).map(([name, ids]) => [name, fc.constantFrom(...ids)] as const)
    return fc
      .record({ ...Object.fromEntries(picks), id: freshId }, { noNullPrototype: true })
      .map((ids) => bodyFor(schema, this.#document, ids as Ids))
  }

  of(schema: Schema, name = '', depth = 0): fc.Arbitrary<unknown> {
    if (schema.const !== undefined) return fc.constant(schema.const)
    if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
    if (schema.$ref !== undefined)
      return this.of(this.#document.components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}, name, depth)
    const choices = schema.anyOf ?? schema.oneOf
    if (choices !== undefined) return fc.oneof(...choices.map((one) => this.of(one, name, depth)))
    if (Array.isArray(schema.type))
      return fc.oneof(...schema.type.map((type: string) => this.of({ ...schema, type }, name, depth)))
    if (schema.properties !== undefined) return this.#object(schema, depth)
    if (schema.type === 'array') return this.#list(schema, name, depth)
    return this.#plain(schema, name)
  }

  #object({ properties = {}, required = [] }: Schema, depth: number): fc.Arbitrary<unknown> {
    const fields = Object.entries(properties).map(([key, of]) => [key, this.of(of, key, depth + 1)] as const)
    const needed = fc.record(Object.fromEntries(fields), { requiredKeys: required as string[], noNullPrototype: true })
    const all = fc.record(Object.fromEntries(fields), { noNullPrototype: true })
    return fc.oneof({ weight: 3, arbitrary: all }, { weight: 1, arbitrary: needed })
  }

  #list({ items = {}, minItems = 0, maxItems = 3 }: Schema, name: string, depth: number): fc.Arbitrary<unknown> {
    const maxLength = Math.max(minItems, Math.min(maxItems, depth > 3 ? 1 : 3))
    return fc.array(this.of(items, name, depth + 1), { minLength: minItems, maxLength })
  }

  #plain(schema: Schema, name: string): fc.Arbitrary<unknown> {
    if (schema.type === 'null') return fc.constant(null)
    if (schema.type === 'boolean') return fc.boolean()
    if (schema.type === 'integer' || schema.type === 'number') return numberIn(schema, name)
    if (schema.type === 'string') return this.#text(schema, name)
    // A record of whatever, or a schema that asks for nothing.
    return fc.constantFrom<unknown>({}, { a: 1 })
  }

  #text({ format, pattern, minLength = 0, maxLength = 60 }: Schema, name: string): fc.Arbitrary<string> {
    if (format === 'uuid') return idNamed(name, this.#pool)
    if (format === 'date') return fc.constantFrom(...days)
    if (format === 'date-time') return fc.constantFrom('2026-11-22T10:00:00.000Z', '2026-11-23T09:00:00Z')
    if (format === 'email') return fc.constantFrom('person@example.test', 'owner@example.test')
    if (pattern !== undefined) return this.#matching(pattern)
    const words = 'Children are safe at home and at school, said the group of the plan. '
    const length = Math.max(minLength, Math.min(maxLength, 60))
    return fc.oneof(
      {
        weight: 4,
        arbitrary: fc.nat(words.length - 5).map((from) => words.slice(from, from + length).trim() || 'As agreed'),
      },
      { weight: 1, arbitrary: hostileText.filter((text) => text.length >= minLength && text.length <= maxLength) },
    )
  }

  #matching(pattern: string): fc.Arbitrary<string> {
    const known = this.#patterns.get(pattern)
    if (known !== undefined) return known
    const made = fc.stringMatching(new RegExp(pattern))
    this.#patterns.set(pattern, made)
    return made
  }
}

function numberIn(schema: Schema, name: string): fc.Arbitrary<number> {
  const least = schema.minimum ?? schema.exclusiveMinimum ?? -1_000
  const most = schema.maximum ?? schema.exclusiveMaximum ?? 1_000
  // What was seen last: most of what the tests store has been changed once or not at all.
  if (/version|revision|after|number/i.test(name)) return fc.constantFrom(0, 1, 2).filter((one) => one >= least)
  const whole = schema.type === 'integer'
  const edges = [least, most, Math.min(most, Math.max(least, 1)), Math.min(most, Math.max(least, 18))]
  const between = whole ? fc.integer({ min: least, max: most }) : fc.double({ min: least, max: most, noNaN: true })
  const lowest = Math.max(Math.ceil(least), -50)
  const near = fc.integer({ min: lowest, max: Math.max(lowest, Math.min(Math.floor(most), 150)) })
  return fc.oneof(fc.constantFrom(...edges), near, between).filter((one) => {
    const isOver = schema.exclusiveMinimum !== undefined && one <= schema.exclusiveMinimum
    return !isOver && (schema.exclusiveMaximum === undefined || one < schema.exclusiveMaximum)
  })
}

type Change = Readonly<{
  at: number
  deep: number
  how: 'put' | 'drop' | 'add' | 'text' | 'number' | 'day'
  value: unknown
  name: string
}>

const change: fc.Arbitrary<Change> = fc
  .constantFrom('put', 'put', 'drop', 'add', 'text', 'number', 'day')
  .chain((how) =>
    fc.record({
      at: fc.nat(50),
      deep: fc.nat(3),
      how: fc.constant(how as Change['how']),
      value:
        how === 'text' ? hostileText : how === 'number' ? hostileNumber : how === 'day' ? hostileDay : hostileValue,
      name: hostileName,
    }),
  )

/** The same body with up to three of its parts spoiled, at any depth. */
export const spoiled = (whole: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc
    .tuple(whole, fc.array(change, { minLength: 1, maxLength: 3 }))
    .map(([body, changes]) => changes.reduce((so, one) => changed(so, one), body))

function changed(body: unknown, one: Change): unknown {
  if (typeof body !== 'object' || body === null) return one.value
  const keys = Object.keys(body)
  const key = keys[one.at % Math.max(1, keys.length)]
  if (one.how === 'add' || key === undefined) return Array.isArray(body) ? [...body, one.value] : added(body, one)
  const kept = Object.entries(body).flatMap(([name, value]) => {
    if (name !== key) return [[name, value] as const]
    if (one.deep > 0 && typeof value === 'object' && value !== null)
      return [[name, changed(value, { ...one, deep: one.deep - 1 })] as const]
    return one.how === 'drop' ? [] : [[name, one.value] as const]
  })
  return Array.isArray(body) ? kept.map(([, value]) => value) : Object.fromEntries(kept)
}

/** Written as the field it is called: “__proto__” too is only a name here. */
const added = (body: object, { name, value }: Change) => Object.fromEntries([...Object.entries(body), [name, value]])
