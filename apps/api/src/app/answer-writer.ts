import type { FastifySerializerCompiler } from 'fastify/types/schema.js'
import { serializerCompiler } from 'fastify-zod-openapi'
import type { $ZodType } from 'zod/v4/core'

type Writer = ReturnType<typeof serializerCompiler>

const writers = new WeakMap<$ZodType, Writer>()

/**
 * A schema is compiled once, however many routes answer with it: each of them can answer a problem, and compiling
 * that for every route anew was most of the time that building the API took.
 */
export const answerWriter: FastifySerializerCompiler<$ZodType> = (route) => {
  const known = writers.get(route.schema)
  if (known !== undefined) return known
  const writer = serializerCompiler(route)
  writers.set(route.schema, writer)
  return writer
}
