import { newId } from '@ttc/contracts/new-id'
import { loadAreas, loadNeighbours } from '../area/load-areas.command.ts'
import { rebuildAssessments } from '../assessment/rebuild.command.ts'
import { sendDigests } from '../digest/send-digests.command.ts'
import { removeExample } from '../example/load-example.command.ts'
import { previewImport, storeImport } from '../import/import.command.ts'
import { fileAt } from '../import/received-file.ts'
import { undoImport } from '../import/undo.command.ts'
import { listAllPartnerships } from '../partnership/partnership.queries.ts'
import { loadPlanFile } from '../plan/plan-file.command.ts'
import { backupCommands } from './command-backup.ts'
import { loadEdition } from './command-catalogue.ts'
import { exportCommands } from './command-export.ts'
import { importOptions, scopeNamed } from './command-import.ts'
import { loadPlanAt, planOnLait } from './command-plan.ts'
import type { Command, Option } from './command-run.ts'
import { tellCounts, tellImport } from './command-words.ts'

const partnership: Option = {
  name: 'partnership',
  does: 'Its id, or its name as `partnerships` lists it',
  required: true,
}

export const commands: readonly Command[] = [
  {
    name: 'partnerships',
    does: 'List the partnerships.',
    files: [],
    options: [],
    run: async ({ db, say }) => {
      for (const one of await listAllPartnerships(db))
        say(`${one.id}  ${one.name}  ${one.areaName}${one.example ? '  (worked example)' : ''}`)
    },
  },
  {
    name: 'load-areas',
    does: 'Load England, its regions and authorities from the published hierarchy file.',
    files: ['hierarchy.csv'],
    options: [],
    run: async ({ db, files, say }) => {
      const { loaded, left } = await loadAreas(db, files[0] ?? '')
      say(`${loaded} areas loaded; ${left} rows left out that join two authorities or stand for none`)
    },
  },
  {
    name: 'load-neighbours',
    does: 'Load a model of statistical neighbours from the published wide file.',
    files: ['model.csv'],
    options: [
      { name: 'id', does: 'A short name that partnerships refer to (default: sn-2025)' },
      { name: 'name', does: 'The model’s name (default: Children’s services statistical neighbours 2025)' },
      { name: 'published', does: 'The day it was published (default: 2025-05-01)' },
      { name: 'source', does: 'Who published it (default: Department for Education)' },
    ],
    run: async ({ db, files, option, say }) => {
      const { authorities, neighbours } = await loadNeighbours(db, files[0] ?? '', {
        id: option('id') ?? 'sn-2025',
        name: option('name') ?? 'Children’s services statistical neighbours 2025',
        publishedOn: option('published') ?? '2025-05-01',
        source: option('source') ?? 'Department for Education',
      })
      say(`${neighbours} neighbours of ${authorities} authorities loaded`)
    },
  },
  {
    name: 'load-collection',
    does: 'Load an edition of a published collection into the catalogue: lait, as published or tidied.',
    files: ['collection', 'figures.csv'],
    options: [
      { name: 'dictionary', does: 'The collection’s dictionary (CSV)', required: true },
      { name: 'name', does: 'The edition’s name (default: the month of its newest update)' },
    ],
    run: loadEdition,
  },
  {
    name: 'load-plan',
    does: 'Load a whole plan from one file.',
    files: ['plan.json'],
    options: [],
    run: async ({ db, files, today, say }) => {
      const file = await loadPlanAt(files[0] ?? '')
      await loadPlanFile(db, file, today)
      say(`${file.partnership.name}: ${file.indicators.length} indicators loaded`)
    },
  },
  {
    name: 'plan-from-lait',
    does: 'Make a partnership with a plan out of the tidied LAIT file, with baselines and targets by a stated rule.',
    files: ['lait.csv'],
    options: [
      { name: 'area', does: 'GSS code of the authority', required: true },
      { name: 'name', does: 'The partnership’s name (default: the area’s, with “Children’s Partnership”)' },
      { name: 'neighbours', does: 'Id of the neighbour model (default: sn-2025)' },
      { name: 'starts', does: 'First day of the plan (default: 2023-04-01)' },
      { name: 'ends', does: 'Last day of the plan (default: 2028-03-31)' },
      { name: 'ees', does: 'An Explore Education Statistics file for one indicator more; can be repeated' },
      { name: 'column', does: 'The column of that file, for each --ees (default: rereferral_percent)' },
    ],
    run: planOnLait,
  },
  {
    name: 'import',
    does: 'Import a file of published figures into indicators, by their codes.',
    files: ['file.csv'],
    options: [
      partnership,
      { name: 'map', does: '<indicator code>=<column or code of the file>; can be repeated (default: all, by code)' },
      { name: 'areas', does: '"all", or GSS codes with commas between (default: own, neighbours, region, England)' },
      { name: 'years', does: 'calendar, financial, academic or tax, where the file does not say' },
      { name: 'dry-run', does: 'Count only; store nothing', flag: true },
      { name: 'all-or-nothing', does: 'Store nothing if any value is refused', flag: true },
    ],
    run: async (given) => {
      const { db, files, today, say, option } = given
      const scope = await scopeNamed(db, option('partnership'))
      const file = await fileAt(files[0] ?? '')
      const options = await importOptions(given, scope)
      const view =
        option('dry-run') === null
          ? await storeImport(db, scope, { id: newId(), file, options }, today)
          : await previewImport(db, scope, { file, options }, today)
      tellImport(view, say)
    },
  },
  {
    name: 'undo',
    does: 'Undo an import as a whole.',
    files: [],
    options: [partnership, { name: 'batch', does: 'The batch’s id', required: true }],
    run: async ({ db, option, today, say }) => {
      const scope = await scopeNamed(db, option('partnership'))
      const undone = await undoImport(db, scope, option('batch') ?? '', today)
      say(`${undone.restored} values put back, ${undone.withdrawn} taken out, ${undone.keptInAll} kept`)
      for (const one of undone.kept) say(`  kept: ${one.indicator}, ${one.area}, ${one.period}: ${one.reason}`)
    },
  },
  {
    name: 'rebuild-assessments',
    does: 'Assess every indicator that stands in a plan afresh.',
    files: [],
    options: [],
    run: async ({ db, today, say }) => {
      for (const { id, name } of await listAllPartnerships(db)) {
        const scope = await scopeNamed(db, id)
        say(`${name}: ${await rebuildAssessments(db, scope, today)} indicators assessed`)
        await tellCounts(db, scope, say)
      }
    },
  },
  {
    name: 'send-digests',
    does: 'Make the weekly mails of what has changed for everybody who is due one, as the server does by itself.',
    files: [],
    options: [],
    run: async ({ db, settings, today, say }) => {
      const { publicUrl } = settings.accounts
      const delivery = settings.mail.smtpUrl === null ? 'kept' : 'smtp'
      const { sent, failed } = await sendDigests(db, today, { publicUrl, delivery })
      say(
        `${sent} ${sent === 1 ? 'mail' : 'mails'} ${delivery === 'kept' ? 'kept, as no mail server is set' : 'queued'}`,
      )
      if (failed.length > 0)
        say(`${failed.length} could not be made (${[...new Set(failed)].join(', ')}); the next run tries them again`)
    },
  },
  {
    name: 'remove-example',
    does: 'Remove the worked example with all that belongs to it.',
    files: [],
    options: [],
    run: async ({ db, say }) => {
      const removed = await removeExample(db)
      say(removed === 0 ? 'There is no worked example' : 'The worked example is removed')
    },
  },
  ...backupCommands,
  ...exportCommands,
]
