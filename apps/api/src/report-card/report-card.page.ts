import type { CardHeadline, CardRow, CardStatus, ReportCard } from '@ttc/contracts/report-card'
import { dayParts } from '@ttc/domain/day'
import { spokenUnit } from '@ttc/domain/figure/value'
import { describeDay } from '@ttc/domain/period/label'
import { ragStatuses } from '@ttc/domain/rag'
import { describeRag } from '@ttc/domain/rag.words'
import { describeCardStanding } from '@ttc/domain/report-card.words'
import { type Drawing, drawCurve, drawSparkline, drawVerdict, GLYPH_SIZE, SPARK_SIZE } from './report-card.drawing.ts'
import type { Laid } from './report-card.fit.ts'

/** The sign official tables use; the foot says what it means. */
const PROVISIONAL = '(p)'

/** What is shown otherwise than by its rule, late or missing is listed this far; the rest is counted in words. */
const MOST_GAPS = 4

const LONG_WORD = /\S{24,}/

const WORDS = {
  heading: 'Report card:',
  outcome: 'Outcome:',
  line: 'In one line:',
  rows: 'Further indicators',
  standing: 'In all',
  more: 'And {n} more: see the plan.',
  example: 'A worked example: not a real place',
  performance: '(performance measure)',
  story: 'The story behind the curve',
  partners: 'Partners',
  works: 'What works',
  actions: 'Actions',
  moreAnswers: 'And {n} more in the walk.',
  changed: 'What changed since last time',
  asks: 'What we ask of the partnership',
  draft: 'Draft, not finished',
}

type Shown = Readonly<{ latestText: string; statusText: string; judgement: 'better' | 'worse' | null }>
type Fact = Readonly<{ name: string; text: string }>

/** All the template needs, in words and pictures. While `laid` is null the page is only measured, without curves. */
type CardPage = Readonly<{
  title: string
  date: Readonly<{ year: number; month: number; day: number }>
  card: unknown
  words: typeof WORDS
  facts: readonly Fact[]
  columns: readonly string[]
  standing: readonly Readonly<{ status: CardStatus; text: string }>[]
  gaps: readonly string[]
  foot: readonly string[]
  laid: Laid | null
  charts: readonly Drawing[]
  sparks: readonly Drawing[]
  sparkWidth: number
  /** Whether the template has to look for words that no line holds. */
  breaks: boolean
}>

/** What stands over a card. */
export const headingOf = ({ priority }: Pick<ReportCard, 'priority'>) => `${WORDS.heading} ${priority}`

/** The page of a card. Nothing but the card goes in: no clock, no store. */
export function pageOf(card: ReportCard, laid: Laid | null): CardPage {
  return {
    title: `Report card: ${card.priority}, ${describeDay(card.asAt)}`,
    date: dayParts(card.asAt),
    card: {
      ...card,
      changed: linesOf(card.words?.changed ?? ''),
      headlines: card.headlines.map((headline) => ({
        ...withoutCurve(headline),
        ...headlineWords(headline),
        glyph: glyphOf(headline, laid !== null),
      })),
      rows: card.rows.map((row) => ({ ...withoutCurve(row), ...rowWords(row) })),
    },
    words: WORDS,
    facts: factsOf(card),
    columns: ['Indicator', 'Trend', 'Latest', 'Target', 'Status', 'Verdict, direction'],
    standing: standingOf(card.counts),
    gaps: gapsOf([...(card.overrides ?? []), ...card.gaps]),
    foot: footOf(card),
    laid,
    charts: laid === null ? [] : card.headlines.map(({ curve }) => drawCurve(curve, laid.curve)),
    sparks: card.rows.map((row) => (laid === null ? blank(SPARK_SIZE) : drawSparkline(row.curve))),
    sparkWidth: SPARK_SIZE.width,
    breaks: hasLongWord(card),
  }
}

/** Whether a word may be wider than its column. A little less than the template breaks: what stands beside a word joins it. */
function hasLongWord(card: ReportCard): boolean {
  let found = false
  JSON.stringify(
    { ...card, headlines: card.headlines.map(withoutCurve), rows: card.rows.map(withoutCurve) },
    (_key, value) => {
      if (typeof value === 'string') found ||= LONG_WORD.test(value)
      return value
    },
  )
  return found
}

/** Paragraphs as they were typed: a line break inside a text would be printed as a space. */
function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '')
}

