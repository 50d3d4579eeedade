import { describeNumber } from '../figure/value.ts'

/** Whether it got better or worse over the last years. */
export const courses = ['better', 'worse', 'the same'] as const
export type Course = (typeof courses)[number]

/**
 * The group's own judgement of a curve for which there are no data: where we are now, whether it got better or worse
 * over the last years and how fast, and where it will be in some years if nothing changes. Never mixed with measured
 * values. `before` is the group's guess of the value `yearsBack` years ago, null where nobody can say.
 */
export type WorkingBaseline = Readonly<{
  kind: 'working-baseline'
  text: string
  unit: string
  /** Which way is good: a group knows it, and without it "better" has no direction. */
  betterIs: 'higher' | 'lower'
  /** The calendar year that `now` is of. */
  year: number
  now: number
  course: Course
  speed: 'fast' | 'slow' | null
  yearsBack: number
  before: number | null
  yearsAhead: number
  future: number
}>

/** A point of a judged curve. `said` is false where the group named no value and the curve is only sketched to it. */
export type JudgedPoint = Readonly<{ year: number; value: number; said: boolean }>

/** How far back a curve of that speed is sketched, as a share of the value now, where nobody can say the earlier one. */
const SKETCHED = { fast: 0.3, slow: 0.1 } as const

/**
 * The curve that the four answers draw: then, now, and in some years if nothing changes. Where no earlier value was
 * said the past is sketched from course and speed alone; a sketch carries no number and must be drawn as one.
 */
export function judgedCurve(judged: WorkingBaseline): readonly [JudgedPoint, JudgedPoint, JudgedPoint] {
  const { year, now, before, yearsBack, yearsAhead, future } = judged
  return [
    { year: year - yearsBack, value: before ?? sketchedBefore(judged), said: before !== null },
    { year, value: now, said: true },
    { year: year + yearsAhead, value: future, said: true },
  ]
}

function sketchedBefore({ now, course, speed, betterIs }: WorkingBaseline): number {
  if (course === 'the same') return now
  const size = Math.abs(now === 0 ? 1 : now) * SKETCHED[speed ?? 'slow']
  const cameFromBelow = (course === 'better') === (betterIs === 'higher')
  const sketched = cameFromBelow ? now - size : now + size
  // A share or a count does not begin below nothing only because of a sketch.
  return now >= 0 ? Math.max(0, sketched) : sketched
}

type Answers = Pick<WorkingBaseline, 'betterIs' | 'now' | 'course' | 'before'>

/**
 * Whether the earlier value contradicts what was said of the course, in a sentence for whoever said both; null where it
 * does not. "About the same" is a judgement that no two numbers contradict.
 */
export function contradictionIn({ betterIs, now, course, before }: Answers): string | null {
  if (before === null || course === 'the same') return null
  const gotBetter = betterIs === 'higher' ? now > before : now < before
  if (gotBetter === (course === 'better') && now !== before) return null
  const moved = now === before ? 'did not change' : gotBetter ? 'got better' : 'got worse'
  return `You said that it got ${course}, but by these numbers it ${moved}. Change one of the two.`
}

/** As many decimals as the most exact of the numbers that the group said, at most four. */
export function judgedDecimals({ now, before, future }: WorkingBaseline): number {
  const decimalsOf = (value: number) => (String(value).split('.')[1] ?? '').length
  return Math.min(4, Math.max(...[now, before ?? 0, future].map(decimalsOf)))
}

/** "40%", "£1,200", "310 young people": a judged value with the unit as the group wrote it. */
export function describeJudgedValue(value: number, judged: WorkingBaseline): string {
  const number = describeNumber(value, judgedDecimals(judged))
  if (judged.unit === '£') return `£${number}`
  return judged.unit === '%' ? `${number}%` : `${number} ${judged.unit}`
}

const MOVES = {
  better: { fast: 'better, fast', slow: 'better, slowly' },
  worse: { fast: 'worse, fast', slow: 'worse, slowly' },
} as const

/**
 * The curve in a sentence, which says first that it is a judgement: "The group judges: 35% in 2026, worse, slowly, over
 * the last 3 years (from 45%), and 30% by 2029 if nothing changes."
 */
export function describeJudged(judged: WorkingBaseline): string {
  const { course, speed, year, yearsBack, before, now, yearsAhead, future } = judged
  const years = yearsBack === 1 ? 'year' : `${yearsBack} years`
  const move = course === 'the same' ? 'about the same' : speed === null ? course : MOVES[course][speed]
  const from = before === null ? '' : ` (from ${describeJudgedValue(before, judged)})`
  const comma = course === 'the same' || speed === null ? '' : ','
  return [
    `The group judges: ${describeJudgedValue(now, judged)} in ${year}`,
    `${move}${comma} over the last ${years}${from}`,
    `and ${describeJudgedValue(future, judged)} by ${year + yearsAhead} if nothing changes.`,
  ].join(', ')
}
