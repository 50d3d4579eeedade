import { ragStatuses } from '@ttc/domain/rag'
import { cardLimits, cardStates } from '@ttc/domain/report-card'
import { z } from 'zod'
import { CurveView } from './figure.ts'
import { Day } from './id.ts'

/**
 * The frozen copy a report card is made from, for screen, print and PDF alike. It holds words where the words are what
 * the meeting was shown, and the numbers beside them, so that a card of years ago can still be read and computed with.
 * A change of shape gets a new number; the reader of an old number is kept for ever. What is added to it later comes as
 * optional fields of the same number.
 */

/**
 * The longest texts that can come of what is stored (a unit of 60 letters behind each number, a source and a licence of
 * 300 each); a card inside them can still be too long for its one side (see fitOf).
 */
export const REPORT_CARD_LIMITS = { name: 200, sentence: 800, note: 700, headlines: 2, rows: 60, notes: 40 } as const

const name = z.string().trim().min(1).max(REPORT_CARD_LIMITS.name)
const sentence = z.string().trim().min(1).max(REPORT_CARD_LIMITS.sentence)
const note = z.string().trim().min(1).max(REPORT_CARD_LIMITS.note)
const words = z.string().trim().min(1).max(200)

const CardMarking = z.enum(['none', 'OFFICIAL', 'OFFICIAL-SENSITIVE', 'Part 2 exempt'])

const CardStatus = z.enum(ragStatuses)
export type CardStatus = z.infer<typeof CardStatus>

/** A number as it was shown: `text` with unit and decimals ("39%"), `value` for whoever computes with it. */
const CardValue = z.object({ value: z.number().nullable(), text: words, period: words })

/** `text` of a latest value says in a word why there is no number ("suppressed"); it is never a zero. */
const CardLatest = CardValue.extend({ provisional: z.boolean() })

/** `verdict` is null for what is never judged: contextual indicators, and those best in a range. */
const CardVerdict = z.object({
  verdict: z.enum(['turned', 'slowing', 'on-the-baseline', 'worse-than-the-baseline', 'too-soon-to-tell']).nullable(),
  strength: z.enum(['likely', 'strong']).nullable(),
  /** Two to four words for a row: "Turned (strong)". */
  short: words,
  /** What follows `short` and a colon beside a headline's curve: "10.8 points better than the baseline". */
  sentence,
})

const CardDirection = z.object({
  direction: z.enum(['rising', 'falling', 'no-clear-trend', 'too-soon-to-tell']),
  meaning: z.enum(['improving', 'worsening']).nullable(),
  short: words,
  sentence,
})

const indicator = z.object({
  name,
  level: z.enum(['population', 'performance']),
  unit: z.string().max(60),
  decimals: z.number().int().min(0).max(6),
  latest: CardLatest.nullable(),
  /** `computed` differs from `shown` only under an override; `note` then names it, and `overrides` says why. */
  status: z.object({ shown: CardStatus, computed: CardStatus, note: note.nullable() }),
  due: z.object({ state: z.enum(['current', 'late', 'not-due']), note: note.nullable() }),
  target: CardValue.nullable(),
  verdict: CardVerdict,
  direction: CardDirection,
  /** All the picture is drawn from; `alt` is the sentence generated from the same numbers. */
  curve: CurveView,
  alt: z.string().trim().min(1).max(3000),
})

/** One of the card's two large curves. */
export const CardHeadline = indicator.extend({
  measure: sentence.nullable(),
  comparison: sentence.nullable(),
  forecast: CardValue.extend({ chance: z.number().min(0).max(1).nullable(), sentence }).nullable(),
})
export type CardHeadline = z.infer<typeof CardHeadline>

/** A further indicator: one row with a sparkline. */
export const CardRow = indicator
export type CardRow = z.infer<typeof CardRow>

/** What a group has answered to one question: what one side has room for, and how many more there are. */
const CardAnswers = z.object({
  items: z.array(z.object({ text: z.string().trim().min(1).max(4000), note: note.nullable() })).max(10),
  more: z.number().int().min(0),
})
export type CardAnswers = z.infer<typeof CardAnswers>

/** The plan to turn the curve, from the group's walk: each list in the order of its importance. */
export const CardPlan = z.object({
  story: CardAnswers,
  partners: CardAnswers,
  works: CardAnswers,
  actions: CardAnswers,
})
export type CardPlan = z.infer<typeof CardPlan>

/** What the lead says: empty in a copy where nothing was said. `line` of the card holds the lead's, where there is one. */
const CardSaid = z.object({
  changed: z.string().max(cardLimits.changed),
  asks: z
    .array(z.object({ of: z.string().max(cardLimits.askOf), text: z.string().max(cardLimits.ask) }))
    .max(cardLimits.asks),
})
export type CardSaid = z.infer<typeof CardSaid>

/** How far the card had come when it was shown; who called it ready or signed it, and on which day. */
const CardStanding = z.object({
  state: z.enum(cardStates),
  on: Day.nullable(),
  by: z.object({ role: name, agency: name.nullable() }).nullable(),
})
export type CardStanding = z.infer<typeof CardStanding>

export const ReportCard = z.object({
  schema: z.literal(1),
  /** The day the card was made for: the only date the PDF knows. */
  asAt: Day,
  round: words.nullable(),
  partnership: z.object({ name, example: z.boolean() }),
  plan: z.object({ name, period: words }),
  outcomes: z.array(sentence).min(1).max(6),
  priority: name,
  lead: z.object({ role: name, agency: name.nullable() }).nullable(),
  marking: CardMarking,
  line: sentence,
  words: CardSaid.optional(),
  standing: CardStanding.optional(),
  headlines: z.array(CardHeadline).max(REPORT_CARD_LIMITS.headlines),
  rows: z.array(CardRow).max(REPORT_CARD_LIMITS.rows),
  /** Null where the group has not begun its walk. */
  turning: CardPlan.nullable().optional(),
  /** Distinct indicators of the priority by shown status, headlines included. */
  counts: z.record(CardStatus, z.number().int().min(0)),
  /** What is shown otherwise than by its rule, until when, why and by whom: a line each. */
  overrides: z.array(note).max(REPORT_CARD_LIMITS.notes).optional(),
  /** What is late, not due yet, without a target or suppressed: a sentence each. */
  gaps: z.array(note).max(REPORT_CARD_LIMITS.notes),
  sources: z.array(note).max(REPORT_CARD_LIMITS.notes),
  notes: z.array(note).max(REPORT_CARD_LIMITS.notes),
})
export type ReportCard = z.infer<typeof ReportCard>

/** Whether a card fits on its one side, and what to do about it. `over` is null when everything but rows fits. */
export const CardFit = z.object({
  fits: z.boolean(),
  rowsShown: z.number().int(),
  rowsLeft: z.number().int(),
  over: z.object({ lines: z.number().int(), characters: z.number().int() }).nullable(),
})
export type CardFit = z.infer<typeof CardFit>
