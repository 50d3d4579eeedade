import { pipeline } from 'node:stream/promises'
import { countOf } from '../backup/dump.ts'
import { writeWhole } from '../backup/dump-file.ts'
import { exportPartnership } from '../export/export.queries.ts'
import { openExport } from '../export/export-zip.ts'
import { importPartnership } from '../export/import-partnership.command.ts'
import { linkTo } from '../mail/letter.ts'
import { checkIsThere, withDatabase } from './command-backup.ts'
import { scopeNamed } from './command-import.ts'
import type { Command, CommandApart, CommandRun } from './command-run.ts'
import { tellBothSides, tellTallies } from './command-tallies.ts'

const inMegabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`
const rowsIn = (count: number) => `${count.toLocaleString('en-GB')} ${count === 1 ? 'row' : 'rows'}`

async function write({ settings, files: [named = '', path = ''], say, signal }: CommandApart): Promise<void> {
  checkIsThere(settings)
  await withDatabase(settings, say, async ({ db }) => {
    const scope = await scopeNamed(db, named)
    const { kept, tallies } = await exportPartnership(db, scope, new Date(), (zip) =>
      writeWhole(path, (sink) => pipeline(zip, sink, { signal })),
    )
    tellTallies(tallies, say)
    say(`${path}: ${inMegabytes(kept)}, ${rowsIn(countOf(tallies))}`)
    say('It holds names, addresses and every small number, and no password or key. It can be read by you alone')
    say('(mode 0600): send it as you would send the figures of a named child.')
  })
}

async function take({ db, settings, files: [path = ''], say }: CommandRun): Promise<void> {
  const zip = await openExport(path)
  try {
    const { manifest, sent, found, wayIn } = await importPartnership(db, zip, new Date())
    tellBothSides(sent, found, say)
    say(`${manifest.partnership.name}, as it was at ${manifest.madeAt}`)
    say(`All ${rowsIn(countOf(found))} are there.`)
    say(`${wayIn.known} sign in with the account that they have here; ${wayIn.toInvite} have none yet.`)
    for (const { member, email, token } of wayIn.administrators)
      say(
        `${member} (${email}) joins within seven days, once: ${linkTo(settings.accounts.publicUrl, 'invitation', token)}`,
      )
    if (wayIn.toInvite > 0) say('Everybody else is invited by an administrator, on the page of the person.')
  } finally {
    zip.close()
  }
}

export const exportCommands: readonly Command[] = [
  {
    name: 'export-partnership',
    does: 'Write everything of one partnership into a zip of CSV files, for people and for another installation.',
    files: ['partnership', 'file.zip'],
    options: [],
    runApart: write,
  },
  {
    name: 'import-partnership',
    does: 'Put a partnership that another installation has exported into this one, as a whole or not at all.',
    files: ['file.zip'],
    options: [],
    run: take,
  },
]
