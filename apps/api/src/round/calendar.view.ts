import type { CalendarDay } from '@ttc/domain/round/calendar'
import type { OwedRow } from './owed.view.ts'
import type { OwedGround } from './owed-ground.queries.ts'
import type { RoundOfPlan } from './round.queries.ts'

type Facts = RoundOfPlan &
  Readonly<{
    /** What is asked of whose calendar it is, answered or not: a day does not leave the calendar when it is kept. */
    own: readonly OwedRow[]
    runs: boolean
    sheets: OwedGround['sheets']
    /** The front of every page of the partnership. */
    page: string
  }>

/** The days of a round in one member's calendar. */
export function calendarDays({ round, plan, own, runs, sheets, page }: Facts): readonly CalendarDay[] {
  const about = `${plan.name}. ${round.name}.`
  const common = { sequence: round.version - 1, changedAt: round.changedAt.toISOString() }
  const day = (what: string, on: string, summary: string, more: string, url: string): CalendarDay => ({
    ...common,
    uid: `round-${round.id}-${what}@turning-the-curve`,
    on,
    summary: `${summary}: ${round.name}`,
    description: `${about} ${more}`.trim(),
    url,
  })
  const owes = (kind: OwedRow['kind']) => own.some((row) => row.kind === kind)
  const [mine, all] = [`${page}/owed`, `${page}/plans/${plan.id}/rounds/${round.id}/owed`]
  return [
    ...(runs ? [day('opens', round.opensOn, 'Round opens', '', all)] : []),
    ...(owes('value') ? [day('numbers', round.numbersDueOn, 'Numbers due', 'What you owe is on its page.', mine)] : []),
    ...(owes('card') ? [day('cards', round.cardsDueOn, 'Report card due', 'What you owe is on its page.', mine)] : []),
    ...own.flatMap((row) => {
      const sheet = sheets.find(({ sheetId }) => row.id === `sheet ${sheetId}`)
      if (sheet === undefined) return []
      const { sheetId, dueOn, version, owedOn } = sheet
      const changedAt = `${owedOn}T00:00:00.000Z`
      const one = day('', dueOn, 'Recovery sheet due', 'What you owe is on its page.', mine)
      return [{ ...one, uid: `recovery-sheet-${sheetId}@turning-the-curve`, sequence: version - 1, changedAt }]
    }),
    ...(runs ? [day('freeze', round.freezeOn, 'Pack is frozen', '', all)] : []),
    day('meeting', round.meetsOn, 'Challenge meeting', '', `${page}/plans/${plan.id}`),
    ...(runs
      ? [
          day('note', round.noteOn, 'Follow-up note', '', all),
          day('nudge', round.nudgeOn, 'Nudge about promises', '', all),
        ]
      : []),
  ]
}
