import type { ProblemView } from '@ttc/contracts/problem'
import { explainDatabaseError } from '@ttc/db/connect'
import { type FieldProblem, Problem, type ProblemCode } from '@ttc/domain/problem'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { RequestValidationError } from 'fastify-zod-openapi'
import { unkeptTextIn } from './unkept-text.ts'

const statusOf: Readonly<Record<ProblemCode, number>> = {
  invalid: 400,
  forbidden: 403,
  'signed-out': 401,
  'not-found': 404,
  conflict: 409,
  'rule-broken': 422,
  'too-many': 429,
  unexpected: 500,
  unavailable: 503,
}

const titleOf: Readonly<Record<ProblemCode, string>> = {
  invalid: 'There is a problem with what was sent',
  forbidden: 'You cannot do this',
  'signed-out': 'Sign in first',
  'not-found': 'Not found',
  conflict: 'This has changed since you opened it',
  'rule-broken': 'This cannot be stored as it is',
  'too-many': 'Too much at once',
  unexpected: 'Something went wrong',
  unavailable: 'Not available at the moment',
}

/** Every error leaves the API here, as problem+json. Only unexpected ones are logged as errors, without the body. */
export function replyWithProblem(
  error: FastifyError | Error,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const { problem, status } = refusalOf(error)
  if (problem.code === 'unexpected') request.log.error({ fault: faultOf(error) }, 'unexpected error')
  else if (problem.code === 'unavailable') request.log.warn({ reason: problem.message }, 'not available')
  const view: ProblemView = {
    type: 'about:blank',
    title: titleOf[problem.code],
    status,
    code: problem.code,
    detail: problem.message,
    fields: [...fieldsOf(problem, request)],
    present: problem.present ?? undefined,
    requestId: request.id,
  }
  return reply
    .code(view.status)
    .header('cache-control', 'no-store')
    .header('x-request-id', request.id)
    .type('application/problem+json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(view)
}

const fieldsOf = ({ code, fields }: Problem, request: FastifyRequest) =>
  code === 'invalid' && fields.length === 0 ? unkeptTextIn(request) : fields

type Refusal = Readonly<{ problem: Problem; status: number }>

function refusalOf(error: FastifyError | Error): Refusal {
  const explained = explainDatabaseError(error)
  const problem = explained instanceof Problem ? explained : requestProblem(error)
  if (problem === null) return { problem: unexpected(), status: 500 }
  // What the framework refuses keeps the status that clients know it by: 413 too large, 415 another kind of content.
  const own = problem === explained ? undefined : (error as FastifyError).statusCode
  return { problem, status: own ?? statusOf[problem.code] }
}

/** What the reader of multipart/form-data says, without a code, of a body that it cannot take apart. */
const BROKEN_PARTS = /multipart/i

/** What is wrong with the request itself, before any route has seen it; null for a fault of our own. */
function requestProblem(error: FastifyError | Error): Problem | null {
  if ('validation' in error && Array.isArray(error.validation)) return invalidRequest(error.validation)
  const { code = '', statusCode = 500 } = error as Partial<FastifyError>
  const told = framework[code]?.()
  if (told !== undefined) return told
  if (code === '' && BROKEN_PARTS.test(error.message))
    return new Problem(
      'invalid',
      'What was sent broke off, or its parts cannot be told apart. Nothing was stored. Send the file again.',
    )
  return statusCode >= 400 && statusCode < 500
    ? new Problem('invalid', 'This request cannot be read. Nothing was stored.')
    : null
}

/**
 * What the log keeps of a fault: kind, code and place. Never its words where they come from the database, which repeats
 * the statement and the values in them.
 */
function faultOf(error: Error) {
  const chain = [error, error.cause, error.cause instanceof Error ? error.cause.cause : null].filter(
    (one) => one instanceof Error,
  )
  const isOfDatabase = chain.some((one) => 'query' in one || 'severity' in one)
  return {
    kind: chain.map((one) => one.name).join(' < '),
    code: chain.map((one) => ('code' in one ? String(one.code) : '')).find((code) => code !== '') ?? null,
    message: isOfDatabase ? null : error.message,
    at: (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at ')),
  }
}

function invalidRequest(validation: readonly unknown[]): Problem {
  const fields: FieldProblem[] = validation
    .filter((item) => item instanceof RequestValidationError)
    .flatMap(({ params: { issue } }) => meantBy(issue))
    .map(({ path, message }) => ({ field: path.join('.'), message }))
  const count = fields.length === 1 ? 'One field needs' : `${fields.length} fields need`
  return new Problem('invalid', `${count} to be put right. Nothing was stored.`, { fields })
}

type Issue = RequestValidationError['params']['issue']

/** Of a choice between shapes, what is wrong with the one that was meant: the first whose fields alone were sent. */
function meantBy(issue: Issue): readonly Issue[] {
  if (issue.code !== 'invalid_union') return [issue]
  const branches = issue.errors.map((branch) =>
    branch.flatMap((one) => meantBy({ ...one, path: [...issue.path, ...one.path] } as Issue)),
  )
  const meant = branches.find((branch) => branch.every(({ code }) => code !== 'unrecognized_keys'))
  return meant ?? branches[0] ?? [issue]
}

const framework: Readonly<Record<string, () => Problem>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: () => new Problem('too-many', 'What was sent is too large. Send it in smaller parts.'),
  FST_REQ_FILE_TOO_LARGE: () =>
    new Problem('too-many', 'The file is too large. Split it, or leave out what is not needed.'),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () => new Problem('invalid', 'Send JSON, or a file as multipart/form-data.'),
  FST_ERR_CTP_INVALID_JSON_BODY: () => new Problem('invalid', 'What was sent is not JSON. Nothing was stored.'),
  FST_ERR_CTP_EMPTY_JSON_BODY: () => new Problem('invalid', 'Nothing was sent. Send the fields as JSON.'),
  FST_ERR_BAD_URL: () => new Problem('invalid', 'This address cannot be read.'),
  FST_ERR_MAX_PARAM_LENGTH: () => new Problem('not-found', 'There is nothing at this address.'),
  FST_INVALID_MULTIPART_CONTENT_TYPE: () => new Problem('invalid', 'Send the file as multipart/form-data.'),
  FST_UNDER_PRESSURE: () => new Problem('unavailable', 'The service is busy. Try again in a minute.'),
}

function unexpected(): Problem {
  return new Problem(
    'unexpected',
    'Something went wrong on our side. Nothing was stored. Try again, and report the request id if it goes on.',
  )
}
