import type { PackContent, PackException } from '@ttc/contracts/pack'
import type { CardHeadline, CardRow, ReportCard } from '@ttc/contracts/report-card'
import { isKeptFromPublic, type LeftOut, strongerMarking } from '@ttc/domain/pack'
import { describeLeftOut } from '@ttc/domain/pack.words'
import type { PackDraft } from './live-pack.ts'

type Card = PackContent['cards'][number]

/** Of what is said about an exception, what names nobody. */
const NAMELESS: ReadonlySet<string> = new Set(['Since', 'Against target', 'Late', 'Story', 'Back on path'])

/**
 * What of a frozen pack everybody may read, and what is left out: whatever is marked beyond OFFICIAL, values that may
 * not be published, and people. Made from the pack of the meeting, so that the two can never say different numbers.
 */
export function publicPackOf(pack: PackContent, today: string): PackDraft {
  const isMarked = isKeptFromPublic(pack.marking)
  const shown = pack.cards.filter(({ card }) => !isKeptFromPublic(card.marking))
  const marked = pack.cards.filter(({ card }) => isKeptFromPublic(card.marking))
  // An exception says what its priority's card says, and the plan marks both.
  const hiddenBy = new Map(marked.map(({ card }) => [card.priority, card.marking]))
  const exceptions = pack.exceptions.filter(({ priority }) => !hiddenBy.has(priority))
  const published = isMarked ? [] : exceptions.filter(({ indicator }) => isPublished(indicator))
  const leftOut: LeftOut = {
    cards: marked.map(({ card }) => card.marking),
    exceptions: pack.exceptions.flatMap(({ priority }) => hiddenBy.get(priority) ?? []),
    meeting: isMarked ? pack.marking : null,
    indicators: shown.flatMap(({ card }) => [...card.headlines, ...card.rows]).filter((one) => !isPublished(one))
      .length,
    values: shown
      .flatMap(({ card }) => [...card.headlines, ...card.rows])
      .filter(isPublished)
      .reduce((sum, one) => sum + hiddenValues(one), 0),
  }
  const { number: _number, frozenAt: _at, changes: _changes, ...rest } = pack
  return {
    ...rest,
    audience: 'public',
    frozenOn: today,
    frozenBy: null,
    marking: shown.reduce((marking, { card }) => strongerMarking(marking, card.marking), 'none'),
    meeting: { ...pack.meeting, chair: null },
    agenda: isMarked ? [] : pack.agenda,
    promises: isMarked ? [] : pack.promises.map((one) => ({ ...one, who: one.agency })),
    exceptions: published.map(exceptionOf),
    missing: [],
    leftOut: [...describeLeftOut(leftOut)],
    cards: shown.map(cardOf),
  }
}

/** What may not be published, as against what has not come, does not apply or was never counted. */
const isHidden = ({ value, status }: CardRow['curve']['measurements'][number]) =>
  value === null && (status === 'suppressed' || status === 'unreliable')

function isPublished({ latest, curve }: CardRow): boolean {
  const last = curve.measurements.at(-1)
  return latest === null || latest.value !== null || last === undefined || !isHidden(last)
}

const hiddenValues = ({ curve }: CardRow) => curve.measurements.filter(isHidden).length

function exceptionOf({ owner, indicator, facts, ...rest }: PackException): PackException {
  return {
    ...rest,
    owner: owner && { name: owner.agency, agency: '' },
    indicator: indicatorOf(indicator),
    facts: facts.filter(({ name }) => NAMELESS.has(name)),
  }
}

function indicatorOf<Indicator extends CardRow | CardHeadline>(indicator: Indicator): Indicator {
  const measurements = indicator.curve.measurements.filter((one) => !isHidden(one))
  return { ...indicator, curve: { ...indicator.curve, measurements } }
}

function cardOf({ card, ...rest }: Card): Card {
  const hidden = [...card.headlines, ...card.rows].filter((one) => !isPublished(one)).map(({ name }) => name)
  return {
    ...rest,
    card: {
      ...card,
      lead: card.lead && { role: card.lead.agency ?? card.partnership.name, agency: null },
      headlines: card.headlines.filter(isPublished).map(indicatorOf),
      rows: card.rows.filter(isPublished).map(indicatorOf),
      turning: card.turning ? namelessPlan(card.turning) : null,
      overrides: [],
      gaps: card.gaps.filter((gap) => !hidden.some((name) => gap.includes(name))),
    },
  }
}

type Plan = NonNullable<ReportCard['turning']>

/** What a group said, without the notes: those name owners, and partners who were asked. */
function namelessPlan(plan: Plan): Plan {
  const nameless = ({ items, more }: Plan['story']) => ({
    items: items.map(({ text }) => ({ text, note: null })),
    more,
  })
  return {
    story: nameless(plan.story),
    partners: nameless(plan.partners),
    works: nameless(plan.works),
    actions: nameless(plan.actions),
  }
}
