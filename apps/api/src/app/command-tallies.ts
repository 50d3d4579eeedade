import { countOf, type Tallies } from '../backup/dump.ts'
import type { Restored } from '../backup/restore.command.ts'
import type { Tally } from '../backup/tally.ts'

type Say = (line: string) => void

const SHOWN = 16
const wordsOf = ({ rows, checksum }: Tally) => `${String(rows).padStart(9)}  ${checksum.slice(0, SHOWN)}`
const count = (number: number, one: string) => `${number.toLocaleString('en-GB')} ${number === 1 ? one : `${one}s`}`

/** Each table that holds something, with its rows and the beginning of their checksum. */
export function tellTallies(tallies: Tallies, say: Say): void {
  const filled = [...tallies].filter(([, { rows }]) => rows > 0)
  const widest = Math.max(5, ...filled.map(([name]) => name.length))
  say(`${'table'.padEnd(widest)}  ${'rows'.padStart(9)}  checksum`)
  for (const [name, tally] of filled) say(`${name.padEnd(widest)}  ${wordsOf(tally)}`)
  if (filled.length < tallies.size) say(`${count(tallies.size - filled.length, 'table')} more hold nothing`)
}

/** The same of both databases, side by side. */
export function tellBothSides(sent: Tallies, found: Tallies, say: Say): void {
  const filled = [...sent].filter(([, { rows }]) => rows > 0)
  const widest = Math.max(5, ...filled.map(([name]) => name.length))
  say(`${'table'.padEnd(widest)}  ${'from'.padStart(9)}  ${'checksum'.padEnd(SHOWN)}  ${'to'.padStart(9)}  checksum`)
  for (const [name, tally] of filled)
    say(`${name.padEnd(widest)}  ${wordsOf(tally)}  ${wordsOf(found.get(name) ?? { rows: 0, checksum: '' })}`)
}

export function tellDump(path: string, bytes: number, tallies: Tallies, say: Say): void {
  say(`${path}: ${(bytes / 1_000_000).toFixed(1)} MB, ${count(countOf(tallies), 'row')}`)
  say(
    'It holds everything, with the hashes of passwords, the keys of the server and every small number. It can be read',
  )
  say('by you alone (mode 0600): keep it as you keep the database, and not on the same machine alone.')
}

export function tellRestored({ manifest, tallies, steps }: Restored, say: Say): void {
  if (steps > 0) say(`Brought from ${manifest.migration.name} to this version in ${count(steps, 'step')}`)
  const rows = countOf(tallies)
  say(rows === 1 ? 'The one row is there.' : `All ${rows.toLocaleString('en-GB')} rows are there.`)
}
