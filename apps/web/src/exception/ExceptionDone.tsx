import { stateOfAction } from '@ttc/domain/action'
import { areWordsStale, describeSheet, describeSlipped, describeWordsAge } from '@ttc/domain/exception.words'
import { standingWords } from '../action/action-words.ts'
import { Day } from '../design/Day.tsx'
import { actionsAddress, recoverySheetAddress } from '../http/address.ts'
import { Fact } from './Fact.tsx'
import type { ShownException } from './shown-exception.ts'

/** When it is expected back, how its recovery sheet and its actions stand, how old the words are, what is asked. */
export function ExceptionDone({ partnership, row, today }: ShownException) {
  const { sheet, wordsOn } = row
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
      <Doing partnership={partnership} row={row} today={today} />
      <Fact term="Commentary">
        <span className={areWordsStale(wordsOn, today) ? 'ttc-exc__bad' : undefined}>
          {describeWordsAge(wordsOn, today)}
        </span>
      </Fact>
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
    </Fact>
  )
}
