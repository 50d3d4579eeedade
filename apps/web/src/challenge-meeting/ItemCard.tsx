import { useQuery } from '@tanstack/react-query'
import type { AgendaItemView } from '@ttc/contracts/challenge-meeting'
import type { ExceptionRowView } from '@ttc/contracts/exception'
import { describeControl, describeSlipped } from '@ttc/domain/exception.words'
import { curveOf } from '@ttc/domain/figure/curve'
import { sentenceOf, subtitleOf } from '@ttc/domain/figure/sentence'
import { describePeriod } from '@ttc/domain/period/label'
import { describeRag, describeSince, describeTargetGap } from '@ttc/domain/rag.words'
import { statusOf } from '../assessment/statuses.ts'
import { Day } from '../design/Day.tsx'
import { LastFour } from '../design/LastFour.tsx'
import { StatusTag } from '../design/StatusTag.tsx'
import { LateCurveDrawing } from '../figure/LateCurveDrawing.tsx'
import { type InPlan, placementAddress } from '../http/address.ts'
import { indicatorQuery } from '../placement/placement.api.ts'
import { useMeetingRoom } from './meeting-room.tsx'

type ItemCardProps = { at: InPlan; item: AgendaItemView; isBig: boolean }

/** The indicator an item is about: status, curve with its sentence, and what a director needs to ask a question. */
export function ItemCard({ at, item, isBig }: ItemCardProps) {
  const { exceptions } = useMeetingRoom()
  const id = item.placementId ?? ''
  const indicator = useQuery(indicatorQuery(at.partnership, id)).data
  const row = exceptions.find(({ placementId }) => placementId === id)
  const series = indicator?.series.find(({ breakdown }) => breakdown.all) ?? indicator?.series[0]
  if (series === undefined) return <p className="ttc-muted">Loading {item.title}</p>
  const { verdict, strength, meanGap } = series.assessment.verdict
  const curve = curveOf(series.curve)
  return (
    <article className="ttc-cm__card" aria-labelledby="item-card">
      {row !== undefined && <Standing row={row} />}
      <h2 id="item-card">{sentenceOf(curve, verdict === null ? null : { verdict, strength, meanGap })}</h2>
      <p className="ttc-muted">{subtitleOf(curve)}</p>
      <div className="ttc-cm__cardbody">
        <LateCurveDrawing key={isBig ? 'big' : 'small'} curve={series.curve} height={isBig ? 420 : 330} />
        {row !== undefined && <Asked row={row} />}
      </div>
      <p>
        <a href={placementAddress(at, id)}>Table, groups and how sure this is</a>
      </p>
    </article>
  )
}

function Standing({ row: { assessment, override, scale } }: { row: ExceptionRowView }) {
  const { since, status, lastFour } = assessment
  return (
    <div className="ttc-cm__standing">
      <StatusTag status={override?.status ?? statusOf(status)} look="big" />
      <LastFour
        statuses={lastFour.map(({ period, status: one }) => ({
          round: describePeriod(period, scale.accumulation),
          status: statusOf(one),
        }))}
        label="Status of the last periods, oldest first"
      />
      {override === null && since !== null && (
        <span>
          {describeRag(status).toLowerCase()} {describeSince(since.periods, scale.periodKind)}
        </span>
      )}
    </div>
  )
}

function Asked({ row }: { row: ExceptionRowView }) {
  const { assessment, scale, cause, sheet, lastChallenge, lastPromise, promisesNotKept } = row
  const { gap, gapInChildren } = assessment
  const back = sheet?.backToAmberOn ?? sheet?.backToGreenOn ?? null
  return (
    <dl className="ttc-cm__facts">
      {gap !== null && <Fact term="Gap">{describeTargetGap(gap, gapInChildren, scale)}</Fact>}
      <Fact term="Cause">{cause?.text ?? 'No cause written down yet'}</Fact>
      {cause !== null && <Fact term="Who controls it">{describeControl(cause.control)}</Fact>}
      <Fact term={sheet?.backToAmberOn == null ? 'Back to green' : 'Back to amber'}>
        {back === null ? 'No day given' : <Day date={back} />}{' '}
        {sheet !== null && sheet.slips > 0 && <b className="ttc-exc__bad">{describeSlipped(sheet.slips)}</b>}
      </Fact>
      {sheet !== null && sheet.asks.length > 0 && (
        <Fact term="We ask">
          <b>{sheet.asks.map(({ from, what }) => `${from}: ${what}`).join('; ')}</b>
        </Fact>
      )}
      {lastChallenge !== null && (
        <Fact term="Last asked">
          {lastChallenge.question} <span className="ttc-muted">{lastChallenge.agency}</span>
        </Fact>
      )}
      {lastPromise !== null && (
        <Fact term="Last promised">
          {lastPromise.text}
          {promisesNotKept > 0 && (
            <b className="ttc-exc__bad">
              {' '}
              {promisesNotKept} {promisesNotKept === 1 ? 'promise' : 'promises'} not kept
            </b>
          )}
        </Fact>
      )}
    </dl>
  )
}

function Fact({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}
