import { lateDaysOf } from '@ttc/domain/assessment/assess'
import { describeDays } from '@ttc/domain/exception.words'
import { describeValue } from '@ttc/domain/figure/value'
import { describePeriod } from '@ttc/domain/period/label'
import { describeRag, describeSince, describeTargetGap } from '@ttc/domain/rag.words'
import { shownStatusOf, statusOf } from '../assessment/statuses.ts'
import { Day } from '../design/Day.tsx'
import { LastFour } from '../design/LastFour.tsx'
import { StatusTag } from '../design/StatusTag.tsx'
import { SmallPicture } from '../figure/SmallPicture.tsx'
import { placementAddress, priorityAddress } from '../http/address.ts'
import { Latest } from '../plan/cells.tsx'
import { ExceptionDone } from './ExceptionDone.tsx'
import { ExceptionWhy } from './ExceptionWhy.tsx'
import type { ShownException } from './shown-exception.ts'

/** One exception on one line of a wide screen: what it is, how far off, why, and what is being done. */
export function ExceptionCard({ partnership, row, today }: ShownException) {
  const heading = `exception-${row.placementId}`
  return (
    <article className={`ttc-exc ttc-exc--${row.kind}`} aria-labelledby={heading}>
      <Named partnership={partnership} row={row} today={today} heading={heading} />
      <Gap row={row} today={today} />
      <ExceptionWhy row={row} />
      <ExceptionDone partnership={partnership} row={row} today={today} />
    </article>
  )
}

function Named({ partnership, row, today, heading }: ShownException & { heading: string }) {
  const { assessment, scale, override, outcome, owner, plan, priority } = row
  const late = lateDaysOf(assessment.nextDue?.on ?? null, today)
  const at = { partnership, plan: plan.id }
  const statuses = assessment.lastFour.map(({ period, status }) => ({
    round: describePeriod(period, scale.accumulation),
    status: statusOf(status),
  }))
  return (
    <div className="ttc-exc__id">
      <div className="ttc-exc__status">
        <StatusTag status={override?.status ?? shownStatusOf(assessment.status, late)} />
        {statuses.length > 1 && <LastFour statuses={statuses} label="Status of the last periods, oldest first" />}
      </div>
      <h3 id={heading}>
        <a href={placementAddress(at, row.placementId)}>{row.name}</a>
      </h3>
      <p className="ttc-muted">
        {outcome !== null && (
          <>
            {outcome.statement}
            <br />
          </>
        )}
        <a href={priorityAddress(at, priority.id)}>{priority.name}</a>
        {row.level === 'performance' && ' · performance measure'}
        <br />
        {owner === null ? (
          <b className="ttc-exc__bad">No owner</b>
        ) : (
          [owner.name, owner.agency].filter(Boolean).join(', ')
        )}
      </p>
    </div>
  )
}

function Gap({ row, today }: Pick<ShownException, 'row' | 'today'>) {
  const { assessment, scale, override, hasBreak } = row
  const { gap, gapInChildren, since, finalTarget, lastYear, nextDue } = assessment
  const late = lateDaysOf(nextDue?.on ?? null, today)
  const words = [
    gap === null ? '' : describeTargetGap(gap, gapInChildren, scale),
    since === null || override !== null
      ? ''
      : `${describeRag(assessment.status).toLowerCase()} ${describeSince(since.periods, scale.periodKind)}`,
  ].filter((part) => part !== '')
  return (
    <div className="ttc-exc__gap">
      <Latest assessment={assessment} scale={scale} />
      <SmallPicture {...row.picture} width={190} height={58} />
      {words.length > 0 && <p>{words.join('; ')}</p>}
      {override !== null && (
        <p>
          computed <StatusTag status={statusOf(assessment.status)} look="plain" />; shown as {override.status} until{' '}
          <Day date={override.until} short />
          {override.by !== null && ` by ${override.by.name}`}: {override.reason}
        </p>
      )}
      <p className="ttc-muted">
        {[
          lastYear === null ? '' : `a year before ${describeValue(lastYear.value, scale)}`,
          finalTarget === null
            ? ''
            : `target ${describeValue(finalTarget.value, scale)} by ${describePeriod(finalTarget.period, scale.accumulation)}`,
          hasBreak ? 'the series broke' : '',
        ]
          .filter((part) => part !== '')
          .join('; ')}
      </p>
      {late !== null && <p className="ttc-late">next value {describeDays(late)} late</p>}
    </div>
  )
}
