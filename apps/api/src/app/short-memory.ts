const MOST = 10_000

type Kept<Value> = Readonly<{ value: Value; until: number }>

/**
 * Answers of the database that are believed for a moment. Only found ones are kept, so that no flood of guesses fills
 * it. An answer asked for before everything was forgotten is not kept afterwards: it may be older than the change.
 */
export class ShortMemory<Value> {
  readonly #lifeMs: number
  #kept = new Map<string, Kept<Value>>()

  constructor(lifeMs: number) {
    this.#lifeMs = lifeMs
  }

  async remember(key: string, find: () => Promise<Value | null>): Promise<Value | null> {
    const known = this.#kept.get(key)
    if (known !== undefined && known.until > performance.now()) return known.value
    const before = this.#kept
    const value = await find()
    if (value === null || before !== this.#kept) return value
    if (before.size >= MOST) before.clear()
    before.set(key, { value, until: performance.now() + this.#lifeMs })
    return value
  }

  clear(): void {
    this.#kept = new Map()
  }
}
