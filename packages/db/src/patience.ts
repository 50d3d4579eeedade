import { Socket } from 'node:net'

/**
 * How long the server may take, in milliseconds, before whoever waits is told so. Long work is made of many statements,
 * and none of them takes near as long: the largest import known spends six seconds in all of its own.
 */
export type Patience = Readonly<{
  /** One statement. The server ends it, and undoes what it was part of. */
  statement: number
  /** For a lock that somebody else holds. */
  lock: number
  /** Not a byte, on a connection that is not closed: the server has stopped, or what stands between has. */
  silence: number
}>

/** Silence is longer than a statement: who still computes is told to end, and answers. */
export const usualPatience: Patience = { statement: 60_000, lock: 20_000, silence: 70_000 }

/** Of a command: nobody waits for a page, and a whole table, or all references to it, may take as long as they take. */
export const patienceOfCommands: Patience = { statement: 0, lock: 20_000, silence: 6 * 3_600_000 }

/**
 * The settings of a connection that waits no longer than this. An idle one is given up too, and made anew when needed.
 * A pooler that hands connections on lets nobody set limits for one: there they are settings of the database's user.
 */
export const waitingAtMost = ({ statement, lock, silence }: Patience, isOurs: boolean) => ({
  ...(isOurs && { statement_timeout: statement, lock_timeout: lock }),
  stream: () => socketThatGivesUp(silence),
})

function socketThatGivesUp(afterMs: number): Socket {
  const socket = new Socket()
  const silent = Object.assign(new Error('Not a byte came from the database'), { code: 'ETIMEDOUT' })
  return socket.setTimeout(afterMs, () => socket.destroy(silent))
}

/** What an act answers, or another answer where it takes too long. */
export async function within<Answer>(ms: number, act: Promise<Answer>, otherwise: Answer): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<Answer>((done) => {
    timer = setTimeout(() => done(otherwise), ms)
  })
  return Promise.race([act, late]).finally(() => clearTimeout(timer))
}
