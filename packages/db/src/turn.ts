import { setTimeout as pause } from 'node:timers/promises'
import { Client, type ClientConfig } from 'pg'

/**
 * What nodes do one after the other: bringing a database up to date at a start, and what the calendar changes in a
 * partnership, by its id.
 */
export type Turn = 'start' | Readonly<{ calendar: string }>

/** Any numbers that are only ours. */
const START = 4_812_021
const CALENDAR = 4_812_022

/** Two partnerships of one number merely wait for each other. */
const lockOf = (turn: Turn) =>
  turn === 'start'
    ? { text: 'select pg_try_advisory_xact_lock($1) as ours', values: [START] }
    : { text: 'select pg_try_advisory_xact_lock($1, hashtext($2)) as ours', values: [CALENDAR, turn.calendar] }

const AGAIN_MS = 100

/** Whether the turn could be had: then the transaction stays open, and holds it. */
async function isOurs(client: Client, turn: Turn): Promise<boolean> {
  await client.query('begin')
  await client.query('set local idle_in_transaction_session_timeout = 0')
  const { rows } = await client.query(lockOf(turn))
  if (rows[0]?.ours === true) return true
  await client.query('rollback')
  return false
}

/**
 * Does something while no other node does it. The turn is held by a transaction of a connection of its own: a node that
 * dies gives it back at once, and a pooler that shares connections between transactions keeps it as a server does. The
 * transaction reads nothing, so that it holds up no cleaning while it waits.
 */
export async function inTurn<Result>(dial: ClientConfig, of: Turn, act: () => Promise<Result>): Promise<Result> {
  const client = new Client(dial)
  client.on('error', () => {})
  try {
    await client.connect()
    // Waiting inside of a transaction would keep a pooler's connection from whoever has the turn.
    while (!(await isOurs(client, of))) await pause(AGAIN_MS)
    return await act()
  } finally {
    await client.end().catch(() => {})
  }
}