/** In the place of a picture while the page is only measured: drawing it would take longer than all the rest. */
const blank = (size: Readonly<{ width: number; height: number }>): Drawing => ({ svg: '', ...size })

function glyphOf({ verdict: { verdict }, curve }: CardHeadline, isDrawn: boolean): Drawing | null {
  if (verdict === null) return null
  return isDrawn ? drawVerdict(verdict, curve) : blank(GLYPH_SIZE)
}

function withoutCurve(indicator: CardRow): Omit<CardRow, 'curve'> {
  const { curve: _drawn, ...rest } = indicator
  return rest
}

function shownOf(indicator: CardRow): Shown {
  const { verdict } = indicator.verdict
  const better = verdict === 'turned' || verdict === 'slowing'
  return {
    latestText: indicator.latest?.text ?? '–',
    statusText: describeRag(indicator.status.shown),
    judgement: better ? 'better' : verdict === 'worse-than-the-baseline' ? 'worse' : null,
  }
}

function rowWords(row: CardRow) {
  return {
    ...shownOf(row),
    latestNote: [periodOf(row), row.due.state === 'late' ? 'late' : null].filter(isSaid).join(', ') || null,
    targetText: row.target?.text ?? 'none',
    targetNote: row.target?.period === row.latest?.period ? null : (row.target?.period ?? null),
  }
}

function headlineWords(headline: CardHeadline) {
  const { target, status, due, verdict, direction, comparison, forecast } = headline
  return {
    ...shownOf(headline),
    beside: [
      periodOf(headline),
      target === null
        ? null
        : `target ${target.text}${target.period === headline.latest?.period ? '' : ` for ${target.period}`}`,
      status.note,
      due.note,
    ].filter(isSaid),
    said: [
      [verdict.sentence, direction.sentence, comparison].filter(isSaid).map(asSentence).join(' '),
      forecast === null ? null : asSentence(forecast.sentence),
    ].filter(isSaid),
  }
}

/** The unit that the short number leaves out, and the period: "per 100,000, 2023/24". */
function periodOf({ latest, unit }: CardRow): string | null {
  if (latest === null) return null
  const said = latest.value === null ? '' : spokenUnit(unit)
  const period = latest.provisional ? `${latest.period} ${PROVISIONAL}` : latest.period
  return said === '' ? period : `${said}, ${period}`
}

/** Many plans carry their years in their name; they are not said twice. */
function planText({ name, period }: ReportCard['plan']): string {
  return name.includes(period) ? name : `${name}, ${period}`
}

function factsOf(card: ReportCard): Fact[] {
  const lead = card.lead === null ? 'not yet named' : [card.lead.role, card.lead.agency].filter(isSaid).join(', ')
  return [
    { name: 'Plan', text: planText(card.plan) },
    ...(card.round === null ? [] : [{ name: 'Round', text: card.round }]),
    { name: 'Lead', text: lead },
    ...standingFacts(card.standing),
  ]
}

/** A draft is marked in the head; a card of before there were states says nothing. */
function standingFacts(standing: ReportCard['standing']): Fact[] {
  if (standing === undefined || standing.state === 'draft') return []
  const { state, on, by } = standing
  return [{ name: 'State', text: describeCardStanding({ state, on, by: by?.role ?? null }) }]
}

/** The statuses that occur, worst first, each with its count. */
function standingOf(counts: ReportCard['counts']) {
  const present = ragStatuses.filter((status) => counts[status] > 0)
  return present.map((status) => ({ status, text: `${counts[status]} ${describeRag(status)}` }))
}

function footOf({ headlines, rows, sources, notes, asAt }: ReportCard): string[] {
  const provisional = [...headlines, ...rows].some(({ latest }) => latest?.provisional)
  const said = [...sources, ...notes, provisional ? `${PROVISIONAL} provisional` : null, `As at ${describeDay(asAt)}`]
  return said.filter(isSaid).map(asSentence)
}

function gapsOf(gaps: readonly string[]): string[] {
  const left = gaps.length - MOST_GAPS
  if (left <= 0) return gaps.map(asSentence)
  return [...gaps.slice(0, MOST_GAPS).map(asSentence), `And ${left} more: see the plan.`]
}

function asSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`
}

function isSaid(text: string | null): text is string {
  return text !== null && text !== ''
}
