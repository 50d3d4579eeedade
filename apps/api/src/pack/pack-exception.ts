import type { ExceptionRowView } from '@ttc/contracts/exception'
import type { CurveView } from '@ttc/contracts/figure'
import type { PackException } from '@ttc/contracts/pack'
import type { PlanRowView } from '@ttc/contracts/plan'
import { describeDecision } from '@ttc/domain/challenge.words'
import { describeReached, describeStep } from '@ttc/domain/escalation.words'
import { describeControl, describeSheet, describeSlipped, describeWordsAge } from '@ttc/domain/exception.words'
import { describeDay, describePeriod } from '@ttc/domain/period/label'
import { describeDue, describePromiseState } from '@ttc/domain/promise.words'
import { describeSince, describeTargetGap } from '@ttc/domain/rag.words'
import { headlineOf } from '../report-card/report-card.card.ts'

type Fact = Readonly<{ name: string; text: string | null }>

/** What a pack keeps of an indicator on the agenda: its row and curve, and what a director asks about it, in words. */
export function packExceptionOf(
  exception: ExceptionRowView,
  row: PlanRowView,
  curve: CurveView,
  today: string,
): PackException {
  const { placementId, priority, owner } = exception
  const facts = [...standingOf(exception, today), ...doneOf(exception, today), ...saidOf(exception)]
  return {
    id: placementId,
    priority: priority.name,
    owner: owner === null ? null : { name: owner.name, agency: owner.agency },
    indicator: headlineOf(row, curve),
    facts: facts.flatMap(({ name, text }) => (text === null || text === '' ? [] : [{ name, text }])),
  }
}

function standingOf({ assessment, scale, override }: ExceptionRowView, today: string): Fact[] {
  const { since, gap, gapInChildren } = assessment
  return [
    {
      name: 'Since',
      text:
        since &&
        `${describeSince(since.periods, scale.periodKind)} (${describePeriod(since.period, scale.accumulation)})`,
    },
    { name: 'Against target', text: describeTargetGap(gap, gapInChildren, scale) },
    {
      name: 'Shown otherwise than by the rule',
      text: override && `${override.reason} (until ${describeDay(override.until)})`,
    },
    { name: 'Late', text: lateText(assessment.nextDue?.on ?? null, today) },
  ]
}

const lateText = (dueOn: string | null, today: string) =>
  dueOn !== null && dueOn < today ? `the next value was due on ${describeDay(dueOn)}` : null

function doneOf({ cause, action, actions, sheet, wordsOn, escalation }: ExceptionRowView, today: string): Fact[] {
  return [
    { name: 'Cause', text: cause && `${cause.text} (${describeControl(cause.control)})` },
    { name: 'Story', text: describeWordsAge(wordsOn, today) },
    { name: 'Action', text: action && actionText(action) },
    { name: 'Actions', text: `${actions.open} open, ${actions.done} done` },
    { name: 'Recovery sheet', text: sheet && describeSheet(sheet, today) },
    { name: 'Back on path', text: sheet && backText(sheet) },
    {
      name: 'Asked of directors',
      text: sheet === null ? null : sheet.asks.map(({ from, what }) => `${from}: ${what}`).join('; '),
    },
    { name: 'Carried up', text: escalation && `${describeStep(escalation.step)}: ${describeReached(escalation)}` },
  ]
}

function actionText({ text, owner, dueOn }: NonNullable<ExceptionRowView['action']>): string {
  const who = owner === null ? 'no owner' : [owner.name, owner.agency].filter((part) => part !== '').join(', ')
  return `${text} (${who}, ${describeDue(dueOn)})`
}

function backText({ backToAmberOn, backToGreenOn, slips }: NonNullable<ExceptionRowView['sheet']>): string | null {
  const days = [
    backToAmberOn === null ? null : `amber ${describeDay(backToAmberOn)}`,
    backToGreenOn === null ? null : `green ${describeDay(backToGreenOn)}`,
  ].filter((day) => day !== null)
  return days.length === 0 ? null : `${days.join(', ')}, ${describeSlipped(slips)}`
}

function saidOf({ lastChallenge, lastPromise, promisesNotKept }: ExceptionRowView): Fact[] {
  const asked = lastChallenge
  return [
    {
      name: 'Last challenge',
      text:
        asked &&
        `${asked.question} (${[asked.askedBy || asked.agency, describeDay(asked.on), asked.decision && describeDecision(asked.decision)].filter(Boolean).join(', ')})`,
    },
    {
      name: 'Last promise',
      text:
        lastPromise &&
        `${lastPromise.text} (${[lastPromise.owner, describeDue(lastPromise.dueOn), describePromiseState(lastPromise.state).toLowerCase()].filter((part) => part !== '').join(', ')})`,
    },
    { name: 'Promises not kept', text: promisesNotKept === 0 ? null : String(promisesNotKept) },
  ]
}
