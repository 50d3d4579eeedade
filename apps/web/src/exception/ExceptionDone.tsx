import { stateOfAction } from '@ttc/domain/action'
import { describeDecision } from '@ttc/domain/challenge.words'
import { describeNoEffect, describeUnreasoned } from '@ttc/domain/detector.words'
import { describeReached, describeStep } from '@ttc/domain/escalation.words'
import { areWordsStale, describeCommentary, describeSheet, describeSlipped } from '@ttc/domain/exception.words'
import { isOverdue } from '@ttc/domain/promise'
import { describeDue, describePromise } from '@ttc/domain/promise.words'
import { standingWords } from '../action/action-words.ts'
import { Day } from '../design/Day.tsx'
import {
  actionsAddress,
  escalationAddress,
  ledgerAddress,
  meetingAddress,
  recoverySheetAddress,
  targetsAddress,
} from '../http/address.ts'
import { Fact } from './Fact.tsx'
import type { ShownException } from './shown-exception.ts'

/** When it is expected back, how its recovery sheet and its actions stand, how old the words are, what is asked. */
export function ExceptionDone({ partnership, row, today }: ShownException) {
  const { sheet, wordsOn, sameWords } = row
  const unreasoned = describeUnreasoned(row.unreasoned)
  const isMissing = sheet !== null && (sheet.state === 'owed' || sheet.state === 'returned') && sheet.dueOn < today
  return (
    <dl className="ttc-exc__done">
      <Back row={row} today={today} />
      <Fact term="Recovery sheet">
        <a
          className={isMissing ? 'ttc-exc__bad' : undefined}
          href={recoverySheetAddress({ partnership, plan: row.plan.id }, row.placementId)}
        >
          {sheet === null ? 'none' : describeSheet(sheet, today)}
          <span className="govuk-visually-hidden"> for {row.name}</span>
        </a>
      </Fact>
      <Escalated partnership={partnership} row={row} />
      <Doing partnership={partnership} row={row} today={today} />
      <Fact term="Commentary">
        <span className={sameWords !== null || areWordsStale(wordsOn, today) ? 'ttc-exc__bad' : undefined}>
          {describeCommentary(wordsOn, sameWords, today)}
        </span>
      </Fact>
      {unreasoned !== '' && (
        <Fact term="Reasons">
          <a className="ttc-exc__bad" href={targetsAddress({ partnership, plan: row.plan.id }, row.placementId)}>
            {unreasoned}
            <span className="govuk-visually-hidden"> for {row.name}</span>
          </a>
        </Fact>
      )}
      <Challenged partnership={partnership} row={row} today={today} />
      {sheet !== null && sheet.asks.length > 0 && (
        <Fact term="Asked of you">
          {sheet.asks.map(({ from, what, by }) => (
            <b key={`${from} ${what}`} className="ttc-exc__ask">
              {from}: {what}
              {by !== null && (
                <>
                  , by <Day date={by} short />
                </>
              )}
            </b>
          ))}
        </Fact>
      )}
    </dl>
  )
}

/** What was last asked and promised in a challenge meeting, and how often a promise was not kept. */
function Challenged({ partnership, row, today }: ShownException) {
  const { lastChallenge, lastPromise, promisesNotKept, plan } = row
  const at = { partnership, plan: plan.id }
  return (
    <>
      {lastChallenge !== null && (
        <Fact term="Last challenge">
          <a href={meetingAddress(at, lastChallenge.meetingId)}>{lastChallenge.question}</a>{' '}
          <span className="ttc-muted">
            {[lastChallenge.askedBy, lastChallenge.agency].filter(Boolean).join(', ')}{' '}
            <Day date={lastChallenge.on} short />
            {lastChallenge.decision !== null && `: ${describeDecision(lastChallenge.decision).toLowerCase()}`}
          </span>
        </Fact>
      )}
      {lastPromise !== null && (
        <Fact term="Last promise">
          {lastPromise.text}, {lastPromise.owner || <b className="ttc-exc__bad">nobody named</b>},{' '}
          {describeDue(lastPromise.dueOn)}:{' '}
          <span className={isKeptSoFar(lastPromise, today) ? undefined : 'ttc-exc__bad'}>
            {describePromise(lastPromise, today).toLowerCase()}
          </span>
        </Fact>
      )}
      {promisesNotKept > 0 && (
        <Fact term="Promises not kept">
          <a
            className="ttc-exc__bad"
            href={ledgerAddress(partnership, { placement: row.placementId, state: 'not-kept' })}
          >
            {promisesNotKept}
            <span className="govuk-visually-hidden"> about {row.name}</span>
          </a>
        </Fact>
      )}
    </>
  )
}

