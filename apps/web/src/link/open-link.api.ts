import type { AskedView, GiveAnswer } from '@ttc/contracts/link'
import type { OpenedLinkView, ReadPackCard, ReadPackFile } from '@ttc/contracts/link/pack'
import type { QuestionsAskedView, WriteQuestion } from '@ttc/contracts/link/question'
import type { ReportCard } from '@ttc/contracts/report-card'
import { type FieldProblem, Problem, type ProblemCode } from '@ttc/domain/problem'
import { transport } from '../http/transport.ts'

/**
 * The requests of the page that a link opens. It reads answers without the contracts' schemas, which would be the
 * larger half of what a phone has to load; the page and the API come from one server and one version.
 */
export const lookAt = (key: string) => ask<OpenedLinkView>('/api/link', { key })
export const sendAnswer = (answer: GiveAnswer) => ask<AskedView>('/api/link/answer', answer)
export const sendQuestion = (question: WriteQuestion) => ask<QuestionsAskedView>('/api/link/question', question)
export const readCard = (asked: ReadPackCard) => ask<ReportCard>('/api/link/pack-card', asked)

export async function readFile(asked: ReadPackFile): Promise<Blob> {
  const response = await sent('/api/link/pack-file', asked)
  if (response.ok) return response.blob()
  throw problemOf(response.status, await response.json().catch(() => null))
}

async function ask<Answer>(path: string, body: object): Promise<Answer> {
  const response = await sent(path, body)
  const answer: unknown = await response.json().catch(() => null)
  if (response.ok && typeof answer === 'object' && answer !== null) return answer as Answer
  throw problemOf(response.status, answer)
}

async function sent(path: string, body: object): Promise<Response> {
  try {
    return await transport(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json, application/problem+json' },
      body: JSON.stringify(body),
      credentials: 'omit',
    })
  } catch {
    throw new Problem('unavailable', 'No answer came.')
  }
}

type Refusal = Readonly<{ code: ProblemCode; detail: string; fields?: readonly FieldProblem[]; present?: unknown }>

function problemOf(status: number, answer: unknown): Problem {
  if (typeof answer === 'object' && answer !== null && 'code' in answer && 'detail' in answer) {
    const { code, detail, fields, present } = answer as Refusal
    return new Problem(code, detail, { fields, present })
  }
  return status >= 500
    ? new Problem('unavailable', 'Turning the Curve is not answering at the moment.')
    : new Problem('unexpected', `Something went wrong (${status}).`)
}

type Warning = Readonly<{ code: string; message: string }>

/** What looks wrong with a number, where that is why it was not taken; else nothing. */
export function warningsOf({ code, present }: Problem): readonly Warning[] {
  if (code !== 'rule-broken' || typeof present !== 'object' || present === null || !('warnings' in present)) return []
  return Array.isArray(present.warnings) ? (present.warnings as Warning[]) : []
}
