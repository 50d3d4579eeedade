import { createHash } from 'node:crypto'

/** Characters: an answer is nearly all ASCII. */
const MOST = 32 * 1024 * 1024
const MOST_TAGS = 5_000

/**
 * Answers that were made already, by all that they depend on: the version of what is stored among it, so that none is
 * ever given once it could read otherwise. The longest unasked for go first when they are too many.
 */
export class KeptAnswers {
  readonly #kept = new Map<string, string>()
  #length = 0
  readonly #tags = new Map<string, string>()

  /** The ETag of what such a key gives: the same for the same key, kept since working it out is dearer than finding it. */
  tagOf(key: string): string {
    const known = this.#tags.get(key)
    if (known !== undefined) return known
    const tag = `W/"${createHash('sha1').update(key).digest('base64url')}"`
    if (this.#tags.size >= MOST_TAGS) this.#tags.clear()
    this.#tags.set(key, tag)
    return tag
  }

  async give(key: string, make: () => Promise<string>): Promise<string> {
    const known = this.#kept.get(key)
    if (known !== undefined) {
      this.#kept.delete(key)
      this.#kept.set(key, known)
      return known
    }
    const made = await make()
    if (made.length < MOST / 4) this.#keep(key, made)
    return made
  }

  #keep(key: string, made: string): void {
    this.#length += made.length - (this.#kept.get(key)?.length ?? 0)
    this.#kept.set(key, made)
    for (const [oldest, answer] of this.#kept) {
      if (this.#length <= MOST) return
      this.#kept.delete(oldest)
      this.#length -= answer.length
    }
  }
}
