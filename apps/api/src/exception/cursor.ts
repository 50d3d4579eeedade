import type { ExceptionOrder } from '@ttc/domain/exception'
import { Problem } from '@ttc/domain/problem'
import { z } from 'zod'

const Cursor = z.object({ o: z.string(), v: z.string().max(300), i: z.uuid() })

/** Where a list goes on: after the row that had this value in this order. */
export function cursorOf({ value, id }: Readonly<{ value: string; id: string }>, order: ExceptionOrder): string {
  return Buffer.from(JSON.stringify({ o: order, v: value, i: id })).toString('base64url')
}

const forms: Readonly<Record<ExceptionOrder, RegExp>> = {
  worst: /^-?\d{1,18}$/,
  children: /^-?\d{1,18}$/,
  chance: /^-?\d{1,18}$/,
  words: /^\d{4}-\d{2}-\d{2}$/,
  due: /^\d{4}-\d{2}-\d{2}$/,
  name: /^[^\0]*$/,
  owner: /^[^\0]*$/,
  outcome: /^[^\0]*$/,
}

/** The place that a text of `cursorOf` names, in the same order. Whatever else is sent is refused. */
export function placeIn(text: string, order: ExceptionOrder): Readonly<{ value: string; id: string }> {
  const found = Cursor.safeParse(parsed(text))
  if (found.success && found.data.o === order && forms[order].test(found.data.v))
    return { value: found.data.v, id: found.data.i }
  const message = 'Send `after` as the answer before gave it, with the same order, or leave it out.'
  throw new Problem('invalid', message, { fields: [{ field: 'after', message }] })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
  } catch {
    return null
  }
}
