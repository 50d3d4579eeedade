import type { IsoDate } from '@ttc/domain/day'
import { describeDay, describePeriod } from '@ttc/domain/period/label'
import type { Sent } from '@ttc/domain/round/notice'
import { describeOwed, describeOwedKind } from '@ttc/domain/round.words'
import type { OwedRow } from './owed.view.ts'
import type { RoundOfPlan } from './round.queries.ts'

type Facts = RoundOfPlan &
  Readonly<{
    kind: Sent['kind']
    partnership: string
    publicUrl: string
    /** What is asked of the reader and not answered, late first. */
    rows: readonly OwedRow[]
    today: IsoDate
  }>

/** Beyond it a mail is a list that nobody reads: the page is shorter. */
const MOST = 40

/** The words of a mail about a round: what its reader owes, by when, and where to give it; nothing of anybody else's. */
export function roundParts({ kind, round, plan, partnership, publicUrl, rows, today }: Facts) {
  const site = `${publicUrl}/partnerships/${round.partnershipId}`
  const marking = plan.marking === 'none' ? [] : [plan.marking]
  const late = rows.filter(({ state }) => state === 'late')
  const asked = kind === 'opening' ? '' : late.length > 0 ? 'Late: ' : 'Reminder: '
  const what = describeOwed(late.length > 0 && kind === 'reminder' ? late : rows)
  const said = rows.slice(0, MOST).map((row) => itemOf(row, `${site}/plans/${plan.id}`, today))
  const meeting = `The challenge meeting is on ${describeDay(round.meetsOn)}.`
  return {
    subject: `${[...marking, partnership].join(': ')}: ${asked}${what} for ${round.name}`,
    paragraphs: [
      ...marking,
      kind === 'opening'
        ? `${round.name} of “${plan.name}” is open. You are asked for this, and for nothing else:`
        : `${round.name} of “${plan.name}”: this is still open with you.`,
      ...said,
      ...(rows.length > MOST ? [`And ${rows.length - MOST} more: see the page.`] : []),
      `${meeting} All that you owe, on one page:\n${site}/owed`,
      'You get this mail because you own these indicators, lead these priorities, or stand in for somebody who is away.',
    ],
  }
}

function itemOf(row: OwedRow, plan: string, today: IsoDate): string {
  const { kind, name, priority, placementId, value, dueOn, insteadOf } = row
  const period = value === null ? '' : `, ${describePeriod(value.period, value.accumulation)}`
  const by = dueOn < today ? `was due on ${describeDay(dueOn)}` : `by ${describeDay(dueOn)}`
  const instead = insteadOf === null ? '' : `, for ${insteadOf.name}`
  const page = {
    value: `${plan}/priorities/${priority.id}/sheet`,
    card: `${plan}/priorities/${priority.id}/report-card`,
    sheet: `${plan}/placements/${placementId}/recovery-sheet`,
  }[kind]
  return `${describeOwedKind(kind)}: ${name}${period}: ${by}${instead}\n${page}`
}
