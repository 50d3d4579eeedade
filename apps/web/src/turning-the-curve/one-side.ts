/** What of a walk's lists is shown: how many of each, how much of each text, and what beside it. */
export type Side = Readonly<{
  most: readonly number[]
  /** In characters; null where texts stand whole. */
  longest: number | null
  beside: 'all' | 'brief' | 'none'
  /** The size of the text; never less than 10. */
  points: 12 | 11 | 10
  /** How tall a judged curve is drawn, in pixels; 0 where its sentence stands alone. */
  curve: number
}>

type Stage = Omit<Side, 'most'> & Readonly<{ fewest: number | null }>

/**
 * What is given up so that a walk fits one side, in this order: large type, what is said beside an answer, then answers
 * from the end of the longest list down to `fewest` of each, and only then more of their words.
 */
const STAGES: readonly Stage[] = [
  { points: 12, beside: 'all', longest: null, curve: 230, fewest: null },
  { points: 11, beside: 'all', longest: null, curve: 200, fewest: null },
  { points: 10, beside: 'all', longest: null, curve: 160, fewest: null },
  { points: 10, beside: 'brief', longest: null, curve: 160, fewest: null },
  { points: 10, beside: 'brief', longest: 300, curve: 160, fewest: 3 },
  { points: 10, beside: 'brief', longest: 140, curve: 0, fewest: 1 },
  { points: 10, beside: 'none', longest: 70, curve: 0, fewest: 0 },
]

/** All there is, as it is read on screen. */
export const wholeOf = (lengths: readonly number[]): Side => sideAt(lengths, 0)

/** The step at which nothing more can be taken away. */
export function lastStep(lengths: readonly number[]): number {
  let left = lengths
  let steps = STAGES.length - 1
  for (const { fewest } of STAGES) {
    steps += spareOf(left, fewest)
    left = shortest(left, fewest)
  }
  return steps
}

/** What is shown at a step; step 0 is all of it. */
export function sideAt(lengths: readonly number[], step: number): Side {
  let left = lengths
  let togo = step
  for (const { fewest, ...stage } of STAGES) {
    const spare = spareOf(left, fewest)
    if (togo <= spare) return { ...stage, most: without(left, togo) }
    togo -= spare + 1
    left = shortest(left, fewest)
  }
  return { points: 10, beside: 'none', longest: 0, curve: 0, most: lengths.map(() => 0) }
}

const spareOf = (lengths: readonly number[], fewest: number | null) =>
  fewest === null ? 0 : lengths.reduce((sum, length) => sum + Math.max(0, length - fewest), 0)

const shortest = (lengths: readonly number[], fewest: number | null) =>
  fewest === null ? lengths : lengths.map((length) => Math.min(length, fewest))

/** So many fewer, each from what is the longest list then: of lists as long as one another from the first. */
function without(lengths: readonly number[], count: number): readonly number[] {
  const left = [...lengths]
  for (let taken = 0; taken < count; taken += 1) {
    const longest = Math.max(...left)
    left[left.indexOf(longest)] = longest - 1
  }
  return left
}

/** Its beginning, cut between two words where it is longer. */
export function shortened(text: string, longest: number | null): string {
  if (longest === null) return text
  const letters = Array.from(text.replace(/\s+/g, ' ').trim())
  if (letters.length <= longest) return letters.join('')
  const begun = letters.slice(0, longest).join('')
  // Not broken from the last word: three dots alone on a line say nothing.
  return `${begun.replace(/\s\S{0,30}$/, '')}\u00a0…`
}
