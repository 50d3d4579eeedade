import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { ApiDocument, Operation } from './operation.ts'

/** An answer as it came. */
export type Came = Readonly<{ statusCode: number; headers: Readonly<Record<string, unknown>>; body: string }>

/** Holds answers and bodies against the document alone: what the server checks itself by is not asked. */
export class AnswerCheck {
  readonly #ajv = new Ajv2020({ strict: false, allErrors: false })
  readonly #known = new Map<string, ValidateFunction>()

  constructor(document: ApiDocument) {
    addFormats.default(this.#ajv)
    this.#ajv.addSchema(document as object, 'document')
  }

  /** What is wrong with an answer, or null. */
  wrongIn(operation: Operation, { statusCode, headers, body }: Came): string | null {
    const type = String(headers['content-type'] ?? '').split(';')[0] ?? ''
    const said = describedFor(operation, statusCode)
    if (said === null) return `the document knows no ${statusCode}`
    if (statusCode >= 400 && type !== 'application/problem+json') return `${statusCode} as ${type}`
    if (statusCode === 204 || statusCode === 304) return body === '' ? null : `${statusCode} with a body`
    if (!said.types.includes(type)) return `${statusCode} as ${type}, which the document does not know`
    if (!type.endsWith('json') || type.includes('ndjson')) return null
    return this.#against(['responses', said.key, 'content', type, 'schema'], operation, JSON.parse(body))
  }

  /** Whether the document lets a body pass. */
  letsPass(operation: Operation, body: unknown): boolean {
    return this.#against(['requestBody', 'content', 'application/json', 'schema'], operation, body) === null
  }

  #against(parts: readonly string[], { path, method }: Operation, value: unknown): string | null {
    const pointer = ['paths', path, method.toLowerCase(), ...parts].map(escaped).join('/')
    const check = this.#known.get(pointer) ?? this.#ajv.compile({ $ref: `document#/${pointer}` })
    this.#known.set(pointer, check)
    if (check(value)) return null
    const [first] = check.errors ?? []
    return `${first?.instancePath} ${first?.message}`
  }
}

/** Written as in an address within a document. */
const escaped = (part: string) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))

function describedFor({ described: { responses = {} } }: Operation, status: number) {
  const key = [String(status), `${String(status)[0]}XX`].find((one) => one in responses)
  return key === undefined ? null : { key, types: Object.keys(responses[key]?.content ?? {}) }
}
