import type { SameWords } from './commentary.ts'
import { describeDay, describePeriod } from './period/label.ts'

/**
 * What has become of the commentary for the latest value: "unchanged since 2025/26 Q4"; "90% the same as in 2026/27 Q1";
 * "the same as in 2026/27 Q1 but for its numbers". A share is rounded down, so that 100% is said of nothing that changed.
 */
export function describeSameWords({ share, onlyNumbers, quarter, since }: SameWords): string {
  const then = describePeriod(quarter, 'single')
  if (onlyNumbers) return `the same as in ${then} but for its numbers`
  return share === 1
    ? `unchanged since ${describePeriod(since, 'single')}`
    : `${Math.floor(share * 100 + 1e-9)}% the same as in ${then}`
}

/** Why it should read otherwise by now: "though a new value came on 20 November 2026". */
export function describeNewValue({ valueOn }: Pick<SameWords, 'valueOn'>): string {
  return `though a new value came on ${describeDay(valueOn)}`
}
