import type { AssessmentView } from '@ttc/contracts/assessment'
import type { CurveView } from '@ttc/contracts/figure'
import type { PlanPriorityView, PlanRowView } from '@ttc/contracts/plan'
import {
  type CardHeadline,
  type CardPlan,
  type CardRow,
  type CardStanding,
  REPORT_CARD_LIMITS,
  type ReportCard,
} from '@ttc/contracts/report-card'
import { describeComparison } from '@ttc/domain/comparator.words'
import { describeDirection, describeDirectionNote } from '@ttc/domain/direction.words'
import { curveOf } from '@ttc/domain/figure/curve'
import { describeCurve } from '@ttc/domain/figure/description'
import { describeForecast } from '@ttc/domain/figure/forecast'
import { describeShortValue, describeStatus, describeValue } from '@ttc/domain/figure/value'
import { describeChance } from '@ttc/domain/forecast.words'
import { statusShown } from '@ttc/domain/override'
import { describeComputed } from '@ttc/domain/override.words'
import { describeDay, describePeriod } from '@ttc/domain/period/label'
import type { CardWords } from '@ttc/domain/report-card'
import { describeVerdict, describeVerdictNote } from '@ttc/domain/verdict.words'
import { cardGaps, cardLine, cardOverrides } from './report-card.words.ts'

export type CardParts = Readonly<{
  partnership: Readonly<{ name: string; example: boolean }>
  plan: Readonly<{ name: string; startsOn: string; endsOn: string; marking: ReportCard['marking'] }>
  outcomes: readonly string[]
  priority: PlanPriorityView
  /** The whole curves, with comparators, of the indicators drawn large. */
  curves: ReadonlyMap<string, CurveView>
  sources: readonly string[]
  turning: CardPlan | null
  /** The round's name; null where none is under way. */
  round: string | null
  words: CardWords
  standing: CardStanding
  asAt: string
}>

const CURVES = REPORT_CARD_LIMITS.headlines

/** The two drawn large: those marked as headline, then the worst; both in the list's own order. */
export function drawnLarge(rows: readonly PlanRowView[]): readonly PlanRowView[] {
  const marked = rows.filter((row) => row.headline)
  const others = rows.filter((row) => !row.headline && row.assessment.latest !== null)
  return [...marked, ...others].slice(0, CURVES)
}

/** The frozen copy of a report card from what stands now. The same parts give the same card. */
export function reportCardOf(parts: CardParts): ReportCard {
  const { priority, plan } = parts
  const large = drawnLarge(priority.rows)
  const small = priority.rows.filter((row) => !large.includes(row)).slice(0, REPORT_CARD_LIMITS.rows)
  return {
    schema: 1,
    asAt: parts.asAt,
    round: parts.round,
    partnership: { name: parts.partnership.name, example: parts.partnership.example },
    plan: { name: plan.name, period: `${plan.startsOn.slice(0, 4)} to ${plan.endsOn.slice(0, 4)}` },
    outcomes: parts.outcomes.slice(0, 6),
    priority: priority.name,
    lead: priority.lead === null ? null : { role: priority.lead.name, agency: priority.lead.agency },
    marking: plan.marking,
    line: parts.words.line || cardLine(priority.rows),
    words: saidOf(parts.words),
    standing: parts.standing,
    headlines: large.map((row) => headlineOf(row, parts.curves.get(row.placementId) ?? row.curve)),
    rows: small.map(rowOf),
    turning: parts.turning,
    counts: countsOf(priority.rows),
    overrides: cardOverrides(priority.rows).slice(0, REPORT_CARD_LIMITS.notes),
    gaps: cardGaps(priority.rows).slice(0, REPORT_CARD_LIMITS.notes),
    sources: parts.sources.slice(0, REPORT_CARD_LIMITS.notes),
    notes: frozenNote(priority.rows),
  }
}

type Turned = Readonly<{ on: string; by: Readonly<{ name: string; agency: string }> }>

/** How far a card has come by what was done to it last. */
export function standingOf(state: CardStanding['state'], last: Turned | null): CardStanding {
  if (state === 'draft' || last === null) return { state: 'draft', on: null, by: null }
  return { state, on: last.on, by: { role: last.by.name, agency: last.by.agency || null } }
}

