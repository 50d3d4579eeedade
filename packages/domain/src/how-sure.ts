/**
 * How often the verdicts are wrong, as shares of 1. `calledWithNothingDone` and `strongWithNothingDone` are how often
 * real series in which nothing was done were called turned, after as many results; `afterWorstPoint` the same where
 * the last value before the freeze was the worst yet, for things tend to come back by themselves. `found` is how often
 * a real shift, in multiples of the usual movement, is found after three results. `everCalled` is how often noise is
 * called turned at some time when it is looked at every quarter for three years.
 */
export type HowSure = Readonly<{
  results: 1 | 2 | 3
  calledWithNothingDone: number
  strongWithNothingDone: number
  afterWorstPoint: Readonly<{ called: number; strong: number }> | null
  found: readonly Readonly<{ shift: 1 | 2 | 3; share: number }>[]
  slowing: Readonly<{ calledOnRealDeclines: number; steadyDeclineFrom: number; steadyDeclineTo: number }> | null
  everCalled: number
}>

/** What of a verdict its rates depend on; every `Verdict` is one. */
export type VerdictGround = Readonly<{
  verdict: string | null
  z: readonly number[]
  worstPointBeforeFreeze: boolean
}>

const WITH_NOTHING_DONE = {
  1: { calledWithNothingDone: 0.03, strongWithNothingDone: 0 },
  2: { calledWithNothingDone: 0.07, strongWithNothingDone: 0.016 },
  3: { calledWithNothingDone: 0.1, strongWithNothingDone: 0.022 },
} as const

/**
 * The error rates to print beside a verdict; null where nothing was judged. Three results stand for three and more.
 * Source: METHOD, "Has the curve turned?", measured on 4,214 English local-authority outcome series.
 */
export function howSureOf(verdict: VerdictGround): HowSure | null {
  const results = countOf(verdict.z.length)
  if (results === null) return null
  return {
    results,
    ...WITH_NOTHING_DONE[results],
    afterWorstPoint: verdict.worstPointBeforeFreeze ? { called: 0.165, strong: 0.051 } : null,
    found: [
      { shift: 1, share: 0.24 },
      { shift: 2, share: 0.45 },
      { shift: 3, share: 0.65 },
    ],
    slowing:
      verdict.verdict === 'slowing'
        ? { calledOnRealDeclines: 0.05, steadyDeclineFrom: 0.04, steadyDeclineTo: 0.05 }
        : null,
    everCalled: 0.29,
  }
}

function countOf(results: number): 1 | 2 | 3 | null {
  if (results === 0) return null
  return results === 1 ? 1 : results === 2 ? 2 : 3
}
