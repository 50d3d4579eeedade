import type { IsoDate } from './day.ts'
import type { EscalationDecision, EscalationState, EscalationStep } from './escalation.ts'
import { describeDay } from './period/label.ts'

const STEPS: Readonly<Record<EscalationStep, string>> = {
  sheet: 'Recovery sheet',
  director: 'Director',
  board: 'Board decision',
}

/** The name of a step in a list. */
export function describeStep(step: EscalationStep): string {
  return STEPS[step]
}

const DECISIONS: Readonly<Record<EscalationDecision, string>> = {
  'change-plan': 'Change the plan',
  'change-target': 'Change the target',
  accept: 'Accept it as it is',
}

/** What was decided, as a choice and in a list. */
export function describeDecision(decision: EscalationDecision): string {
  return DECISIONS[decision]
}

type Reached = Readonly<{ step: EscalationStep; redRounds: number; missedOn: IsoDate | null }>

/** Why a step was reached: "red in 4 rounds running"; "it was to be back to green by 31 March 2026". */
export function describeReached({ redRounds, missedOn }: Omit<Reached, 'step'>): string {
  if (missedOn !== null) return `it was to be back to green by ${describeDay(missedOn)}`
  return redRounds === 1 ? 'red in one round' : `red in ${redRounds} rounds running`
}

type Shown = Reached &
  Readonly<{
    state: EscalationState
    reachedOn: IsoDate
    endedOn: IsoDate | null
    decision: EscalationDecision | null
    by: Readonly<{ name: string }> | null
  }>

/** How a step stands, with who and when: "Open since 1 October 2026"; "Accept it as it is, decided on … by Director". */
export function describeEscalationState({ step, state, reachedOn, endedOn, decision, by }: Shown): string {
  const on = describeDay(endedOn ?? reachedOn)
  if (state === 'open') return `${step === 'sheet' ? 'Waits for a sheet' : 'Waits for a decision'} since ${on}`
  if (state === 'answered') return `A sheet was sent on ${on}`
  if (state === 'lapsed') return `Not needed any more since ${on}`
  const what = decision === null ? 'Decided' : describeDecision(decision)
  return `${what}: decided on ${on}${by === null ? '' : ` by ${by.name}`}`
}
