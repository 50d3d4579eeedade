import { shown } from './measure.ts'

type Counted = { ms: number[]; refused: number; failed: number }

/** How long what was asked took, by kind. */
export class Waits {
  readonly #kinds = new Map<string, Counted>()
  /** What was asked and failed, with its status; 0 where no answer came. */
  readonly failures: string[] = []

  readonly told = (as: string, ms: number, status: number): void => {
    const counted = this.#kinds.get(as) ?? { ms: [], refused: 0, failed: 0 }
    this.#kinds.set(as, counted)
    counted.ms.push(ms)
    // Two people at one thing: one of them is told, which is as it should be.
    if ([409, 412, 422].includes(status)) counted.refused += 1
    else if (![200, 201, 304].includes(status)) {
      counted.failed += 1
      this.failures.push(`${as}: ${status}`)
    }
  }

  get count(): number {
    return [...this.#kinds.values()].reduce((sum, { ms }) => sum + ms.length, 0)
  }

  /** The middle of a kind. */
  medianOf(as: string): number {
    return quantile(sorted(this.#kinds.get(as)?.ms ?? []), 0.5)
  }

  p95OfAll(): number {
    return quantile(sorted([...this.#kinds.values()].flatMap(({ ms }) => ms)), 0.95)
  }

  /** A row for each kind, the most frequent first, held against what a bare answer took in the same minutes. */
  rows(bare: string): readonly string[] {
    const least = this.medianOf(bare)
    return [...this.#kinds]
      .toSorted(([, a], [, b]) => b.ms.length - a.ms.length)
      .map(([as, { ms, refused, failed }]) => {
        const waits = sorted(ms)
        const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => quantile(waits, share)) as [number, number, number]
        return `| ${as} | ${ms.length} | ${shown(p50)} | ${shown(p95)} | ${shown(p99)} | ${shown(p50 / least)} | ${refused} | ${failed} |`
      })
  }
}

const sorted = (values: readonly number[]) => values.toSorted((a, b) => a - b)
const quantile = (values: readonly number[], share: number) =>
  values[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN

export type Sample = Readonly<{ minute: number; mb: number; heapMb: number; lagMs: number }>

type InUse = Readonly<{ minute: number; mb: number }>

/**
 * What is in use once the collector has been: the least of each so many minutes. Between two of its visits the heap
 * grows by as much as it is allowed to, which says nothing of whether anything is kept for ever.
 */
export function lowsOf(samples: readonly Sample[], minutes: number): readonly InUse[] {
  const spanOf = ({ minute }: Sample) => Math.floor(minute / minutes)
  return [...new Set(samples.map(spanOf))]
    .map((span) => ({ span, within: samples.filter((one) => spanOf(one) === span) }))
    .map(({ span, within }) => ({
      minute: (span + 0.5) * minutes,
      mb: Math.min(...within.map(({ heapMb }) => heapMb)),
    }))
}

/** By how much memory grew in a minute, over the last two thirds: the line with the least squares. */
export function slopeOf(samples: readonly InUse[]): number {
  const late = samples.slice(Math.floor(samples.length / 3))
  const middle = (of: (sample: InUse) => number) => late.reduce((sum, one) => sum + of(one), 0) / late.length
  const [atMinute, atMb] = [middle(({ minute }) => minute), middle(({ mb }) => mb)]
  const above = late.reduce((sum, { minute, mb }) => sum + (minute - atMinute) * (mb - atMb), 0)
  const across = late.reduce((sum, { minute }) => sum + (minute - atMinute) ** 2, 0)
  return above / across
}

/** What a figure for Prometheus stood at. */
export const figureIn = (text: string, name: string): number =>
  Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1] ?? Number.NaN)
