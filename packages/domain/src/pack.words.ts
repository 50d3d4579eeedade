import type { PackChange } from './pack/changes.ts'
import type { LeftOut, PackAudience } from './pack.ts'

const AUDIENCES: Readonly<Record<PackAudience, string>> = { meeting: 'For the meeting', public: 'For the public' }

export function describePackAudience(audience: PackAudience): string {
  return AUDIENCES[audience]
}

/** What stands over the columns of an agenda: its clock times, or numbers where the meeting has no hour yet. */
export function agendaColumnsOf(agenda: readonly Readonly<{ at: string | null }>[]): readonly string[] {
  return [agenda.some(({ at }) => at !== null) ? 'Time' : 'No.', 'Item', 'Minutes']
}

const THINGS: Readonly<Partial<Record<PackChange['kind'], string>>> = {
  agenda: 'Agenda item',
  promise: 'Promise',
  exception: 'Exception',
  card: 'Report card',
  indicator: 'Indicator',
}

const NUMBERS: Readonly<Partial<Record<PackChange['kind'], string>>> = {
  status: 'status',
  value: 'latest value',
  target: 'target',
}

/** A sentence of what a version of a pack says otherwise: "Housing, Rough sleepers: status was Amber, is Red". */
export function describePackChange({ kind, about, what, before, after }: PackChange): string {
  if (kind === 'words') return `${about}, ${what ?? 'words'}: ${describeRewritten(before, after)}`
  if (kind === 'meeting') return `${about} was ${saidOr(before)}, is ${saidOr(after)}`
  if (kind === 'minutes') return `${about}: ${before ?? '0'} minutes became ${after ?? '0'}`
  if (kind === 'promise' && what !== null) return `Promise “${about}” was ${saidOr(before)}, is ${saidOr(after)}`
  const number = NUMBERS[kind]
  if (number !== undefined) return `${about}, ${what ?? ''}: ${number} was ${saidOr(before)}, is ${saidOr(after)}`
  const where = kind === 'indicator' ? `${about}: indicator` : (THINGS[kind] ?? about)
  if (before === null) return `${where} “${after ?? ''}” is new`
  if (after === null) return `${where} “${before}” is no longer in it`
  return `${where} “${before}” is now called “${after}”`
}

function describeRewritten(before: string | null, after: string | null): string {
  if (before === null) return `new: “${after ?? ''}”`
  if (after === null) return `“${before}” was taken out`
  return `“${before}” became “${after}”`
}

const saidOr = (text: string | null) => (text === null || text === '' ? 'not given' : text)

/** How many changes a version brings: "Nothing reads otherwise than in version 1", "3 changes since version 1". */
export function describeChangeCount(count: number, since: number): string {
  if (count === 0) return `Nothing reads otherwise than in version ${since}`
  return `${count} ${count === 1 ? 'change' : 'changes'} since version ${since}`
}

/** What the public is not shown and why, a sentence each: "3 report cards are left out because they are marked …". */
export function describeLeftOut({ cards, exceptions, meeting, indicators, values }: LeftOut): readonly string[] {
  const marked = (count: number, one: string, more: string, marking: string) =>
    count === 0
      ? null
      : `${count} ${count === 1 ? `${one} is left out because it is` : `${more} are left out because they are`} marked ${marking}`
  const byMarking = (all: readonly string[], one: string, more: string) =>
    [...new Set(all)].map((marking) => marked(all.filter((each) => each === marking).length, one, more, marking))
  const hidden =
    indicators === 0
      ? null
      : `${indicators} ${indicators === 1 ? 'indicator is left out because its' : 'indicators are left out because their'} latest value may not be published`
  return [
    meeting === null
      ? null
      : `The agenda with its exceptions and the promises are left out because the meeting is marked ${meeting}`,
    ...byMarking(cards, 'report card', 'report cards'),
    ...byMarking(exceptions, 'exception', 'exceptions'),
    hidden,
    values === 0 ? null : `${values} earlier ${values === 1 ? 'value' : 'values'} may not be published`,
    'Names of people, and what is said of who owes what, are left out',
  ].filter((line) => line !== null)
}
