import type { LinkView } from '@ttc/contracts/link'
import { describeGroup } from '@ttc/domain/breakdown.words'
import { isTooSmall } from '@ttc/domain/disclosure'
import type { Scale } from '@ttc/domain/indicator'
import { isLinkOpen, type LinkFacts, linkStateOf } from '@ttc/domain/link'
import type { Measurement } from '@ttc/domain/measurement'
import type { IsoDate, Period } from '@ttc/domain/period'
import { measurementOf, scaleOf } from '../assessment/ground.ts'
import { enteredMeasurement, warningsOf } from '../measurement/entered.ts'
import type { FamilyRow } from './family.queries.ts'
import type { LinkRow } from './link.queries.ts'
import type { LastAnswer } from './link-answer.queries.ts'

/** What has to do with some links: their last answers, their mails, and what stands for what they ask about. */
export type Around = Readonly<{
  answers: ReadonlyMap<string, LastAnswer>
  mails: ReadonlyMap<string, NonNullable<LinkView['mail']>>
  families: readonly FamilyRow[]
  today: IsoDate
}>

export const factsOf = ({ link, stands }: Pick<LinkRow, 'link' | 'stands'>): LinkFacts => ({
  expiresOn: link.expiresOn,
  withdrawn: link.withdrawnAt !== null,
  opened: link.openedAt !== null,
  mailed: link.mailId !== null,
  stands,
})

/** The period a link asks about: the kind is the indicator's. */
export function periodOfLink({ link, row }: Pick<LinkRow, 'link' | 'row'>): Period {
  if (link.periodStart === null || link.periodEnd === null) throw new Error('A link for a value without its period')
  return { kind: row.periodKind, start: link.periodStart, end: link.periodEnd }
}

export const groupOf = ({ pairs }: Pick<LinkRow, 'pairs'>) => (pairs.length === 0 ? null : describeGroup(pairs))

/** A link as its list shows it. */
export function linkView(row: LinkRow, around: Around): LinkView {
  const { link, row: indicator } = row
  const last = around.answers.get(link.id) ?? null
  const facts = factsOf(row)
  const period = periodOfLink(row)
  const standing = around.families.find((one) => one.seriesId === link.seriesId && isOf(one, period))
  return {
    id: link.id,
    version: link.version,
    state: linkStateOf(facts, last?.answer.state ?? null, around.today),
    open: isLinkOpen(facts, around.today),
    placementId: row.placementId,
    indicator: { id: indicator.id, name: indicator.name },
    group: groupOf(row),
    scale: scaleOf(indicator),
    period,
    forName: link.forName,
    agency: link.agency,
    forEmail: link.forEmail,
    expiresOn: link.expiresOn,
    madeAt: link.recordedAt.toISOString(),
    madeBy: row.by,
    mail: link.mailId === null ? null : (around.mails.get(link.mailId) ?? null),
    openedAt: link.openedAt?.toISOString() ?? null,
    answer: last === null ? null : answerView(row, last, around),
    standing:
      standing === undefined ? null : { value: standing.value, status: standing.status, revision: standing.revision },
    warnings: last?.answer.state === 'waiting' ? warningsOfWaiting(row, last, around) : [],
  }
}

const isOf = (row: FamilyRow, { start, end }: Period) => row.periodStart === start && row.periodEnd === end

/**
 * A number that waits or was refused is not among what stands, and so is not hidden where that is read: it is hidden here
 * if it is small, or if anything of its period is hidden, which it could tell. What was stored is told by what stands.
 */
function answerView(row: LinkRow, { answer, decidedBy }: LastAnswer, around: Around): NonNullable<LinkView['answer']> {
  const { id, state, reason, note, recordedAt, refusal } = answer
  const entered = enteredOf(row, answer, around.today)
  const isBeside = state === 'waiting' || state === 'refused'
  const hidden = isBeside && entered !== null && isHidden(row, entered, around)
  return {
    id,
    state,
    value: isBeside && !hidden ? (entered?.value ?? null) : null,
    hidden,
    reason,
    note: hidden ? null : note,
    at: recordedAt.toISOString(),
    decidedBy,
    refusal,
  }
}

function isHidden({ row }: LinkRow, entered: Measurement, { families }: Around): boolean {
  if (isTooSmall(entered, row.disclosure, scaleOf(row))) return true
  const beside = families.filter((one) => one.indicatorId === row.id && isOf(one, entered.period))
  return row.disclosure.secondary && beside.some((one) => one.status === 'suppressed')
}

function enteredOf(row: LinkRow, answer: LastAnswer['answer'], today: IsoDate): Measurement | null {
  if (answer.reason !== null) return null
  return enteredMeasurement(entryOf(row, answer), scaleOf(row.row), today)
}

/** An answer as a value that somebody typed. */
export function entryOf(
  row: LinkRow,
  answer: Pick<LastAnswer['answer'], 'value' | 'numerator' | 'denominator' | 'note'>,
) {
  const { start, end } = periodOfLink(row)
  const { value, numerator, denominator, note } = answer
  const seriesId = row.link.seriesId ?? ''
  return {
    seriesId,
    period: { start, end },
    value,
    numerator,
    denominator,
    note,
    status: 'value',
    provisional: false,
  } as const
}

/** None where its words would tell a number that is hidden. */
function warningsOfWaiting(row: LinkRow, { answer }: LastAnswer, around: Around): LinkView['warnings'] {
  const scale: Scale = scaleOf(row.row)
  const entered = enteredOf(row, answer, around.today)
  if (entered === null || isHidden(row, entered, around)) return []
  const history = around.families
    .filter((one) => one.seriesId === row.link.seriesId)
    .map((one) => measurementOf(one, scale.periodKind))
  return [...warningsOf(entered, history, scale)]
}
