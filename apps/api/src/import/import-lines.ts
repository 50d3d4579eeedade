import { Readable } from 'node:stream'
import type { ImportLine } from '@ttc/contracts/import/inspection'
import type { ProblemView } from '@ttc/contracts/problem'
import { Problem, type ProblemCode } from '@ttc/domain/problem'
import type { FastifyRequest } from 'fastify'
import type { Told } from './reading-thread.ts'

/** Whether an answer is asked for in lines, with the progress of the reading before it. */
export function wantsLines(accept: string | undefined): boolean {
  return accept?.includes('application/x-ndjson') ?? false
}

const STATUS: Partial<Record<ProblemCode, number>> = {
  invalid: 400,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'rule-broken': 422,
  'too-many': 429,
  unavailable: 503,
}

/** A problem that came once the answer had begun: the same fields as problem+json, in the last line. */
export function problemLine(error: unknown, { id, log }: Pick<FastifyRequest, 'id' | 'log'>): ProblemView {
  const known = error instanceof Problem ? error : null
  if (known === null) log.error({ fault: error instanceof Error ? error.name : 'unknown' }, 'import broke off')
  return {
    type: 'about:blank',
    title: known === null ? 'Something went wrong' : 'This cannot be read or stored as it is',
    status: STATUS[known?.code ?? 'unexpected'] ?? 500,
    code: known?.code ?? 'unexpected',
    detail: known?.message ?? 'Something went wrong on our side. Nothing was stored. Try again in a minute.',
    fields: [...(known?.fields ?? [])],
    present: known?.present ?? undefined,
    requestId: id,
  }
}

/** The first wait before an answer begins: what fails until then is answered with its own status. */
const SOON_MS = 400

/**
 * The progress of some work as lines, then what it came to, or the problem that ended it, told as `describe` does.
 * Work that fails at once, or ends at once, throws or is answered as a whole: then there is nothing to stream.
 */
export async function asLines<Result>(
  work: (told: Told) => Promise<Result>,
  describe: (error: unknown) => unknown,
): Promise<Readable> {
  const waiting: ImportLine[] = []
  let wake: () => void = () => {}
  const put = (line: ImportLine) => {
    waiting.push(line)
    wake()
  }
  let ended = false
  const going = work(({ rows, of }) => put({ rows, of })).then((result) => put({ result }))
  await Promise.race([going, new Promise((resolve) => setTimeout(resolve, SOON_MS))])
  const settled = going
    .catch((error: unknown) => put({ problem: describe(error) }))
    .finally(() => {
      ended = true
      wake()
    })
  async function* lines(): AsyncGenerator<string> {
    for (;;) {
      for (const line of waiting.splice(0, waiting.length)) yield `${JSON.stringify(line)}\n`
      if (ended && waiting.length === 0) return
      await new Promise<void>((resolve) => {
        wake = resolve
        if (ended || waiting.length > 0) resolve()
      })
    }
  }
  void settled
  return Readable.from(lines())
}
