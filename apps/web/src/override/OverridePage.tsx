import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { IndicatorView } from '@ttc/contracts/indicator'
import type { OverrideView } from '@ttc/contracts/override'
import { statusesBeside } from '@ttc/domain/override'
import { describePeriod } from '@ttc/domain/period/label'
import { useState } from 'react'
import { statusOf } from '../assessment/statuses.ts'
import { BackLink } from '../design/BackLink.tsx'
import { Day } from '../design/Day.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { SuccessNotice } from '../design/Notice.tsx'
import { Page, Section } from '../design/Page.tsx'
import { Facts } from '../design/Panel.tsx'
import { StatusTag } from '../design/StatusTag.tsx'
import { overridesAddress, placementAddress } from '../http/address.ts'
import { indicatorQuery } from '../placement/placement.api.ts'
import { OverrideForm } from './OverrideForm.tsx'
import { WithdrawForm } from './WithdrawForm.tsx'
import './override.scss'

/** What the rule says, what is shown in its place and why, and a form to say so. */
export function OverridePage() {
  const at = useParams({ from: '/partnerships/$partnership/plans/$plan/placements/$placement/override' })
  const indicator = useSuspenseQuery(indicatorQuery(at.partnership, at.placement)).data
  const [done, setDone] = useState<string | null>(null)
  const back = placementAddress(at, at.placement)
  const whole = indicator.series.find(({ breakdown }) => breakdown.all)
  const { override, allowed } = indicator.placement
  const computed = whole?.assessment.status ?? 'no-value'
  const mayEdit = allowed.includes('override.edit')
  const canBe = statusesBeside(computed).length > 0
  return (
    <>
      <BackLink href={back}>{indicator.name}</BackLink>
      <Page title="Show another status" caption={indicator.name} width="question">
        {done !== null && (
          <SuccessNotice title={done}>
            <a href={back}>See it on the indicator’s page</a>
          </SuccessNotice>
        )}
        {canBe ? (
          <>
            <Standing indicator={indicator} override={override} />
            <p>
              <a href={overridesAddress(at.partnership, { placement: at.placement })}>
                All overrides of this indicator
              </a>
            </p>
            {mayEdit && override !== null && (
              <WithdrawForm
                key={override.id}
                partnership={at.partnership}
                placement={at.placement}
                override={override}
                onStored={() => setDone('The override is withdrawn')}
              />
            )}
            {mayEdit ? (
              <Section title={override === null ? 'What should be shown?' : 'Show something else instead'} id="set">
                <OverrideForm partnership={at.partnership} indicator={indicator} onStored={setDone} />
              </Section>
            ) : (
              <p>Priority leads and plan coordinators can show another status.</p>
            )}
          </>
        ) : (
          <Uncoloured contextual={computed === 'contextual'} />
        )}
      </Page>
    </>
  )
}

function Standing({ indicator, override }: { indicator: IndicatorView; override: OverrideView | null }) {
  const [whole] = indicator.series
  if (whole === undefined) return null
  const { status, latest } = whole.assessment
  const period = latest === null ? '' : ` for ${describePeriod(latest.period, indicator.scale.accumulation)}`
  const computed = (
    <>
      <StatusTag status={statusOf(status)} />
      {period}
    </>
  )
  if (override === null) return <Facts facts={[{ term: 'The rule says', value: computed }]} />
  return (
    <Facts
      facts={[
        { term: 'Shown', value: <StatusTag status={override.status} /> },
        { term: 'The rule says', value: computed },
        { term: 'Because', value: override.reason },
        {
          term: 'By',
          value: (
            <>
              {override.by === null ? 'Not known' : [override.by.name, override.by.agency].filter(Boolean).join(', ')},{' '}
              <Day date={override.on} />
            </>
          ),
        },
        {
          term: 'Until',
          value: (
            <>
              <Day date={override.until} />, or sooner if the next value comes
            </>
          ),
        },
      ]}
    />
  )
}

function Uncoloured({ contextual }: { contextual: boolean }) {
  return contextual ? (
    <EmptyState title="This indicator gives context">
      <p>It has no good direction and is never coloured, so there is no status to show otherwise.</p>
    </EmptyState>
  ) : (
    <EmptyState title="There is no value yet">
      <p>Once a value is recorded it is coloured by the RAG rule. Then another status can be shown beside it.</p>
    </EmptyState>
  )
}
