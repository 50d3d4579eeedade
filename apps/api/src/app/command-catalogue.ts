import { refusalsIn } from '../catalogue/edition-counts.ts'
import { loadCollection } from '../catalogue/load-collection.command.ts'
import type { CommandRun } from './command-run.ts'

/** Loads an edition and says what became of every row. */
export async function loadEdition({ db, files: [id = '', figures = ''], option, say }: CommandRun): Promise<void> {
  const dictionary = option('dictionary') ?? ''
  const { name, isNew, counts } = await loadCollection(db, id, { figures, dictionary, name: option('name') })
  const of = (key: string) => counts[key] ?? 0
  if (!isNew) return say(`${id}, ${name}: these files have been loaded already. Nothing was stored.`)
  say(`${id}, ${name}: ${of('indicators')} indicators, ${of('series')} series`)
  say(`  ${of('read')} rows read: ${of('placed')} placed, ${of('repeated')} repeated, ${of('refused')} refused`)
  say(`  ${of('missing')} of those placed say that there is no figure`)
  for (const { reason, count } of refusalsIn(counts)) say(`  refused: ${count}: ${reason}`)
  say(`  dictionary: ${of('describedTwice')} described twice, ${of('withoutFigures')} without figures`)
}
