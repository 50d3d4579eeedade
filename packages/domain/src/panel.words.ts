import { lastYearOf } from './assessment/judged.ts'
import type { Direction } from './direction.ts'
import { describeValue, spokenUnit } from './figure/value.ts'
import { type Scale, signOf } from './indicator.ts'
import type { Measurement } from './measurement.ts'
import { describePlainPeriod } from './panel/period.words.ts'
import type { PlainAdvice } from './panel/plain-words.ts'
import type { PanelQuestionState } from './panel.ts'
import type { Verdict } from './verdict.ts'

/** What is told of a curve: what may be shown of its values, oldest first, where they go, and what was expected. */
export type PlainCurve = Readonly<{
  history: readonly Measurement[]
  direction: Pick<Direction, 'direction' | 'meaning'>
  verdict: Pick<Verdict, 'verdict' | 'strength' | 'reason' | 'slowingHow'>
  scale: Scale
}>

/**
 * A curve in a few short sentences for somebody of eleven: the newest number beside the one a year before, which way the
 * numbers go, and whether that is what was expected. Where it is too soon to tell it says so. It calls nothing better
 * or worse where neither way is, and it tells nothing of a number that is hidden but that it is.
 */
export function describePlainCurve(curve: PlainCurve): string {
  return [newestWords(curve), wayWords(curve.direction), expectedWords(curve)].filter((part) => part !== '').join(' ')
}

const PEOPLE = /^(children|young people|pupils|families|babies|parents|carers|people|girls|boys)\b/i

function newestWords({ history, scale }: PlainCurve): string {
  const hidden =
    history.at(-1)?.status === 'suppressed'
      ? 'The newest number is hidden. It is so small that somebody could be recognised.'
      : ''
  const newest = history.findLast(({ value }) => value !== null)
  if (newest === undefined || newest.value === null) return hidden === '' ? 'There is no number yet.' : hidden
  const now = { value: newest.value, words: saidOf(newest.value, newest, scale) }
  const before = lastYearOf(newest.period, history)
  const told =
    before === null
      ? `The ${hidden === '' ? 'newest number' : 'last number we can show'} is ${now.words}. There is no number from a year before to put beside it.`
      : `${comparedWords(now.value, before.value, scale)}: ${now.words}, and ${saidOf(before.value, before, scale)}. ${senseWords(now.value - before.value, scale)}`
  return [hidden, told.trim()].filter((part) => part !== '').join(' ')
}

const saidOf = (value: number, { period }: Pick<Measurement, 'period'>, scale: Scale) =>
  `${describeValue(value, scale)} in ${describePlainPeriod(period, scale)}`

/** Two numbers that read alike are the same, whatever lies behind their last digit. */
function comparedWords(now: number, before: number, scale: Scale): string {
  const unit = spokenUnit(scale.unit)
  const counts = scale.multiplier === null && PEOPLE.test(unit)
  if (isSame(now, before, scale)) return counts ? `As many ${unit} as a year before` : 'The same as a year before'
  if (counts) return `${now > before ? 'More' : 'Fewer'} ${unit} than a year before`
  return `The number is ${now > before ? 'higher' : 'lower'} than a year before`
}

const isSame = (now: number, before: number, scale: Scale) => describeValue(now, scale) === describeValue(before, scale)

function senseWords(change: number, scale: Scale): string {
  const sign = signOf(scale.polarity)
  if (sign === null || isSame(change, 0, scale)) return ''
  return change * sign > 0 ? 'That is better.' : 'That is worse.'
}

function wayWords({ direction, meaning }: PlainCurve['direction']): string {
  if (direction === 'too-soon-to-tell') return 'It is too soon to tell which way it is going.'
  if (direction === 'no-clear-trend') return 'The last five numbers go up and down, with no clear way.'
  const way = `Over the last five numbers it is going ${direction === 'rising' ? 'up' : 'down'}`
  if (meaning === null) return `${way}.`
  return `${way}, so things are getting ${meaning === 'improving' ? 'better' : 'worse'}.`
}

function expectedWords({ verdict: { verdict, strength, reason, slowingHow } }: PlainCurve): string {
  if (verdict === null) return ''
  if (verdict === 'too-soon-to-tell')
    return reason === 'no-baseline'
      ? 'We did not write down what we expected, so we cannot say if our plan is working.'
      : 'It is too soon to tell if our plan is working.'
  if (verdict === 'on-the-baseline') return 'It is about where we thought it would be if nothing changed.'
  if (verdict === 'slowing')
    return slowingHow === 'still-worsening'
      ? 'It is worse than when we started, but not as bad as we thought it would be.'
      : 'It was getting worse. Now it is no worse than when we started.'
  const how = verdict === 'turned' ? 'better' : 'worse'
  return strength === 'strong' ? `It is going ${how} than we expected.` : `It looks ${how} than we expected.`
}

/** What could be plainer, as advice: "“cohort”: could you say “group”?" */
export function describePlainAdvice(advice: PlainAdvice): string {
  if (advice.kind === 'hard-word') return `“${advice.word}”: could you say “${advice.instead}”?`
  if (advice.kind === 'letters') return `“${advice.word}”: say what the letters stand for.`
  const first = advice.sentence.split(/\s+/).slice(0, 4).join(' ')
  return `The sentence “${first} …” has ${advice.words} words. Could you make two of it?`
}

const STATES: Readonly<Record<PanelQuestionState, string>> = {
  late: 'Late',
  waits: 'Not answered yet',
  answered: 'Answered',
}

export function describePanelQuestionState(state: PanelQuestionState): string {
  return STATES[state]
}

/** Who answered, by what they are and not by name: "The person who leads this, Council". */
export function describeAnswerer({ leads, agency }: Readonly<{ leads: boolean; agency: string }>): string {
  return [leads ? 'The person who leads this' : 'Somebody who runs this', agency]
    .filter((part) => part !== '')
    .join(', ')
}
