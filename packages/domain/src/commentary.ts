import { addDays, type IsoDate } from './day.ts'
import { type Period, periodOf } from './period.ts'

/** What one thing said from a day on (a factor, the position, an action's update, a sheet); empty once it was taken back. */
export type SaidOn = Readonly<{ about: string; on: IsoDate; text: string }>

/** How much the commentary is what it was: `share` is 0 to 1; `onlyNumbers` where all words are the same but not all numbers. */
export type Likeness = Readonly<{ share: number; onlyNumbers: boolean }>

/**
 * Commentary that nobody has rewritten for the value it stands beside. `quarter` is the last one that had ended before
 * the value came, `since` the first from whose end on it has been nearly the same without a gap.
 */
export type SameWords = Likeness & Readonly<{ quarter: Period; since: Period; valueOn: IsoDate }>

/** From here on two texts count as nearly the same. */
export const NEARLY_SAME = 0.8

/** Three years: who first wrote an older text is of no use to anybody. */
const MOST_QUARTERS = 12

const WORD = /[\p{L}\p{N}]+(?:['.,/-][\p{L}\p{N}]+)*/gu
const NUMBER = /^\p{N}/u

/** The different words of a text, in lower case and without punctuation; "3.6" and "1,258" are one word each. */
function wordsIn(text: string): ReadonlySet<string> {
  return new Set(text.normalize('NFKC').replaceAll('’', "'").toLowerCase().match(WORD) ?? [])
}

const withoutNumbers = (words: ReadonlySet<string>) => new Set([...words].filter((word) => !NUMBER.test(word)))

/**
 * How alike two texts are: twice the different words that stand in both, divided by those of each; 1 for the same words
 * (two texts without any word too), 0 for none in common. Order and repetition do not count: factors that changed
 * places, or a sheet that repeats the story, say nothing new. Source: the coefficient of Dice (1945) and Sørensen (1948).
 */
export function likenessOf(before: string, after: string): Likeness {
  const [one, other] = [wordsIn(before), wordsIn(after)]
  const share = diceOf(one, other)
  return { share, onlyNumbers: share < 1 && diceOf(withoutNumbers(one), withoutNumbers(other)) === 1 }
}

function diceOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size + other.size === 0) return 1
  const shared = [...one].filter((word) => other.has(word)).length
  return (2 * shared) / (one.size + other.size)
}

/** Whether a text is nearly another: 80 % of its words, or all of them where nothing but numbers was changed. */
export function isNearlySame({ share, onlyNumbers }: Likeness): boolean {
  return share >= NEARLY_SAME || onlyNumbers
}

/** The words about an indicator as they stood at the end of a day; of two versions of one day the later in the list. */
export function commentaryOn(said: readonly SaidOn[], day: IsoDate): string {
  const standing = new Map<string, SaidOn>()
  for (const one of said) {
    const known = standing.get(one.about)
    if (one.on <= day && (known === undefined || known.on <= one.on)) standing.set(one.about, one)
  }
  return [...standing.values()]
    .map(({ text }) => text.trim())
    .filter((text) => text !== '')
    .join('\n')
}

/**
 * Commentary that is nearly what it was before the latest value came: what stands now held against what stood when the
 * last quarter had ended before that day. Null where it was rewritten, where there was or is none, and where no value
 * has come (`valueOn` null): nobody owes new words about the same figure. Quarters are those of the financial year,
 * which end on the same days as the calendar's.
 */
export function sameWordsOf(said: readonly SaidOn[], valueOn: IsoDate | null): SameWords | null {
  const now = commentaryOn(said, '9999-12-31')
  if (valueOn === null || now === '') return null
  const quarter = quarterBefore(valueOn)
  const likeness = likenessAt(said, quarter, now)
  if (likeness === null) return null
  let since = quarter
  for (let back = 1; back < MOST_QUARTERS; back += 1) {
    const earlier = quarterBefore(since.start)
    if (likenessAt(said, earlier, now) === null) break
    since = earlier
  }
  return { ...likeness, quarter, since, valueOn }
}

const quarterBefore = (day: IsoDate): Period =>
  periodOf('financial-quarter', addDays(periodOf('financial-quarter', day).start, -1))

/** How alike what stood at the end of a quarter is to what stands now; null where it is not nearly the same, or nothing stood. */
function likenessAt(said: readonly SaidOn[], quarter: Period, now: string): Likeness | null {
  const then = commentaryOn(said, quarter.end)
  if (then === '') return null
  const likeness = likenessOf(then, now)
  return isNearlySame(likeness) ? likeness : null
}
