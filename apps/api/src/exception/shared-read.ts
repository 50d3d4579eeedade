/**
 * Reads of the same thing that are asked for while one is under way, made together once it has ended. A read begins after
 * the last of them was asked for: nobody is given what was true before they asked, so a change that was answered is seen.
 */
export class SharedRead<Value> {
  readonly #running = new Map<string, Promise<unknown>>()
  readonly #next = new Map<string, Promise<Value>>()

  read(key: string, find: () => Promise<Value>): Promise<Value> {
    const running = this.#running.get(key)
    if (running === undefined) return this.#begin(key, find)
    const waiting = this.#next.get(key)
    if (waiting !== undefined) return waiting
    const next = running.then(() => {
      this.#next.delete(key)
      return this.#begin(key, find)
    })
    this.#next.set(key, next)
    return next
  }

  #begin(key: string, find: () => Promise<Value>): Promise<Value> {
    const read = find()
    const ended: Promise<void> = read.then(
      () => this.#end(key, ended),
      () => this.#end(key, ended),
    )
    this.#running.set(key, ended)
    return read
  }

  #end(key: string, ended: Promise<void>): void {
    if (this.#running.get(key) === ended) this.#running.delete(key)
  }
}
