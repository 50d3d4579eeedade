import { Problem } from '@ttc/domain/problem'
import { transport } from './transport.ts'

/** What can read an answer: a schema of the contracts. */
export type Reader<T> = { parse: (answer: unknown) => T }

/** The same, fetched when it is first needed: with all that contracts need, they weigh as much as a page. */
export type LateReader<T> = () => Promise<Reader<T>>

/** For an answer without words: that it came is all there is to know. */
export const noWords: Reader<null> = { parse: () => null }

export type Asked = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Sent as JSON. */
  json?: unknown
  /** Sent as it is: a form with a file. */
  form?: FormData
  headers?: Readonly<Record<string, string>>
  signal?: AbortSignal
}

/**
 * Asks the API and reads its answer with a schema of the contracts. Whatever goes wrong is thrown as a Problem:
 * the API's own with its fields and its present state, 'unavailable' where no answer came, 'unexpected' where the
 * answer is not what the contract says. An abort stays an abort.
 */
export async function request<T>(reader: Reader<T> | LateReader<T>, path: string, asked: Asked = {}): Promise<T> {
  // Before anything is sent: what is stored by then must be something that can be read.
  const known = typeof reader === 'function' ? await arrivedOf(reader) : reader
  return readWith(known, await bodyOf(await requestAnswer(path, asked)))
}

async function arrivedOf<T>(reader: LateReader<T>): Promise<Reader<T>> {
  try {
    return await reader()
  } catch (cause) {
    throw because(new Problem('unavailable', 'A part of this page did not arrive.'), cause)
  }
}

/** The answer itself, for what comes piece by piece; a refusal is thrown as `request` throws it. */
export async function requestAnswer(path: string, asked: Asked = {}): Promise<Response> {
  const response = await send(path, asked)
  if (!response.ok) throw await problemOf(response.status, await bodyOf(response))
  return response
}

/** Reads what came with a schema of the contracts, and says so where that is not what was agreed. */
export function readWith<T>(reader: Reader<T>, answer: unknown): T {
  try {
    return reader.parse(answer)
  } catch (cause) {
    throw because(
      new Problem('unexpected', 'The answer could not be read. Load the page again: it may be an older version.'),
      cause,
    )
  }
}

async function send(path: string, { method, json, form, headers, signal }: Asked): Promise<Response> {
  const sent: Record<string, string> = { accept: 'application/json, application/problem+json', ...headers }
  if (json !== undefined) sent['content-type'] = 'application/json'
  try {
    return await transport(path, {
      method: method ?? (json === undefined && form === undefined ? 'GET' : 'POST'),
      headers: sent,
      body: json === undefined ? form : JSON.stringify(json),
      signal,
    })
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw because(new Problem('unavailable', 'No answer came.'), cause)
  }
}

async function bodyOf(response: Response): Promise<unknown> {
  if (response.status === 204) return null
  try {
    return await response.json()
  } catch {
    return null
  }
}

/** A refusal as the API words it, or as whatever stands in front of the API does. */
export async function problemOf(status: number, answer: unknown): Promise<Problem> {
  // Fetched when something is refused: most pages end without.
  const contract = await import('@ttc/contracts/problem').catch(() => null)
  const view = contract?.ProblemView.safeParse(answer)
  if (view?.success) {
    const { code, detail, fields, present } = view.data
    return new Problem(code, detail, { fields, present })
  }
  // A gateway in front of the API answers in its own form when the API is away.
  return status >= 502 && status <= 504
    ? new Problem('unavailable', 'Turning the Curve is not answering at the moment.')
    : new Problem('unexpected', `Something went wrong (${status}).`)
}

function because(problem: Problem, cause: unknown): Problem {
  problem.cause = cause
  return problem
}
