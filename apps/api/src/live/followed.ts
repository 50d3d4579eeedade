import type { MemberView } from '@ttc/contracts/partnership'

/** A change of something that people follow, under its number. */
export type Numbered = Readonly<{ sequence: number }>

/** Whoever follows: what is sent to them, and who they are. */
export type Follower<Change extends Numbered> = Readonly<{
  member: MemberView
  tell: (changes: readonly Change[]) => void
  tellPresent: (members: readonly MemberView[]) => void
}>

export type ReadChanges<Change extends Numbered> = (after: number) => Promise<readonly Change[]>

/**
 * One thing that is followed on this node. Changes are read from the store in the order of their numbers by one reader,
 * and handed to everybody who follows: each change reaches each follower once and in order, whichever node made it.
 */
export class Followed<Change extends Numbered> {
  readonly #read: ReadChanges<Change>
  readonly #followers = new Set<Follower<Change>>()
  /** Those whose turn to be told what they missed has not come yet: they are here already, or have left again. */
  readonly #joining = new Set<Follower<Change>>()
  #last: number
  #turn: Promise<void> = Promise.resolve()
  #asked = false

  constructor(read: ReadChanges<Change>, last: number) {
    this.#read = read
    this.#last = last
  }

  get isEmpty(): boolean {
    return this.#followers.size === 0 && this.#joining.size === 0
  }

  /** Something may have changed: read on. Asked again before that has begun, it is read once. */
  wake(): Promise<void> {
    if (this.#asked) return this.#turn
    this.#asked = true
    return this.#inTurn(() => {
      this.#asked = false
      return this.#readOn()
    })
  }

  /** Joins after the change that the follower saw last: what came since is told first, and nothing twice. */
  join(follower: Follower<Change>, after: number): Promise<void> {
    this.#joining.add(follower)
    return this.#inTurn(async () => {
      await this.#readOn()
      for (let seen = after; seen < this.#last; ) {
        const missed = (await this.#read(seen)).filter(({ sequence }) => sequence <= this.#last)
        follower.tell(missed)
        seen = missed.at(-1)?.sequence ?? this.#last
      }
      if (!this.#joining.delete(follower)) return
      this.#followers.add(follower)
      this.#tellPresent()
    })
  }

  leave(follower: Follower<Change>): void {
    this.#joining.delete(follower)
    if (this.#followers.delete(follower)) this.#tellPresent()
  }

  async #readOn(): Promise<void> {
    for (;;) {
      const changes = await this.#read(this.#last)
      const last = changes.at(-1)
      if (last === undefined) return
      this.#last = last.sequence
      for (const { tell } of this.#followers) tell(changes)
    }
  }

  #tellPresent(): void {
    const members = new Map([...this.#followers].map(({ member }) => [member.id, member]))
    const present = [...members.values()].toSorted((a, b) => a.name.localeCompare(b.name))
    for (const { tellPresent } of this.#followers) tellPresent(present)
  }

  /** One thing at a time; what fails is told to whoever asked for it, and stops nothing after it. */
  #inTurn(act: () => Promise<void>): Promise<void> {
    const done = this.#turn.then(act)
    this.#turn = done.catch(() => {})
    return done
  }
}
