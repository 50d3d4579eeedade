import type { FieldProblem } from '@ttc/domain/problem'
import type { FastifyRequest } from 'fastify'

const UNKEPT = 'Type this again: it holds an invisible character (NUL).'

/** The fields of a request whose text no database keeps: it refuses such a text without saying where it stood. */
export function unkeptTextIn({ params, query, body }: Pick<FastifyRequest, 'params' | 'query' | 'body'>) {
  return [params, query, body].flatMap((part) => placesIn(part, []))
}

function placesIn(value: unknown, path: readonly string[]): readonly FieldProblem[] {
  if (typeof value === 'string') return value.includes('\0') ? [{ field: path.join('.'), message: UNKEPT }] : []
  // A file that was sent is a thing of its own, and is read elsewhere.
  if (Array.isArray(value) || (typeof value === 'object' && value !== null && isPlain(value)))
    return Object.entries(value).flatMap(([name, inner]) => placesIn(inner, [...path, name]))
  return []
}

const isPlain = (value: object) => [Object.prototype, null].includes(Object.getPrototypeOf(value))