const isKeptSoFar = (promise: Parameters<typeof describePromise>[0], today: string) =>
  promise.state === 'kept' || (promise.state === 'open' && !isOverdue(promise, today))

function Back({ row: { sheet, kind }, today }: Pick<ShownException, 'row' | 'today'>) {
  const toAmber = sheet?.backToAmberOn ?? null
  const day = kind === 'red' ? (toAmber ?? sheet?.backToGreenOn ?? null) : (sheet?.backToGreenOn ?? null)
  const term = kind === 'red' && (toAmber !== null || day === null) ? 'Back to amber' : 'Back to green'
  if (sheet === null || day === null)
    return (
      <Fact term={term}>
        <span className="ttc-muted">No day given</span>
      </Fact>
    )
  return (
    <Fact term={term}>
      <b className={day < today ? 'ttc-exc__bad' : undefined}>
        <Day date={day} />
      </b>{' '}
      <span className={sheet.slips > 0 ? 'ttc-exc__bad' : 'ttc-muted'}>{describeSlipped(sheet.slips)}</span>
      {day < today && <span className="ttc-exc__bad">, has passed</span>}
    </Fact>
  )
}

/** What waits for a decision, and since when. */
function Escalated({ partnership, row }: Pick<ShownException, 'partnership' | 'row'>) {
  const { escalation, name, plan, placementId } = row
  if (escalation === null) return null
  return (
    <Fact term="Escalated">
      <a className="ttc-exc__bad" href={escalationAddress({ partnership, plan: plan.id }, placementId)}>
        {describeStep(escalation.step)}
        <span className="govuk-visually-hidden"> about {name}</span>
      </a>
      : {describeReached(escalation)}, waits since <Day date={escalation.reachedOn} short />
    </Fact>
  )
}

function Doing({ partnership, row, today }: ShownException) {
  const { action, actions, plan, priority } = row
  if (action === null)
    return (
      <Fact term="Action">
        <span className="ttc-exc__bad">None</span>
      </Fact>
    )
  const state = stateOfAction(action, today)
  const others = actions.open + actions.done - 1
  return (
    <Fact term="Action">
      {action.text}
      {', '}
      {action.owner === null ? <b className="ttc-exc__bad">no owner</b> : action.owner.name}
      {action.dueOn !== null && (
        <>
          , due <Day date={action.dueOn} short />
        </>
      )}
      {': '}
      <span className={state.overdueDays === null && state.status !== 'late' ? undefined : 'ttc-exc__bad'}>
        {standingWords(state).toLowerCase()}
      </span>
      {others > 0 && (
        <>
          {'. '}
          <a href={actionsAddress(partnership, { plan: plan.id, priority: priority.id, state: 'all' })}>
            {others} more of this priority
          </a>
          , {actions.done} done
        </>
      )}
      {actions.noEffect > 0 && (
        <>
          {'. '}
          <a
            className="ttc-exc__bad"
            href={actionsAddress(partnership, { plan: plan.id, priority: priority.id, state: 'no-effect' })}
          >
            {describeNoEffect(actions.noEffect)}
          </a>
        </>
      )}
    </Fact>
  )
}
