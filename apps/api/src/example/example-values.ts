import { roundHalfAway } from '@ttc/domain/decimal'
import type { IsoDate } from '@ttc/domain/period'
import { daysAt } from './example-period.ts'
import type { FileIndicator, Sketch, ValueLine } from './example-sketch.ts'

type FileSeries = NonNullable<FileIndicator['series']>[number]
type FileValue = FileSeries['values'][number]
type Read = Omit<FileValue, 'start' | 'end'>

const WITHOUT_VALUE = { s: 'suppressed', '-': 'not-available' } as const

/** The values of a line with their periods; `lag` is how many periods before the last published one it ends. */
export function valuesOf(sketch: Sketch, today: IsoDate, written: ValueLine, lag: number): FileValue[] {
  const words = written.split(' ').filter((word) => word !== '')
  const read = words.map((word, i) => ({
    ...daysAt(sketch, today, i + 1 - words.length - lag),
    ...readValue(word, sketch),
  }))
  return sketch.accumulation === 'year-to-date' ? addedUp(read) : read
}

function readValue(word: string, sketch: Sketch): Read {
  if (word === 's' || word === '-') return { value: null, status: WITHOUT_VALUE[word] }
  const bare = word.replace(/[pu]$/, '')
  const told = { provisional: word.endsWith('p'), status: word.endsWith('u') ? 'unreliable' : 'value' } as const
  const [first = '', denominator] = bare.split('/')
  if (denominator === undefined) return { value: Number(first), ...told }
  const counts = { numerator: Number(first), denominator: Number(denominator) }
  const value = (counts.numerator / counts.denominator) * (sketch.multiplier ?? 1)
  return { value: roundHalfAway(value, sketch.decimals), ...counts, ...told }
}

/** Written step by step, stored as the year so far; a first year that is cut short is left out. */
function addedUp(steps: readonly FileValue[]): FileValue[] {
  const firstOf = (start: IsoDate) => steps.filter((one) => one.start === start)
  const first = steps[0]?.start ?? ''
  const whole = steps.filter((one) => one.start !== first || firstOf(first).length === 4)
  return whole.map((step) => ({
    ...step,
    value: whole
      .filter((one) => one.start === step.start && one.end <= step.end)
      .reduce((sum, one) => sum + (one.value ?? 0), 0),
  }))
}