/** A row of asks that somebody has begun and not filled in is no ask yet. */
function saidOf({ changed, asks }: CardWords): ReportCard['words'] {
  return { changed, asks: asks.filter(({ text }) => text !== '').map(({ of, text }) => ({ of, text })) }
}

function rowOf(row: PlanRowView): CardRow {
  const { assessment, curve, lateDays } = row
  const { scale } = curve
  return {
    name: row.name,
    level: row.level,
    unit: scale.unit,
    decimals: scale.decimals,
    latest: latestOf(assessment, curve),
    status: statusOf(row),
    due: { state: lateDays === null ? 'current' : 'late', note: null },
    target: targetOf(assessment, curve),
    verdict: {
      verdict: assessment.verdict.verdict,
      strength: assessment.verdict.strength,
      short: describeVerdict(assessment.verdict),
      sentence: describeVerdictNote(assessment.verdict, scale) || 'no result to hold against it yet',
    },
    direction: {
      direction: assessment.direction.direction,
      meaning: assessment.direction.meaning,
      short: describeDirection(assessment.direction),
      sentence: `${describeDirection(assessment.direction)} (${describeDirectionNote(assessment.direction, scale)})`,
    },
    curve,
    alt: describeCurve(curveOf(curve)),
  }
}

/** Its reason and day stand in a line of their own (`cardOverrides`): a row has no room for a sentence. */
function statusOf({ assessment, override }: PlanRowView): CardRow['status'] {
  const computed = assessment.status
  const shown = statusShown(computed, override)
  return { shown, computed, note: override === null ? null : describeComputed(computed, shown) }
}

/** One indicator as a card shows it large. */
export function headlineOf(row: PlanRowView, curve: CurveView): CardHeadline {
  const { comparisons } = row.assessment
  const compared = comparisons.slice(0, 2).map((one) => describeComparison(one, curve.scale))
  return {
    ...rowOf({ ...row, curve }),
    measure: null,
    comparison: compared.length === 0 ? null : compared.join('. '),
    forecast: forecastOf(row.assessment, curve),
  }
}

function latestOf({ latest, reported }: AssessmentView, { scale }: CurveView): CardRow['latest'] {
  const shown = latest ?? reported
  if (shown === null) return null
  const text = shown.value === null ? describeStatus(shown.status) : describeShortValue(shown.value, scale)
  return {
    value: shown.value,
    text,
    period: describePeriod(shown.period, scale.accumulation),
    provisional: shown.provisional,
  }
}

function targetOf({ target, range, latest }: AssessmentView, { scale }: CurveView): CardRow['target'] {
  if (latest === null) return null
  const period = describePeriod(latest.period, scale.accumulation)
  if (range !== null)
    return {
      value: null,
      text: `${describeShortValue(range.lower, scale)} to ${describeShortValue(range.upper, scale)}`,
      period,
    }
  return target === null ? null : { value: target, text: describeShortValue(target, scale), period }
}

function forecastOf({ forecast }: AssessmentView, { scale }: CurveView): CardHeadline['forecast'] {
  if (forecast === null) return null
  const period = describePeriod(forecast.period, scale.accumulation)
  const text = describeForecast(forecast.centre, scale)
  const { chance, band, target } = forecast
  const odds =
    chance === null || band === null || target === null
      ? ''
      : `: meeting ${describeValue(target, scale)} is ${describeChance(chance, band)}`
  return { value: forecast.centre, text, period, chance, sentence: `Forecast ${text} for ${period}${odds}` }
}

function countsOf(rows: readonly PlanRowView[]): ReportCard['counts'] {
  const of = (status: AssessmentView['status']) =>
    rows.filter((row) => statusShown(row.assessment.status, row.override) === status).length
  return {
    red: of('red'),
    amber: of('amber'),
    green: of('green'),
    'no-target': of('no-target'),
    contextual: of('contextual'),
    'no-value': of('no-value'),
  }
}

function frozenNote(rows: readonly PlanRowView[]): string[] {
  const days = [
    ...new Set(rows.map((row) => row.assessment.baseline?.frozenOn).filter((day) => day !== undefined)),
  ].toSorted()
  const first = days[0]
  if (first === undefined) return ['No baseline has been frozen yet']
  const last = days.at(-1)
  return [
    last === first
      ? `Baselines frozen on ${describeDay(first)}`
      : `Baselines frozen between ${describeDay(first)} and ${describeDay(last ?? first)}`,
  ]
}
