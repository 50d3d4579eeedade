import { escalationDecisions, escalationStates, escalationSteps, ruleLimits } from '@ttc/domain/escalation'
import { z } from 'zod'
import { RagStatusView } from './assessment.ts'
import { Day, Id, said, Version } from './id.ts'
import { MemberView } from './partnership.ts'

const Step = z.enum(escalationSteps, { error: 'Choose sheet, director or board.' })
const Decision = z.enum(escalationDecisions, {
  error: 'Choose to change the plan, to change the target, or to accept it.',
})

export const EscalationFilter = z
  .object({
    state: z
      .enum([...escalationStates, 'all'], { error: 'Choose open, decided, answered, lapsed or all.' })
      .default('open'),
    step: Step.optional(),
    placement: Id.optional().meta({ description: 'Only those of this indicator in its plan' }),
    skip: z.coerce.number().int().min(0).max(10_000).default(0),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  })
  .meta({ id: 'EscalationFilter' })
export type EscalationFilter = z.infer<typeof EscalationFilter>

/** The register as a file: everything that it holds, narrowed alike. */
export const EscalationFile = EscalationFilter.omit({ skip: true, limit: true }).meta({ id: 'EscalationFile' })

const EscalationView = z
  .object({
    id: Id,
    version: Version,
    step: Step,
    state: z.enum(escalationStates),
    redRounds: z.int().meta({ description: 'So many red rounds running; 0 where a day was missed' }),
    roundEnd: Day.nullable().meta({ description: 'The last day of the round at whose close it was reached' }),
    missedOn: Day.nullable().meta({ description: 'The back-to-green day that was missed' }),
    reachedOn: Day,
    endedOn: Day.nullable().meta({ description: 'The day it was decided, answered by a sheet, or lapsed' }),
    decision: Decision.nullable(),
    reason: z.string(),
    by: MemberView.nullable(),
  })
  .meta({ id: 'Escalation' })

export const EscalationRowView = EscalationView.extend({
  placementId: Id,
  isInPlan: z.boolean().meta({ description: 'The indicator still stands there' }),
  plan: z.object({ id: Id, name: z.string() }),
  priority: z.object({ id: Id, name: z.string() }),
  indicator: z.object({ id: Id, name: z.string() }),
  owner: MemberView.nullable(),
  mayDecide: z.boolean().meta({ description: 'It waits for a decision, and you may decide' }),
}).meta({ id: 'EscalationRow' })
export type EscalationRowView = z.infer<typeof EscalationRowView>

const counts = z.object(
  Object.fromEntries(escalationStates.map((state) => [state, z.int()])) as Record<
    (typeof escalationStates)[number],
    z.ZodInt
  >,
)

export const EscalationRegisterView = z
  .object({
    escalations: z.array(EscalationRowView).meta({
      description: 'Open decisions first, then open sheets, each longest first; then what is over, newest first',
    }),
    counts: counts.meta({ description: 'Of the same step and indicator, whatever their state' }),
    total: z.int().meta({ description: 'As many as the list would hold without its limit' }),
  })
  .meta({ id: 'EscalationRegister' })
export type EscalationRegisterView = z.infer<typeof EscalationRegisterView>

const rounds = (what: string) =>
  z
    .int({ error: `Enter ${what} as a whole number.` })
    .min(1, { error: `Enter ${what} as 1 or more.` })
    .max(ruleLimits.rounds, { error: `Enter ${what} as ${ruleLimits.rounds} or fewer.` })
const days = (what: string, least: number) =>
  z
    .int({ error: `Enter ${what} as a whole number.` })
    .min(least, { error: `Enter ${what} as ${least} or more.` })
    .max(ruleLimits.days, { error: `Enter ${what} as ${ruleLimits.days} or fewer.` })

const ruleFields = {
  redRoundsToSheet: rounds('the red rounds until a sheet is owed'),
  missedDayToDirector: z.boolean({ error: 'Say whether a missed day goes to a director.' }),
  daysOfGrace: days('the days of grace', 0),
  redRoundsToBoard: rounds('the red rounds until the board decides'),
  forForecast: z.boolean({ error: 'Say whether red or amber by forecast owes a sheet.' }),
  stayedQuarters: rounds('the quarters until another sheet is owed'),
  daysToAnswer: days('the days to answer', 1),
}

export const EscalationRuleView = z
  .object({
    version: z.int().meta({ description: '0 before anybody has changed it' }),
    ...ruleFields,
    mayEdit: z.boolean(),
    changes: z
      .array(
        z.object({
          version: Version,
          ...ruleFields,
          appliesFrom: Day,
          reason: z.string(),
          by: MemberView.nullable(),
        }),
      )
      .meta({ description: 'Every change, newest first' }),
  })
  .meta({ id: 'EscalationRule' })
export type EscalationRuleView = z.infer<typeof EscalationRuleView>

const MOST_REASON = 1000
/** A reason is a sentence that can be challenged. */
const LEAST_REASON = 20

const reason = () =>
  said('the reason', MOST_REASON).refine(({ length }) => length === 0 || length >= LEAST_REASON, {
    error: `Say why in a sentence, of at least ${LEAST_REASON} characters.`,
  })

/** A change holds from today on: what was carried up before stays as it is. */
export const SetEscalationRule = z
  .object({
    version: z
      .int({ error: 'Send the version number that you are editing.' })
      .min(0, { error: 'Send the version number that you are editing.' })
      .max(2_000_000_000, { error: 'Send the version number that you are editing.' }),
    ...ruleFields,
    reason: said('the reason', MOST_REASON),
  })
  .meta({ id: 'SetEscalationRule' })
export type SetEscalationRule = z.infer<typeof SetEscalationRule>

export const DecideEscalation = z
  .object({ id: Id, escalationId: Id, version: Version, decision: Decision, reason: reason() })
  .meta({ id: 'DecideEscalation' })
export type DecideEscalation = z.infer<typeof DecideEscalation>

/** How far up an indicator has been carried, and the rounds behind it. */
export const PlacementEscalationView = z
  .object({
    placementId: Id,
    indicator: z.object({ id: Id, name: z.string() }),
    plan: z.object({ id: Id, name: z.string() }),
    priority: z.object({ id: Id, name: z.string() }),
    status: RagStatusView.meta({ description: 'As it is shown now' }),
    escalations: z.array(EscalationRowView).meta({ description: 'Open ones first, then newest first' }),
    rounds: z
      .array(
        z.object({
          end: Day,
          status: RagStatusView.meta({ description: 'As it was shown when the round closed' }),
          computed: RagStatusView,
          hasNewValue: z.boolean(),
          sheetUnanswered: z.boolean(),
          counts: z.boolean().meta({ description: 'It is one of the red rounds that count toward the board' }),
        }),
      )
      .meta({ description: 'Newest first' }),
    redRounds: z.int().meta({ description: 'Red in so many rounds running' }),
    rule: z.object({ redRoundsToSheet: z.int(), redRoundsToBoard: z.int() }),
    asOf: Day,
  })
  .meta({ id: 'PlacementEscalation' })
export type PlacementEscalationView = z.infer<typeof PlacementEscalationView>
