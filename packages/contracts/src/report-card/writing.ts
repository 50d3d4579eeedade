import { cardLimits, cardStates, cardTurns } from '@ttc/domain/report-card'
import { roundStates } from '@ttc/domain/round'
import { z } from 'zod'
import { Day, Id, mayBeSaid } from '../id.ts'
import { AllowedView, MemberView } from '../partnership.ts'
import { CardFit } from '../report-card.ts'

export const CardWords = z
  .object({
    line: mayBeSaid('the card in one line', cardLimits.line).default(''),
    changed: mayBeSaid('what changed since last time', cardLimits.changed).default(''),
    asks: z
      .array(
        z.object({
          of: mayBeSaid('whom you ask', cardLimits.askOf).default(''),
          text: mayBeSaid('what you ask', cardLimits.ask).default(''),
        }),
      )
      .max(cardLimits.asks, { error: `Ask the meeting for ${cardLimits.asks} things at most.` })
      .default([]),
  })
  .meta({ id: 'CardWords' })
export type CardWords = z.infer<typeof CardWords>

/** 0 where nothing of the card is stored yet. */
const CardVersion = z
  .int({ error: 'Send the version number that you are editing, or 0.' })
  .min(0, { error: 'Send the version number that you are editing, or 0.' })
  .max(2_000_000_000, { error: 'Send the version number that you are editing, or 0.' })

const reason = mayBeSaid('the reason', cardLimits.reason).default('')

const edited = {
  id: Id.meta({ description: 'Of the card as it was read; a new one where nothing is stored yet' }),
  version: CardVersion,
}

export const SaveCardWords = z.object({ ...edited, words: CardWords }).meta({ id: 'SaveCardWords' })
export type SaveCardWords = z.infer<typeof SaveCardWords>

/** Ready for the meeting, or back to a draft. */
export const TurnCard = z
  .object({ ...edited, ready: z.boolean({ error: 'Say whether the card is ready.' }), reason })
  .meta({ id: 'TurnCard' })
export type TurnCard = z.infer<typeof TurnCard>

/** Signed, or opened again with a reason. */
export const SignCard = z
  .object({ ...edited, signed: z.boolean({ error: 'Say whether the card is signed.' }), reason })
  .meta({ id: 'SignCard' })
export type SignCard = z.infer<typeof SignCard>

const CardFindingView = z
  .object({
    code: z.enum(['no-words', 'activity-only', 'same-words', 'no-sheet', 'late']),
    serious: z.boolean().meta({ description: 'Called ready only with a reason while it stands' }),
    placementId: Id.nullable(),
    sentence: z.string(),
    todo: z.string(),
  })
  .meta({ id: 'CardFinding' })
export type CardFindingView = z.infer<typeof CardFindingView>

export const SavedCardView = z
  .object({
    id: Id,
    version: z.int(),
    findings: z.array(CardFindingView).meta({ description: 'What is thin, serious things first' }),
    fit: CardFit,
  })
  .meta({ id: 'SavedCard' })
export type SavedCardView = z.infer<typeof SavedCardView>

const CardTurnView = z.object({
  what: z.enum(cardTurns),
  reason: z.string(),
  at: z.iso.datetime(),
  on: Day,
  by: MemberView.nullable(),
})

const RoundOfCard = z.object({
  id: Id,
  name: z.string(),
  state: z.enum(roundStates),
  cardsDueOn: Day,
  freezeOn: Day,
  meetsOn: Day,
})

/** A card as its lead writes it: the words, what is thin, how far it has come. */
export const CardWritingView = z
  .object({
    id: Id.nullable().meta({ description: 'Null where nothing is stored yet' }),
    version: z.int(),
    state: z.enum(cardStates),
    name: z.string().meta({ description: 'The round, or the quarter where no round is under way' }),
    round: RoundOfCard.nullable(),
    words: CardWords,
    before: z
      .object({ name: z.string(), words: CardWords })
      .nullable()
      .meta({ description: 'What the card before this one said' }),
    findings: z
      .array(CardFindingView)
      .meta({ description: 'What is thin, serious things first; none once it is signed' }),
    fit: CardFit,
    turns: z.array(CardTurnView).meta({ description: 'What was done to it, who and when, the latest first' }),
    signed: z.array(z.object({ id: Id, name: z.string(), on: Day, by: z.string(), sha256: z.string() })).meta({
      description: 'The copies signed so far, of this card and of earlier ones, the latest first; at most 40',
    }),
    allowed: AllowedView,
    asOf: Day,
  })
  .meta({ id: 'CardWriting' })
export type CardWritingView = z.infer<typeof CardWritingView>

export const CardListView = z
  .object({
    round: RoundOfCard.nullable(),
    cards: z.array(
      z.object({
        priorityId: Id,
        state: z.enum(cardStates),
        on: Day.nullable().meta({ description: 'Since when it is ready or signed' }),
        by: MemberView.nullable(),
      }),
    ),
  })
  .meta({ id: 'CardList' })
export type CardListView = z.infer<typeof CardListView>
